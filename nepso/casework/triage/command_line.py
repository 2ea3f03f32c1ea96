"""``nepso triage suggest --json``: one text a line in, one object a line out, without database."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from nepso.casework.intake.harms import Harm
from nepso.casework.lookup.finding import links_in
from nepso.casework.lookup.verdict import check_link
from nepso.casework.triage.personal_data import personal_data_in
from nepso.casework.triage.suggesting import suggest


def main(words: list[str]) -> int:
    """Read texts from standard input, print what the machine would suggest for each; 0."""
    parser = argparse.ArgumentParser(
        prog="nepso triage", description="Gợi ý phân loại phản ánh; con người mới là người quyết."
    )
    acts = parser.add_subparsers(dest="act", required=True, metavar="VIỆC")
    suggesting = acts.add_parser(
        "suggest", help="đọc mỗi dòng một văn bản, in gợi ý kèm lý do; không lưu gì"
    )
    suggesting.add_argument("--json", action="store_true", help="in mỗi dòng một đối tượng JSON")
    options = parser.parse_args(words)
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        answer = answer_to(text)
        print(json.dumps(answer, ensure_ascii=False) if options.json else _in_words(answer))
    return 0


def answer_to(text: str) -> dict[str, Any]:
    """The suggestion about one text, as the JSON that scripts read."""
    reading = suggest(text)
    return {
        "harms": [
            {"harm": one.harm, "score": one.score, "why": list(one.why)} for one in reading.harms
        ],
        "personal_data": [
            {"kind": one.kind, "span": [one.start, one.end]} for one in personal_data_in(text)
        ],
        "links": [
            {"url": found.url, "verdict": found.verdict, "why": list(found.why)}
            for found in map(check_link, links_in(text))
        ],
        "urgent": reading.urgent,
    }


def _in_words(answer: dict[str, Any]) -> str:
    lines = [
        f"{Harm(one['harm']).label} ({one['score']:.2f}): {' '.join(one['why'])}".replace(
            ".", ",", 1
        )
        for one in answer["harms"]
    ] or ["Không có gợi ý."]
    if answer["urgent"]:
        lines.insert(0, "KHẨN: có thể nguy hiểm tới tính mạng.")
    return "\n".join(lines)
