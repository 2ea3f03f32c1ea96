"""Keys in addresses stay out of the logs: who reads a log must not be able to use one.

A link of approval, of a calendar feed, of leaving a newsletter is its key; Django names the path of
what it refuses or fails at, and an exception may name one in its traceback. Only what stands in
BEFORE_A_KEY decides: public ids and names of pages, however long, stay readable.
"""

from __future__ import annotations

import logging
import re

# What stands before a key that opens something without an account (see the urls.py of each).
BEFORE_A_KEY = (
    "/san-pham/xem-duyet/",
    "/ban-tin/xac-nhan/",
    "/ban-tin/thoi-nhan/",
    "/xac-nhan-thu/",
    "/tra-cuu/xac-nhan/",  # its address until 27/11/2026, in letters that people still have
    "/thong-bao/ngung-thu/",
    "/lich-dang/",
    "/nhiem-vu/lich/",
    "/loa/danh-sach/",
    "/loa/da-phat/",
    "/loa/tieng/",
    "/man-hinh/",
    "/tai-khoan/quen-mat-khau/",
    "?ma=",
)
# Of pages of officers that only end like one of these.
_NOT_AFTER = "/kenh"
_KEY = re.compile(rf"(?<!{_NOT_AFTER})({'|'.join(map(re.escape, BEFORE_A_KEY))})[^\s'\"<>]+")


def without_keys(line: str) -> str:
    """The line, each key in it replaced by three full stops."""
    return _KEY.sub(r"\1...", line)


class KeylessFormatter(logging.Formatter):
    """What is written to the log, tracebacks too: it is cleaned as the last thing of all."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole line as it is written, with what follows it."""
        return without_keys(super().format(record))
