"""What a keeper typed, checked: one sentence for each field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings

from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.sending.adapters.sftp import host_key_read, private_key_read
from nepso.outreach.sending.fields import SERVICES

LEAST_KEY, LONGEST = 32, 8000
_NUMBER = re.compile(r"[0-9]{1,30}")
_FOLDER = re.compile(r"[A-Za-z0-9_.\-/]{1,200}")
_MACHINE = re.compile(r"[A-Za-z0-9.\-]{1,253}|[0-9a-fA-F:]{2,45}")


def facts_checked(kind: str, given: Mapping[str, str], *, is_real: bool) -> dict[str, str]:
    """The public settings of a kind; raises Invalid with a sentence per field."""
    asked = SERVICES[kind].facts
    facts = {one.name: nfc(given.get(one.name, "")).strip()[:LONGEST] for one in asked}
    if not is_real:
        return facts
    wrong = {
        one.name: f"Chưa có: {one.label.lower()}."
        for one in asked
        if one.is_needed and not facts[one.name]
    }
    wrong |= {
        name: sentence
        for name, sentence in _wrong(kind, facts).items()
        if name not in wrong and sentence
    }
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    return facts


def _wrong(kind: str, facts: dict[str, str]) -> dict[str, str]:
    if kind == OutletKind.FACEBOOK and not _NUMBER.fullmatch(facts["page_id"]):
        return {"page_id": "Số của trang chỉ gồm chữ số: hãy chép lại."}
    if kind == OutletKind.ZALO_OA:
        return {
            "app_id": ""
            if _NUMBER.fullmatch(facts["app_id"])
            else "Số của ứng dụng chỉ gồm chữ số: hãy chép lại.",
            "cover_url": _https(facts["cover_url"]),
        }
    if kind == OutletKind.WEBHOOK:
        return {"url": _https(facts["url"], by_us=True)}
    return _folder(facts) if kind == OutletKind.FOLDER else {}


def _https(url: str, *, by_us: bool = False) -> str:
    """What is wrong with an address; ``by_us``: we ask it ourselves, and go without TLS only to a
    machine that the operator named (as ``foundation/outbound`` does when the request is made)."""
    try:
        parts = urlsplit(url)
        is_fit = bool(parts.hostname) and parts.username is None
        named = by_us and f"{parts.hostname}:{parts.port or 80}" in settings.NEPSO_OUTBOUND_ALLOW
    except ValueError:
        return "Liên kết không đúng dạng: hãy chép lại."
    if not is_fit or len(url) > 1000:
        return "Liên kết không đúng dạng: hãy chép lại."
    if parts.scheme == "https" or (parts.scheme == "http" and named):
        return ""
    return "Liên kết phải bắt đầu bằng https://."


def _folder(facts: dict[str, str]) -> dict[str, str]:
    wrong = {}
    if not _FOLDER.fullmatch(facts["folder"]) or ".." in facts["folder"]:
        wrong["folder"] = "Tên thư mục chỉ gồm chữ không dấu, số, gạch và dấu /: hãy sửa lại."
    if not facts["host"]:
        if facts["folder"].startswith("/"):
            wrong["folder"] = "Thư mục của máy chủ này không bắt đầu bằng dấu /: hãy sửa lại."
        return wrong
    if not _MACHINE.fullmatch(facts["host"]):
        wrong["host"] = "Tên máy chỉ gồm chữ không dấu, số, dấu chấm: hãy sửa lại."
    if facts["port"] and not (facts["port"].isdecimal() and 0 < int(facts["port"]) < 65536):
        wrong["port"] = "Cổng là một số từ 1 đến 65535."
    if not facts["user"]:
        wrong["user"] = "Chưa có tên đăng nhập vào máy SFTP."
    try:
        host_key_read(facts["host_key"])
    except ValueError:
        wrong["host_key"] = (
            "Chưa có khóa của máy SFTP, hoặc chép thiếu: hãy xin một dòng bắt đầu bằng "
            "ssh-ed25519, ecdsa-sha2 hoặc ssh-rsa."
        )
    return wrong


def secret_checked(
    kind: str, given: Mapping[str, str], facts: Mapping[str, str], *, is_real: bool
) -> dict[str, str]:
    """The tokens of a kind; raises Invalid with a sentence per field, never with what was typed."""
    asked = SERVICES[kind].secrets
    secret = {
        one.name: text for one in asked if (text := nfc(given.get(one.name, "")).strip()[:LONGEST])
    }
    if not is_real:
        return {"token": next(iter(secret.values()), "gia")}
    wrong = {
        one.name: f"Chưa có: {one.label.lower()}."
        for one in asked
        if one.is_needed and one.name not in secret
    }
    if kind == OutletKind.WEBHOOK and 0 < len(secret.get("key", "")) < LEAST_KEY:
        wrong["key"] = f"Khóa ký ngắn quá: hãy dùng ít nhất {LEAST_KEY} ký tự."
    if kind == OutletKind.FOLDER and facts.get("host"):
        wrong |= _sftp_secret(secret)
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    return secret


def _sftp_secret(secret: dict[str, str]) -> dict[str, str]:
    if "private_key" in secret:
        try:
            private_key_read(secret["private_key"])
        except ValueError:
            return {"private_key": "Khóa riêng không đọc được: hãy chép cả tệp, không mật khẩu."}
        return {}
    return {} if "password" in secret else {"password": "Chưa có mật khẩu hoặc khóa riêng."}
