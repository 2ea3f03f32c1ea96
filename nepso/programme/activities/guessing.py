"""In which form something was done, guessed from its title; a person sees the guess and decides."""

from __future__ import annotations

import re

from nepso.kernel.folding import fold
from nepso.programme.activities.kinds import Form

# First match wins: the particular stands before the general.
_WORDS: tuple[tuple[Form, str], ...] = (
    (Form.CONTEST, r"cuoc thi|hoi thi|thi truc tuyen|thi tim hieu"),
    (Form.SURVEY, r"khao sat|phieu hoi"),
    (Form.LOUDSPEAKER, r"loa|truyen thanh|phat thanh"),
    (Form.LESSON, r"bai hoc|tiet hoc|ngoai khoa|hoc sinh|chao co|sinh hoat lop"),
    (Form.TRAINING, r"tap huan|hoi nghi|hoi thao|toa dam|lop boi duong|quan triet"),
    (Form.INSPECTION, r"kiem tra|giam sat|ra soat"),
    (Form.TELECOM, r"tin nhan vien thong|sms|nhan tin toi thue bao"),
    (Form.SOCIAL, r"facebook|fanpage|zalo|tiktok|youtube|mang xa hoi|livestream"),
    (Form.PORTAL, r"cong thong tin|trang thong tin|website|trang dien tu"),
    (Form.BULLETIN, r"ban tin|bao chi|chuyen muc|chuyen trang|phong su|truyen hinh"),
    (Form.NOTICE_BOARD, r"pano|bang ron|bang-ron|bang tin|man hinh|led|phuon|ap phich"),
    (Form.DOCUMENT, r"to gap|to roi|tai lieu|in va phat|so tay"),
    (
        Form.SPEAKER,
        r"tuyen truyen vien|tuyen truyen mieng|den tung nha|den tung ho|hop thon|to dan",
    ),
    (Form.EVENT, r"van nghe|le phat dong|chien dich|ngay hoi|su kien|luu dong|san khau"),
)


def form_guessed(title: str) -> Form:
    """The form that the words of a title speak of; OTHER when none does."""
    words = f" {fold(title)} "
    for form, pattern in _WORDS:
        if re.search(rf"\W({pattern})\W", words):
            return form
    return Form.OTHER
