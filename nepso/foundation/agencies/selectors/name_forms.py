"""How documents print the name of an agency, brought to one comparable form."""

from __future__ import annotations

import re

from nepso.kernel.folding import fold

# Usual abbreviations of administrative documents, folded, with what they stand for. Longest first.
_ABBREVIATIONS = {
    "ub mttq viet nam": "uy ban mat tran to quoc viet nam",
    "ub mttq": "uy ban mat tran to quoc viet nam",
    "uy ban mttq": "uy ban mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc viet nam",
    "ubmttqvn": "uy ban mat tran to quoc viet nam",
    "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc viet nam",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "dbqh": "dai bieu quoc hoi",
    "vp": "van phong",
    "bch": "ban chi huy",
    "bchqs": "bo chi huy quan su",
    "bql": "ban quan ly",
    "kcn": "khu cong nghiep",
    "gd dt": "giao duc va dao tao",
    "gddt": "giao duc va dao tao",
    "vh tt dl": "van hoa the thao va du lich",
    "vhtt dl": "van hoa the thao va du lich",
    "vhttdl": "van hoa the thao va du lich",
    "kh cn": "khoa hoc va cong nghe",
    "khcn": "khoa hoc va cong nghe",
    "nn mt": "nong nghiep va moi truong",
    "nnmt": "nong nghiep va moi truong",
    "dt tg": "dan toc va ton giao",
    "tg dv": "tuyen giao va dan van",
    "tgdv": "tuyen giao va dan van",
    "ptth": "phat thanh truyen hinh",
    "pt th": "phat thanh truyen hinh",
    "cntt": "cong nghe thong tin",
    "ldld": "lien doan lao dong",
    "lhpn": "lien hiep phu nu",
    "ccb": "cuu chien binh",
    "tncs hcm": "thanh nien cong san ho chi minh",
    "tncs": "thanh nien cong san",
    "bhxh": "bao hiem xa hoi",
    "ct xh": "chinh tri xa hoi",
    "ktxh": "kinh te xa hoi",
    "tt": "trung tam",
}
_ABBREVIATED = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _ABBREVIATIONS), key=len, reverse=True)) + r")\b"
)
# Words before a name that say what it shall do, not what it is.
_HEAD = re.compile(
    r"^(?:(?:\d+|[ivx]+)[.)]\s*|[-+*]\s*|de nghi\s+|giao\s+(?:cho\s+)?|yeu cau\s+|kinh de nghi\s+|"
    r"lanh dao\s+|thu truong\s+|chu tich\s+(?=uy ban)|cac dong chi\s+)+"
)
_TAIL = re.compile(r"\s+(?:tren dia ban(?: toan)? tinh|cua tinh|thuoc tinh|tinh)$")
_BRACKETS = re.compile(r"\([^)]*\)")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def name_form(name: str) -> str:
    """Folded, abbreviations expanded, head words, brackets and punctuation dropped.

    "Đề nghị UBND các xã, phường" becomes "uy ban nhan dan cac xa phuong".
    """
    text = _HEAD.sub("", fold(name))
    text = _BRACKETS.sub(" ", text) if _BRACKETS.sub("", text).strip() else text
    text = _NOT_WORD.sub(" ", text).strip()
    return _ABBREVIATED.sub(lambda m: _ABBREVIATIONS[m.group(1)], text)


def without_place(form: str, place: str) -> str:
    """A form without the province's own name (``place`` folded, such as "thai nguyen")."""
    if not place:
        return form
    bare = re.sub(rf"\b(?:{re.escape(place)})\b", " ", form)
    return " ".join(bare.split()) or form


def without_level(form: str) -> str:
    """A form without "tỉnh", "thuộc tỉnh", "trên địa bàn tỉnh" at its end."""
    return _TAIL.sub("", form) or form
