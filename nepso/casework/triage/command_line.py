"""``nepso triage``: suggestions for texts, one a line, and the models behind them; no database."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from nepso.casework.intake.harms import Harm
from nepso.casework.lookup.finding import links_in
from nepso.casework.lookup.verdict import check_link
from nepso.casework.triage.combining import combined
from nepso.casework.triage.personal_data import personal_data_in
from nepso.casework.triage.suggesting import Reading, suggest
from nepso.casework.triage.training import commands, store
from nepso.kernel.errors import Invalid, NepsoError


def main(words: list[str], *, data: Path) -> int:
    """Do one thing of ``nepso triage`` with the data folder ``data``; 0, or 1 with one sentence.

    ``suggest`` reads texts from standard input, makes no folder and stores nothing.
    """
    options = _parser().parse_args(words)
    try:
        if options.act == "suggest":
            _suggest(data, as_json=options.json)
        else:
            print(_manage(options, data))
    except NepsoError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nepso triage", description="Gợi ý phân loại phản ánh; con người mới là người quyết."
    )
    acts = parser.add_subparsers(dest="act", required=True, metavar="VIỆC")
    suggesting = acts.add_parser(
        "suggest", help="đọc mỗi dòng một văn bản, in gợi ý kèm lý do; không lưu gì"
    )
    suggesting.add_argument("--json", action="store_true", help="in mỗi dòng một đối tượng JSON")
    training = acts.add_parser("train", help="học một mô hình từ tệp CSV có cột text và label")
    training.add_argument("file", type=Path, metavar="TỆP.csv")
    activating = acts.add_parser("activate", help="dùng một mô hình đã học, cùng với luật")
    activating.add_argument("version", metavar="BẢN")
    acts.add_parser("deactivate", help="thôi dùng mô hình, chỉ dùng luật")
    acts.add_parser("models", help="liệt kê các mô hình đã học")
    return parser


def _manage(options: argparse.Namespace, data: Path) -> str:
    if options.act == "train":
        return commands.train(data, options.file)
    if options.act == "activate":
        store.activate(data, options.version)
        return f"Đã kích hoạt {options.version}: từ nay gợi ý bằng luật và mô hình."
    if options.act == "deactivate":
        store.deactivate(data)
        return "Đã thôi dùng mô hình: từ nay chỉ gợi ý bằng luật."
    return commands.listed(data)


def _suggest(data: Path, *, as_json: bool) -> None:
    try:
        used = store.active(data)
    except Invalid as error:
        print(error.sentence, file=sys.stderr)
        used = None
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        answer = answer_to(text, combined(text, *used) if used else suggest(text))
        print(json.dumps(answer, ensure_ascii=False) if as_json else _in_words(answer))


def answer_to(text: str, reading: Reading) -> dict[str, Any]:
    """What was read in one text, as the JSON that scripts read."""
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
