"""A catalogue of another language is a file and no code."""

import re
import struct
from html import unescape
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from nepso.casework.intake import form_tokens
from nepso.casework.intake.codes import code_shown
from nepso.casework.intake.harm_pages import harm_pages
from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.intake.kinds import MaterialState
from nepso.casework.intake.models import Material, Submission
from nepso.casework.intake.services import notice_address_give, thread_write
from nepso.casework.intake.services.addresses import notice_address_token
from nepso.casework.intake.states import SUBMISSION
from nepso.casework.intake.tests.conftest import file_one
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


HERE = Path(__file__).parents[1]
_ENTRY = re.compile(r'^msgid ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.MULTILINE)


def marked() -> dict[str, str]:
    """Every word of the template of catalogues, in brackets: what shows without is not in it."""
    found = _ENTRY.findall((HERE / "locale" / "django.pot").read_text(encoding="utf-8"))
    words = [re.sub(r'"\n?"', "", one).strip().strip('"').replace('\\"', '"') for one in found]
    return {word: f"⟦{word}⟧" for word in words if word}


@pytest.fixture
def bracketed(settings, tmp_path):
    path = tmp_path / "tyz" / "LC_MESSAGES" / "django.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(catalogue(marked()))
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("vi", "Tiếng Việt"), ("tyz", "Tày")]
    trans_real._translations.clear()
    yield
    trans_real._translations.clear()


def untranslated(page: str, *known: str) -> set[str]:
    """The Vietnamese words inside <main> that stand outside brackets; ``known`` are no labels."""
    body = page[page.index("<main") : page.index("</main>")]
    texts = re.split(r"<[^>]*>", re.sub(r"(?s)<(script|option)\b.*?</\1>", "", body))
    shown = (re.sub(r"⟦[^⟧]*⟧", "", unescape(text)).strip() for text in texts)
    return {
        t for t in shown if re.search(r"[^\W\d_]", t) and t not in {"Tiếng Việt", "Tày", *known}
    }


STATES_SHOWN = [s.code for s in SUBMISSION.states if s.code != "received"]


@pytest.mark.parametrize("state", ["received", *STATES_SHOWN])
def test_every_label_of_following_can_be_put_in_another_language(client, people, bracketed, state):
    filed = file_one()
    kinds = ("question", "reply", "decision", "late_notice", "note_to_you")
    for number, kind in enumerate(kinds):
        text = f"LỜI {number}"
        thread_write(submission=filed.submission, kind=kind, text=text, by=people["officer"])
    for number, place in enumerate(MaterialState.values):
        Material.objects.create(submission=filed.submission, sha256=f"{number}" * 64, state=place)
    Submission.objects.filter(pk=filed.submission.pk).update(state=state)
    page = client.post("/tra-cuu/", {"ma": filed.code, "tieng": "tyz"}).content.decode()
    shown = code_shown(filed.code)
    left = untranslated(page, shown, filed.submission.filed_hash)
    words = {filed.submission.text, *filed.submission.links}
    assert {t for t in left if not t.startswith(("LỜI", "·")) and t not in words} == set()


@pytest.mark.parametrize("carries_answer", [True, False])
def test_every_label_of_confirming_an_address_can_be_put_in_another_language(
    client, db, bracketed, carries_answer
):
    submission = file_one(came_by="open311").submission
    address = notice_address_give(
        submission=submission, email="a@vi-du.example", carries_answer=carries_answer
    )
    link = f"/xac-nhan-thu/{notice_address_token(address=address)}/"
    asked = client.get(f"{link}?tieng=tyz").content.decode()
    done = client.post(link, {"tieng": "tyz"}).content.decode()
    used = client.get(f"{link}?tieng=tyz").content.decode()
    code = re.search(r'class="nep-code"[^>]*>([^<]+)<', done).group(1)
    assert 'name="tieng" value="tyz"' in asked, "the button keeps the language"
    for page in (asked, done, used):
        assert untranslated(page, code) == set()


@pytest.mark.parametrize("harm", [h.value for h in SUGGESTED])
def test_every_label_of_the_form_can_be_put_in_another_language(client, people, bracketed, harm):
    typed = {"to": form_tokens.token_new(), "tieng": "tyz", "buoc": "xem-lai"}
    wrong = {**typed, "answer_by": "email", "links": "x\n" * 11}
    names = ("Ủy ban nhân dân",)
    for page in (
        client.get(f"/phan-anh/{harm}/?tieng=tyz"),
        client.post(f"/phan-anh/{harm}/", wrong),
        client.post(f"/phan-anh/{harm}/", {**typed, "text": "x", "complained_of": "khong-ro"}),
    ):
        left = untranslated(page.content.decode(), "x", wrong["links"].strip())
        assert {text for text in left if not text.startswith(names)} == set()
