"""Playwright's ``wait_for_function`` looks once by the debugger and afterwards by ``eval`` inside
the page, which our policy forbids: such a test is green only where the first look finds it."""

from tests.conventions.house import PROJECT, shown

FORBIDDEN = ".wait_for_" + "function("


def test_no_test_asks_a_page_again_by_eval():
    wrong = [
        shown(path)
        for folder in ("nepso", "tests")
        for path in (PROJECT / folder).rglob("*.py")
        if FORBIDDEN in path.read_text(encoding="utf-8")
    ]
    assert not wrong, (
        f"{wrong}: the policy of our pages forbids eval, so the second look fails on a busy "
        "machine. Write expect(locator).to_have_…, or evaluate() a promise of the page itself."
    )
