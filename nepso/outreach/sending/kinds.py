"""The closed lists of sending: which way, which act, how it ended."""

from __future__ import annotations

from django.db import models

from nepso.foundation.notices.kinds import NoticeKind

TOLD = NoticeKind(code="sending.turn", label="Đăng tự động", noun="việc đăng tự động")


class Way(models.TextChoices):
    """Where what we send arrives."""

    REAL = "real", "Gửi đến dịch vụ thật"
    FAKE = "fake", "Gửi đến máy chủ giả, không ai thấy"
    SILENT = "silent", "Không gửi: người đăng bằng bộ tài liệu"


class Deed(models.TextChoices):
    """What was tried."""

    CHECK = "check", "Kiểm tra kết nối"
    PUT_OUT = "put_out", "Đăng"
    TAKE_BACK = "take_back", "Gỡ"


class Outcome(models.TextChoices):
    """How a try ended."""

    DONE = "done", "Được"
    LATER = "later", "Chưa được, sẽ thử lại"
    NEVER = "never", "Không được"
    DEAD = "dead", "Mã truy cập hết hiệu lực"


OUTCOME_COLOURS = {
    Outcome.DONE: "green",
    Outcome.LATER: "amber",
    Outcome.NEVER: "red",
    Outcome.DEAD: "red",
}
