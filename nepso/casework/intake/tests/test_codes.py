import secrets

from nepso.casework.intake.codes import SYMBOLS, code_fits, code_of, code_read, code_shown
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import notice_address_give
from nepso.casework.intake.services.addresses import SHOWN_AGAIN_WITHIN, notice_address_token
from nepso.casework.intake.tests.conftest import file_one
from nepso.kernel.clock import now


def test_a_code_is_read_out_and_typed_back_in_any_way():
    code = code_of("mẫu")
    assert code == code_of("mẫu") != code_of("mẫu khác")
    shown = code_shown(code)
    assert [len(part) for part in shown.split("-")] == [4, 4, 4, 2]
    for typed in (shown.lower(), shown.replace("-", " "), f"  {code} ", shown.replace("-", "–")):
        assert code_read(typed) == code
    assert code_read(code.replace("0", "o").replace("1", "l")) == code
    assert not set("ILOU") & set(SYMBOLS)


def test_codes_are_of_65_random_bits():
    codes = {code_of(secrets.token_urlsafe(16)) for _ in range(4_000)}
    assert len(codes) == 4_000
    for place in range(13):
        seen = {code[place] for code in codes}
        assert len(seen) == 32, f"place {place} takes only {sorted(seen)}"


def test_the_check_symbol_tells_every_slip_of_a_finger():
    code = code_of("mẫu")
    assert code_fits(code)
    for place in range(len(code)):
        for symbol in SYMBOLS:
            wrong = code[:place] + symbol + code[place + 1 :]
            assert code_fits(wrong) == (wrong == code)
    for place in range(len(code) - 1):
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        assert code_fits(swapped) == (swapped == code)
    assert not code_fits(code[:-1])
    assert not code_fits("Ế" * 14)


def test_a_link_that_was_used_shows_no_code_to_who_opens_it(client, db):
    """For ten minutes the same button shows it once more; opening the link never does."""
    submission = file_one(came_by="open311").submission
    address = notice_address_give(
        submission=submission, email="a@vi-du.example", carries_answer=True
    )
    link = f"/xac-nhan-thu/{notice_address_token(address=address)}/"
    first = client.post(link)
    assert "nep-code" in first.content.decode()
    assert "no-store" in first["Cache-Control"]
    opened = client.get(link)
    assert opened.status_code == 404
    assert "nep-code" not in opened.content.decode()
    assert "<form" not in opened.content.decode().partition("<main")[2].partition("</main>")[0]
    Submission.objects.update(code_claimed_at=now() - SHOWN_AGAIN_WITHIN)
    assert client.post(link).status_code == 404
