"""A spreadsheet of submissions that came another way: its form, and reading it row by row."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import xlsxwriter
from django.http import QueryDict

from nepso.casework.intake.facts import Filing
from nepso.casework.intake.forms import NOT_KNOWN, StaffFilingForm
from nepso.casework.intake.harm_pages import harm_page
from nepso.casework.intake.harms import Harm
from nepso.casework.intake.kinds import ANSWERED_BY, AnswerBy, CameBy, FieldGroup, Recipient, Wanted
from nepso.casework.intake.receiving import filing_of
from nepso.foundation.agencies.selectors import agencies_valid
from nepso.foundation.files.spreadsheets import Cell, spreadsheet_read
from nepso.foundation.notices.mailing import mail_leaves
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold

MOST_ROWS = 500
ENTERED_BY_STAFF = (
    CameBy.DESK, CameBy.TELEPHONE, CameBy.LETTER, CameBy.ZALO, CameBy.LINE_1022,
    CameBy.C_THAINGUYEN,
)  # fmt: skip
_PLAIN = {
    "Điều gây hại": "harm",
    "Đến qua": "came_by",
    "Lời kể": "text",
    "Đường dẫn": "links",
    "Thấy ngày": "seen_on",
    "Mong muốn": "wanted",
    "Nơi xảy ra": "commune",
    "Cơ quan bị phản ánh": "complained_of",
    "Tên": "name",
    "Thư điện tử": "email",
    "Điện thoại": "telephone",
    "Báo câu trả lời": "answer_by",
}
_CONSENTS = {f"Đồng ý cho {recipient.label}": recipient for recipient in Recipient}
_GROUPS = {
    "loi ke": FieldGroup.TEXT,
    "anh": FieldGroup.MATERIAL,
    "lien he": FieldGroup.CONTACT,
}
COLUMNS = (*_PLAIN, *_CONSENTS)


@dataclass
class BatchReading:
    """The rows that can be entered, with their numbers; and what is wrong, row by row."""

    rows: list[tuple[int, Filing]] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def batch_template() -> bytes:
    """An empty spreadsheet with its headings, the lists to choose from beside it."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Phản ánh")
    sheet.write_row(0, 0, COLUMNS, bold)
    sheet.set_column(0, len(COLUMNS) - 1, 24)
    sheet.freeze_panes(1, 0)
    lists = book.add_worksheet("Giải thích")
    explained = (
        ("Điều gây hại", [h.label for h in Harm]),
        ("Đến qua", [c.label for c in ENTERED_BY_STAFF]),
        ("Mong muốn", [str(w.label) for w in Wanted]),
        ("Báo câu trả lời", list(_ways().values())),
        ("Đồng ý cho …", ["Lời kể", "Ảnh", "Liên hệ", "Nhiều thứ thì cách nhau dấu phẩy"]),
    )
    for column, (heading, values) in enumerate(explained):
        lists.write_string(0, column, heading, bold)
        for row, value in enumerate(values, 1):
            lists.write_string(row, column, value)
    lists.set_column(0, len(explained) - 1, 44)
    book.close()
    return out.getvalue()


def _ways() -> dict[str, str]:
    """The ways by which an answer can be told here: no mail where none leaves."""
    return {k: v for k, v in ANSWERED_BY.items() if k != AnswerBy.EMAIL or mail_leaves()}


def batch_read(data: bytes) -> BatchReading:
    """Read and check every row of the first sheet. Raises Invalid or TooLarge when it is none."""
    sheets = spreadsheet_read(data)
    rows = list(sheets[0].rows) if sheets else []
    if not rows:
        raise Invalid("Bảng tính trống: hãy điền theo mẫu rồi gửi lại.")
    headings = [str(cell.value or "").strip() for cell in rows[0][1]]
    lacking = [name for name in ("Điều gây hại", "Đến qua", "Lời kể") if name not in headings]
    if lacking:
        raise Invalid(f"Dòng đầu thiếu cột “{lacking[0]}”: hãy dùng đúng mẫu.")
    if len(rows) - 1 > MOST_ROWS:
        raise Invalid(f"Nhiều nhất {MOST_ROWS} dòng một lần: hãy chia thành nhiều tệp.")
    reader = _RowReader(headings, hashlib.sha256(data).hexdigest()[:40])
    return reader.read(rows[1:])


