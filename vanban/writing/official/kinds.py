"""Kinds of official documents and their codes (Nghị định 30/2020, Phụ lục III.I)."""

LETTER = "Công văn"
CODES = {
    "Kế hoạch": "KH",
    "Báo cáo": "BC",
    "Tờ trình": "TTr",
    "Quyết định": "QĐ",
    "Thông báo": "TB",
    "Chương trình": "CTr",
}


def is_letter(kind: str) -> bool:
    """Whether the kind is the one that shows no name and has its subject under the number."""
    return kind.strip().casefold() == LETTER.casefold()


def is_decision(kind: str) -> bool:
    """Whether the body of the document decides by articles after "QUYẾT ĐỊNH:"."""
    return kind.strip().casefold() == "quyết định"
