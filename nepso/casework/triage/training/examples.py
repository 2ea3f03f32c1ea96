"""The operator's examples: a CSV with a column ``text`` and a column ``label``."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from nepso.casework.intake.harms import Harm
from nepso.casework.triage.training.model import NO_HARM
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc

FEWEST = 10
_MOST_ROWS, _MOST_BYTES, _MOST_LETTERS = 200_000, 200_000_000, 20_000
_NO_CSV = "Tệp {} không phải CSV mã UTF-8: hãy lưu lại đúng dạng."
_LABELS = frozenset(map(str, Harm))


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the harm it is; ``something_else`` is what is no harm (lawful speech too)."""

    text: str
    label: str


def read_examples(path: Path) -> list[Example]:
    """Raises Invalid with one sentence for a file that cannot be learned from, above all for a
    label outside the closed list of harms."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Invalid("Tệp dữ liệu lớn quá 200 MB: hãy bớt dòng rồi huấn luyện lại.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            examples = _rows(_reader(file))
    except OSError as error:
        raise Invalid(f"Không đọc được tệp {path.name}: hãy kiểm tra đường dẫn.") from error
    except csv.Error as error:
        if "field larger" not in str(error):
            raise Invalid(_NO_CSV.format(path.name)) from error
        raise Invalid(f"Tệp {path.name} có một ô dài quá 131.072 ký tự: hãy cắt ngắn.") from error
    except UnicodeDecodeError as error:
        raise Invalid(_NO_CSV.format(path.name)) from error
    _check_enough(examples)
    return examples


def _reader(file: TextIO) -> csv.DictReader[str]:
    """Excel on a Vietnamese machine parts columns by semicolons, and people write "Text"."""
    head = next(csv.reader(file, strict=True), [])
    file.seek(0)
    by = ";" if len(head) == 1 and ";" in head[0] else ","
    reader = csv.DictReader(file, delimiter=by, strict=True)
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    if {"text", "label"} <= {*names} and len({*names}) == len(names):
        reader.fieldnames = names
    return reader


def _rows(reader: csv.DictReader[str]) -> list[Example]:
    if not {"text", "label"} <= set(reader.fieldnames or ()):
        raise Invalid(
            "Dòng đầu của tệp CSV phải có cột “text” và cột “label”: hãy thêm hai cột ấy."
        )
    examples: dict[str, Example] = {}
    for row in reader:
        text, label = nfc(row["text"] or "").strip()[:_MOST_LETTERS], (row["label"] or "").strip()
        if label not in _LABELS:
            raise Invalid(
                f"Dòng {reader.line_num}: nhãn “{label}” không có trong danh sách điều gây hại, "
                f"hãy dùng một trong: {', '.join(Harm)} (“{NO_HARM}” cho điều không gây hại)."
            )
        if text and examples.setdefault(text, Example(text, label)).label != label:
            raise Invalid(
                f"Dòng {reader.line_num}: văn bản này đã có với nhãn khác: hãy giữ một nhãn."
            )
        if len(examples) > _MOST_ROWS:
            raise Invalid("Tệp dữ liệu có hơn 200.000 dòng: hãy bớt dòng rồi huấn luyện lại.")
    return list(examples.values())


def _check_enough(examples: list[Example]) -> None:
    counts = Counter(one.label for one in examples)
    if NO_HARM not in counts or len(counts) < 2:
        raise Invalid(
            f"Dữ liệu phải có cả điều gây hại và điều không gây hại (nhãn “{NO_HARM}”): hãy thêm."
        )
    few = [f"{label} ({count})" for label, count in sorted(counts.items()) if count < FEWEST]
    if few:
        raise Invalid(
            f"Mỗi nhãn cần ít nhất {FEWEST} văn bản khác nhau, còn thiếu ở: {', '.join(few)}."
        )