class _RowReader:
    def __init__(self, headings: Sequence[str], file_token: str) -> None:
        self._headings, self._file = headings, file_token
        self._agencies = {
            fold(name): code for code, name in agencies_valid().values_list("code", "name")
        }

    def read(self, rows: Sequence[tuple[int, Sequence[Cell]]]) -> BatchReading:
        reading = BatchReading()
        for number, cells in rows:
            try:
                reading.rows.append((number, self._filing(number, cells)))
            except Invalid as error:
                reading.faults.append((number, error.sentence))
        if not rows:
            raise Invalid("Bảng tính chưa có dòng nào: hãy điền theo mẫu rồi gửi lại.")
        return reading

    def _filing(self, number: int, cells: Sequence[Cell]) -> Filing:
        typed = {}
        for heading, cell in zip(self._headings, cells, strict=False):
            if cell.kind:
                raise Invalid(f"Cột “{heading}” là công thức hoặc lỗi: hãy dán giá trị.")
            typed[heading] = _text(cell)
        harm = _chosen("Điều gây hại", typed.get("Điều gây hại", ""), dict(Harm.choices))
        page = harm_page(harm)
        assert page is not None
        data = {name: typed.get(heading, "") for heading, name in _PLAIN.items()}
        data["came_by"] = _chosen(
            "Đến qua", data["came_by"], {c.value: c.label for c in ENTERED_BY_STAFF}
        )
        if data["wanted"]:
            known = {w.value: str(w.label) for w in Wanted}
            data["wanted"] = _chosen("Mong muốn", data["wanted"], known)
        if data["answer_by"]:
            data["answer_by"] = _chosen("Báo câu trả lời", data["answer_by"], _ways())
        for name in ("commune", "complained_of"):
            if data[name]:
                data[name] = self._agencies.get(fold(data[name]), data[name])
        if fold(data["complained_of"]) in (fold("Không rõ"), fold("Không rõ cơ quan nào")):
            data["complained_of"] = NOT_KNOWN
        sent = QueryDict(mutable=True)
        sent.update({**data, "consent_asked": "on"})
        form = StaffFilingForm(sent, page=page)
        if not form.is_valid():
            raise Invalid(_told(form))
        if not (form.cleaned_data["text"] or form.cleaned_data["links"]):
            raise Invalid("Chưa có lời kể hay đường dẫn.")
        given = [f"{recipient}:{group}" for recipient, group in _consents(typed)]
        return filing_of(form, f"{self._file}-{number}", given)


def _consents(typed: dict[str, str]) -> list[tuple[Recipient, FieldGroup]]:
    found = []
    for heading, recipient in _CONSENTS.items():
        for part in filter(None, (p.strip() for p in typed.get(heading, "").split(","))):
            group = _GROUPS.get(fold(part))
            if group is None:
                raise Invalid(f"Cột “{heading}”: chỉ ghi Lời kể, Ảnh, Liên hệ.")
            found.append((recipient, group))
    return found


def _chosen(heading: str, typed: str, known: dict[str, str]) -> str:
    for code, label in known.items():
        if fold(typed) in (code, fold(label)):
            return code
    raise Invalid(f"Cột “{heading}”: “{typed[:60]}” không có trong danh sách ở trang Giải thích.")


def _text(cell: Cell) -> str:
    if isinstance(cell.value, dt.date):
        return f"{cell.value:%d/%m/%Y}"
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return "" if cell.value is None else str(cell.value).strip()


def _told(form: StaffFilingForm) -> str:
    names = {name: heading for heading, name in _PLAIN.items()}
    return " ".join(
        f"Cột “{names.get(name, name)}”: {' '.join(map(str, messages))}"
        for name, messages in form.errors.items()
    )
