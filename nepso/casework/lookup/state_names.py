"""Names of the State and of its services, which live under ``.gov.vn`` and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nepso.casework.lookup.address import Address
from nepso.casework.lookup.letters import bare, readings
from nepso.casework.lookup.lures import CHEAP, STATE_LURES, WEAK_STATE_LURES
from nepso.casework.lookup.official import DATA
from nepso.casework.lookup.pieces import SEPARATED, labels_of, pieces_of
from nepso.casework.lookup.slips import slips

# Services of the State whose names are copied most.
STATE_SERVICES = {
    "dichvucong": "dịch vụ công",
    "vneid": "định danh điện tử VNeID",
    "bocongan": "Bộ Công an",
    "baohiemxahoi": "Bảo hiểm xã hội",
    "vssid": "Bảo hiểm xã hội số VssID",
    "tongcucthue": "cơ quan thuế",
    "thuedientu": "cơ quan thuế",
    "canhsatgiaothong": "Cảnh sát giao thông",
    "nganhangnhanuoc": "Ngân hàng Nhà nước",
}
# Words for bodies of the State that may stand in an ordinary name: only with a place, with what
# people come to them for, or under a cheap suffix.
BODIES = {
    "congan": "công an", "canhsat": "cảnh sát", "csgt": "Cảnh sát giao thông",
    "ubnd": "Ủy ban nhân dân", "bhxh": "Bảo hiểm xã hội", "cucthue": "cơ quan thuế",
    "chicucthue": "cơ quan thuế", "sotuphap": "Sở Tư pháp", "soyte": "Sở Y tế",
    "sotaichinh": "Sở Tài chính", "sonoivu": "Sở Nội vụ", "soxaydung": "Sở Xây dựng",
    "socongthuong": "Sở Công Thương", "boyte": "Bộ Y tế", "botaichinh": "Bộ Tài chính",
    "botuphap": "Bộ Tư pháp", "bonoivu": "Bộ Nội vụ", "bogiaoduc": "Bộ Giáo dục và Đào tạo",
    "boxaydung": "Bộ Xây dựng", "bocongthuong": "Bộ Công Thương", "bongoaigiao": "Bộ Ngoại giao",
    "boquocphong": "Bộ Quốc phòng", "bokhcn": "Bộ Khoa học và Công nghệ",
    "vienkiemsat": "Viện kiểm sát",
}  # fmt: skip
# Words that firms bear too: "online" beside them proves nothing, nor does a cheap suffix.
_SHARED_BODIES = {
    "dvc": "dịch vụ công", "etax": "cơ quan thuế", "toaan": "Tòa án", "haiquan": "Hải quan",
    "khobac": "Kho bạc Nhà nước",
}  # fmt: skip
UNITS = {"tinh", "thanhpho", "tp", "huyen", "xa", "phuong"}
_UNIT = re.compile(rf"(?:{'|'.join(sorted(UNITS))})$")
_GOV = re.compile(r"(?:^|[.-])gov[.-]?vn(?:[.-]|$)|(?:^|[.-])govvn|(?<=[a-z])govn(?:[.-]|$)")
_SCHOOLS = "edu.vn"  # departments of education have their own sites here


@cache
def places() -> frozenset[str]:
    """Provinces and cities without marks; where they come from stands in ``data/SOURCES.md``."""
    return frozenset((DATA / "places.txt").read_text(encoding="utf-8").split())


def pretends_gov(address: Address) -> Iterator[str]:
    """ "gov" beside "vn", or beside the name of a place or a body of the State."""
    if _GOV.search(bare(address.host)) or _is_dressed_as_gov(address):
        yield (
            "Có chữ “gov” cho giống trang của Nhà nước, nhưng trang của Nhà nước "
            f"phải kết thúc bằng “.gov.vn”; trang này là {address.registered or address.host}."
        )


def _is_dressed_as_gov(address: Address) -> bool:
    known = places() | BODIES.keys() | _SHARED_BODIES.keys() | STATE_SERVICES.keys()
    pieces = {piece for label in labels_of(address) for piece in pieces_of(label)}
    if "gov" in pieces and (pieces & known or address.suffix == "vn"):
        return True
    ends = {piece.removesuffix("gov") for piece in pieces if piece.endswith("gov")}
    starts = {piece.removeprefix("gov") for piece in pieces if piece.startswith("gov")}
    return bool((ends | starts) & known)


def names_a_state_service(address: Address) -> Iterator[str]:
    """The very name of a service, whole, mistyped or cut with hyphens; or of a body of the State
    with a place or a reason to come beside it."""
    found = _service_in(address)
    if not found and address.suffix != _SCHOOLS:
        found = _body_in(address)
    if found:
        word, said = found
        yield (
            f"Mang tên {said} (“{word}”) nhưng không kết thúc bằng “.gov.vn” như "
            "trang của Nhà nước."
        )


def _service_in(address: Address) -> tuple[str, str] | None:
    for label in labels_of(address):
        plain = bare(label)
        whole = {plain, SEPARATED.sub("", plain), *SEPARATED.split(plain), *pieces_of(label)}
        read = {reading for piece in whole for reading in readings(piece)} if whole else set()
        for word, said in STATE_SERVICES.items():
            if any(one.startswith(word) for one in whole):
                return word, said
            if word in read or any(slips(one, word) == 1 for one in whole):
                return word, said
    return None


def _body_in(address: Address) -> tuple[str, str] | None:
    is_cheap = address.suffix.rpartition(".")[2] in CHEAP
    for label in labels_of(address):
        pieces = set(pieces_of(label))
        bases = {_UNIT.sub("", piece) or piece for piece in pieces}
        joined = SEPARATED.sub("", bare(label))
        for word, said in (BODIES | _SHARED_BODIES).items():
            if word not in joined:
                continue
            beside = places() | STATE_LURES | UNITS
            if word in BODIES:
                beside |= WEAK_STATE_LURES
            is_piece = word in pieces or word in bases
            if is_piece and (beside & pieces or (is_cheap and word in BODIES)):
                return word, said
            if any(_beside(piece, word) in beside for piece in pieces):
                return word, said
    return None


def _beside(piece: str, word: str) -> str:
    """What is written onto a word in one piece, before or behind it: "hanoi" of "conganhanoi"."""
    if piece.startswith(word):
        rest = piece.removeprefix(word)
        return re.sub(r"^(?:tinh|thanhpho|tp)(?=.)", "", rest)
    return piece.removesuffix(word) if piece.endswith(word) else ""
