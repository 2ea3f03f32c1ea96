"""``nepso check-link URL --json``: the answer about one link, without data folder or database."""

from __future__ import annotations

import argparse
import json
import sys

from nepso.casework.lookup.verdict import LISTED, LOOK_ALIKE, OFFICIAL, UNKNOWN, check_link
from nepso.kernel.errors import Invalid

_SAID = {
    OFFICIAL: "Chính thức",
    LISTED: "Có trong danh sách cảnh báo",
    LOOK_ALIKE: "Giống trang chính thức nhưng không phải",
    UNKNOWN: "Chưa có thông tin",
}


def main(words: list[str]) -> int:
    """Print what a link is and why; 0, or 1 with one sentence for what is no link."""
    parser = argparse.ArgumentParser(
        prog="nepso check-link",
        description="Cho biết một liên kết là gì, vì sao. Không gửi gì đi, không lưu gì lại.",
    )
    parser.add_argument("url", metavar="LIÊN_KẾT", help="liên kết hoặc tên miền")
    parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    options = parser.parse_args(words)
    try:
        found = check_link(options.url)
    except Invalid as error:
        print(error.sentence, file=sys.stderr)
        return 1
    if options.json:
        answer = {"url": found.url, "verdict": found.verdict, "why": list(found.why)}
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print(f"{found.host}: {_SAID[found.verdict]}", *found.why, sep="\n- ")
    return 0
