"""Accounts, memberships, delegations and one-time sign-in slips."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin, UserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.db.models import Q

from nepso.foundation.accounts.roles import Role
from nepso.foundation.agencies.models import Agency
from nepso.foundation.vault.fields import EncryptedJSONField
from nepso.kernel.clock import now
from nepso.kernel.fields import NfcCharField, PublicIdField
from nepso.kernel.folding import fold


class AccountManager(UserManager["Account"]):
    """Django's own, for an account without first and last name."""


class Account(AbstractBaseUser, PermissionsMixin):
    """Tài khoản của một cán bộ. Many officers have no work e-mail: it may be blank."""

    public_id = PublicIdField()
    username = models.CharField(
        "tên đăng nhập",
        max_length=60,
        unique=True,
        validators=[ASCIIUsernameValidator()],
        error_messages={"unique": "Tên đăng nhập này đã có người dùng."},
    )
    full_name = NfcCharField("họ và tên", max_length=120)
    position = NfcCharField("chức vụ", max_length=120, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    telephone = NfcCharField("điện thoại", max_length=40, blank=True)
    is_staff = models.BooleanField("được vào trang cấu hình", default=False)
    is_active = models.BooleanField("đang hoạt động", default=True)
    is_demonstration = models.BooleanField("tài khoản minh họa", default=False)
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)
    date_joined = models.DateTimeField("tạo lúc", default=now)
    folded = models.CharField(max_length=260, editable=False, default="")
    closed_at = models.DateTimeField(null=True, editable=False)
    # Kept by notices: every page shows it, and every page has loaded its account.
    notices_unread = models.PositiveIntegerField(default=0, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        indexes = [models.Index(fields=["folded", "id"], name="account_by_folded_name")]
        constraints = [
            models.UniqueConstraint(
                "email",
                condition=~Q(email=""),
                name="one_account_per_email",
                violation_error_message="Thư điện tử này đã thuộc một tài khoản khác.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.strip().lower()
        self.folded = fold(f"{self.full_name} {self.username}")
        super().save(*args, **kwargs)


class Membership(models.Model):
    """One role of one account at one agency, from a date to a date (null: open)."""

    public_id = PublicIdField()
    account = models.ForeignKey(Account, models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships")
    role = models.CharField("vai trò", max_length=20, choices=Role.choices)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        verbose_name = "vai trò tại cơ quan"
        verbose_name_plural = "vai trò tại cơ quan"
        constraints = [
            models.UniqueConstraint("account", "agency", "role", name="one_membership_each")
        ]


class Delegation(models.Model):
    """Ủy quyền khi vắng mặt: between two days ``delegate`` has the rights of ``delegator``."""

    public_id = PublicIdField()
    delegator = models.ForeignKey(Account, models.CASCADE, related_name="delegations_given")
    delegate = models.ForeignKey(Account, models.CASCADE, related_name="delegations_received")
    first_day = models.DateField("từ ngày")
    last_day = models.DateField("đến hết ngày")
    # Arranged by somebody else, for one who is away already, with the reason.
    arranged_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="+")
    reason = NfcCharField("lý do", max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "ủy quyền"
        verbose_name_plural = "ủy quyền"


class SignInSlip(models.Model):
    """Phiếu đăng nhập một lần, for an officer without e-mail: only a hash of the code is kept.

    ``is_local`` marks the link that ``nepso run`` prints: it opens at once and asks no password.
    """

    public_id = PublicIdField()
    account = models.ForeignKey(Account, models.CASCADE, related_name="slips")
    code_hash = models.CharField(max_length=64, unique=True)
    issued_by = models.ForeignKey(Account, models.SET_NULL, null=True, related_name="slips_issued")
    issued_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    is_local = models.BooleanField(default=False)


class SlipSheet(models.Model):
    """Những phiếu vừa cấp, chờ in: a short while the codes stand here, sealed, for whoever issued
    them alone, so that a page loaded again is the same page and not another slip.

    ``codes`` is a list of (id of the slip, its code).
    """

    public_id = PublicIdField()
    made_by = models.ForeignKey(Account, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=now)
    codes: models.Field[Any, Any] = EncryptedJSONField()


class OnboardingSheet(models.Model):
    """Bảng tính chờ xác nhận: an uploaded spreadsheet between its preview and its confirmation."""

    public_id = PublicIdField()
    content = models.BinaryField()
    preview = models.JSONField(default=dict)  # onboarding/outcome.py: every row by name
    uploaded_by = models.ForeignKey(Account, models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField(default=now)
