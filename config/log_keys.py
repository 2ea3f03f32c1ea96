"""Keys in addresses stay out of the logs: who reads a log must not be able to use one."""

from __future__ import annotations

import logging
import re

# The addresses under which a key opens something without an account (see the urls.py of each).
BEFORE_A_KEY = (
    "/san-pham/xem-duyet/",
    "/ban-tin/xac-nhan/",
    "/ban-tin/thoi-nhan/",
    "/xac-nhan-thu/",
    "/thong-bao/ngung-thu/",
    "/lich-dang/",
    "/nhiem-vu/lich/",
    "/loa/danh-sach/",
    "/loa/da-phat/",
    "/loa/tieng/",
)
_KEY = re.compile(rf"({'|'.join(map(re.escape, BEFORE_A_KEY))})[^\s'\"]+")


class KeysLeftOut(logging.Filter):
    """Leaves the address and drops what follows; every line passes."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the line in place, for every handler after this one."""
        said = record.getMessage()
        kept = _KEY.sub(r"\1...", said)
        if kept != said:
            record.msg, record.args = kept, ()
        return True
