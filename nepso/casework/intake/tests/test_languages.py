"""A catalogue of another language is a file and no code."""

import re
import struct
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from nepso.casework.intake import form_tokens
from nepso.casework.intake.harm_pages import harm_pages
from nepso.casework.intake.tests.test_pages import send


def catalogue(words: dict[str, str]) -> bytes:
    """A .mo file (GNU gettext, 10.3)."""
    pairs = sorted(
        (k.encode(), v.encode())
        for k, v in {"": "Content-Type: text/plain; charset=UTF-8\n", **words}.items()
    )
    count, ids, texts = len(pairs), b"", b""
    first = 28 + 16 * count
    id_table, text_table = [], []
    for key, _ in pairs:
        id_table.append((len(key), first + len(ids)))
        ids += key + b"\0"
    for _, text in pairs:
        text_table.append((len(text), first + len(ids) + len(texts)))
        texts += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count)
    return head + b"".join(struct.pack("<2I", *e) for e in id_table + text_table) + ids + texts


@pytest.fixture
def tay(settings, tmp_path):
    path = tmp_path / "tyz" / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(catalogue({"Gửi phản ánh": "[tyz] gửi", "Làm ngay": "[tyz] làm ngay"}))
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("vi", "Tiếng Việt"), ("tyz", "Tày")]
    trans_real._translations.clear()
    yield
    trans_real._translations.clear()


def test_the_form_speaks_it_to_the_end(client, db, tay):
    page = client.get("/phan-anh/?tieng=tyz").content.decode()
    assert "/phan-anh/scam/?tieng=tyz" in page
    form = client.get("/phan-anh/scam/?tieng=tyz").content.decode()
    assert "[tyz] làm ngay" in form
    assert 'name="tieng" value="tyz"' in form
    sent = {"text": "x", "to": form_tokens.token_new(), "tieng": "tyz"}
    assert "[tyz] gửi" in client.post("/phan-anh/scam/", sent).content.decode()
    assert "[tyz] làm ngay" in send(client, tieng="tyz").content.decode()
    assert translation.get_language() == "vi"
    assert "[tyz]" not in client.get("/phan-anh/scam/").content.decode()
    assert "[tyz]" not in client.get("/phan-anh/scam/?tieng=xx").content.decode()


def test_the_template_of_catalogues_holds_every_word_of_the_pages():
    here = Path(__file__).parents[1]
    known = (here / "locale" / "django.pot").read_text(encoding="utf-8").replace('"\n"', "")
    texts = [p.read_text(encoding="utf-8") for p in here.glob("templates/intake/*.html")]
    words = {w for text in texts for w in re.findall(r'{% translate "([^"]+)"', text)}
    words |= {str(word) for page in harm_pages() for word in (page.title, page.example, page.keep)}
    missing = {word for word in words if f'msgid "{word}"' not in known}
    assert not missing, f"{missing}: make locale/django.pot anew (README)"


def test_without_catalogues_no_language_is_asked_for(client, db):
    assert "nep-languages" not in client.get("/phan-anh/").content.decode()
