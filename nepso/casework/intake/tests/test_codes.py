import secrets

from nepso.casework.intake.codes import SYMBOLS, code_fits, code_of, code_read, code_shown


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
