"""A public screen, the hours in which it shows something, and what it says it showed."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nepso.kernel.clock import now
from nepso.kernel.fields import PublicIdField
from nepso.kernel.fields import public_id as new_code
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.screens.kinds import ALL_DAYS, Shape


class DisplayScreen(models.Model):
    """Màn hình công cộng: the device that shows an outlet. Name, place, agency, days of use are
    the outlet's.

    ``code`` (79 random bits) is all that lets a browser see the list; a new one shuts the old out.
    ``tag`` names the list the device last said it plays. ``drift_ms`` is how far its clock stood
    before ours. ``showing`` is the public id of what it showed at its last contact.
    ``device_hash`` names the one browser that staff joined to it (decision 0218): any other that
    has the code is shown the list, and nothing that it says is believed.
    """

    public_id = PublicIdField()
    outlet = models.OneToOneField(Outlet, models.PROTECT, related_name="screen")
    code = models.CharField(max_length=16, unique=True, default=new_code, editable=False)
    shape = models.CharField("kiểu màn hình", max_length=10, choices=Shape.choices)
    first_contact_at = models.DateTimeField(null=True)
    last_contact_at = models.DateTimeField(null=True)
    drift_ms = models.BigIntegerField(null=True)
    tag = models.CharField(max_length=40, blank=True)
    showing = models.CharField(max_length=16, blank=True)
    player = models.CharField(max_length=20, blank=True)
    device_hash = models.CharField(max_length=64, blank=True, editable=False)
    paired_at = models.DateTimeField(null=True)
    paired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    revision = models.PositiveIntegerField(default=0)
    is_demonstration = models.BooleanField("dữ liệu minh họa", default=False)
    created_at = models.DateTimeField(default=now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = "màn hình công cộng"
        verbose_name_plural = "màn hình công cộng"
        indexes = [models.Index(fields=["last_contact_at"], name="screen_by_contact")]

    @property
    def is_paired(self) -> bool:
        """Whether a device was joined to it."""
        return bool(self.device_hash)


class WaitingDevice(models.Model):
    """Máy chờ ghép: a browser that has the page of a screen open and was not joined to it.

    ``pair_code`` is drawn by us, so that no browser can choose the one that another shows.
    """

    screen = models.ForeignKey(
        DisplayScreen, models.CASCADE, related_name="waiting_devices", db_index=False
    )
    device_hash = models.CharField(max_length=64)
    pair_code = models.CharField(max_length=6)
    called_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "máy chờ ghép"
        verbose_name_plural = "máy chờ ghép"
        constraints = [
            models.UniqueConstraint("screen", "device_hash", name="device_waits_once"),
            models.UniqueConstraint("screen", "pair_code", name="pair_code_names_one"),
        ]

    @property
    def spoken_code(self) -> str:
        """As it stands on the screen: "482 913"."""
        return f"{self.pair_code[:3]} {self.pair_code[3:]}"


class PlaylistItem(models.Model):
    """Khung giờ phát: when a screen shows one posting, and how many seconds each time.

    ``days`` is a mask, Monday the lowest bit. ``until`` null: to the end of the day. A posting
    without any is shown all day, so that what is put out is seen without a second step. Its own
    beginning and end are the posting's.
    """

    public_id = PublicIdField()
    screen = models.ForeignKey(DisplayScreen, models.CASCADE, related_name="playlist")
    posting = models.ForeignKey(Posting, models.CASCADE, related_name="+")
    days = models.PositiveSmallIntegerField("ngày trong tuần", default=ALL_DAYS)
    begins = models.TimeField("từ giờ", default=dt.time(0))
    until = models.TimeField("đến giờ", null=True, blank=True)
    seconds = models.PositiveSmallIntegerField("số giây mỗi lần", default=12)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "khung giờ phát"
        verbose_name_plural = "khung giờ phát"
        ordering = ["screen", "begins", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("begins")), name="slot_runs_forward"
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, days__lte=ALL_DAYS), name="slot_has_a_day"
            ),
        ]


class DrawnSlide(models.Model):
    """Trang chiếu vẽ sẵn: a posting as one whole picture for a shape of screen. ``name`` is made of
    everything that it shows; ``path`` is "" where not every word has room on one slide."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="drawn_slides")
    shape = models.CharField(max_length=10, choices=Shape.choices)
    name = models.CharField(max_length=20)
    path = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "trang chiếu vẽ sẵn"
        verbose_name_plural = "trang chiếu vẽ sẵn"
        constraints = [models.UniqueConstraint("posting", "shape", name="slide_drawn_once")]


class PlayLogLine(models.Model):
    """Dòng nhật ký phát: how often a device showed one posting within some minutes, as it says.

    ``client_id`` is the device's own name for the line: sent twice it is kept once.
    ``is_doubtful``: the device's clock was plainly wrong, or it was not yet joined to the screen:
    not to be believed.
    """

    screen = models.ForeignKey(
        DisplayScreen, models.CASCADE, related_name="play_log", db_index=False
    )
    posting = models.ForeignKey(Posting, models.CASCADE, related_name="+")
    client_id = models.CharField(max_length=60)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    plays = models.PositiveIntegerField()
    seconds = models.PositiveIntegerField()
    is_doubtful = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=now)

    class Meta:
        verbose_name = "dòng nhật ký phát"
        verbose_name_plural = "dòng nhật ký phát"
        indexes = [
            models.Index(fields=["screen", "begun_at", "id"], name="play_by_time"),
            models.Index(fields=["received_at"], name="play_by_receipt"),
        ]
        constraints = [models.UniqueConstraint("screen", "client_id", name="play_counted_once")]

    @property
    def length(self) -> str:
        """How long it was shown, in minutes and seconds."""
        return f"{self.seconds // 60} phút {self.seconds % 60:02} giây"
