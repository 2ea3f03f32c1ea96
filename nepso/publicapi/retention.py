"""What the REST API forgets: under which name a machine sent a call. What it made stays."""

from __future__ import annotations

import datetime as dt

from nepso.kernel.retention import Rule
from nepso.publicapi.models import ApiCall

# A machine that sends again does so within hours; a quarter covers one that stood still.
CALL_DAYS = 90
RULES = (
    Rule(
        ApiCall,
        "at",
        dt.timedelta(days=CALL_DAYS),
        "Tên lệnh mà phần mềm đã gửi (giá trị băm); việc lệnh đã làm vẫn còn",
    ),
)
