"""What the tests look at pages with (``tests/structure.py``, ``tests/touching.py``) sees what it
should, and no more."""

from __future__ import annotations

import pytest

from tests.browser import PHONE, chromium
from tests.structure import Judged, parts_of
from tests.touching import too_small_to_touch

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]


@pytest.fixture(scope="module")
def page():
    with chromium() as browser:
        yield browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})


def parts(page, main, frame="<nav aria-label='A'></nav>"):
    page.set_content(f"<html lang='vi'><body>{frame}<main>{main}</main></body></html>")
    return parts_of(page)


def test_other_words_and_more_rows_are_the_same_page(page):
    short = parts(page, "<ul><li>Một</li></ul><p id='a'>Chữ</p>")
    assert short == parts(page, "<ul><li>Hai</li><li>Ba</li></ul><p id='b'>Khác</p>")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<ul><li>Một</li></ul>", "<ol><li>Một</li></ol>"),
        ("<ul><li>Một</li></ul>", "<ul><li></li></ul>"),
        ("<ul><li role='none'>Một</li></ul>", "<ul><li role='presentation'>Một</li></ul>"),
        ("<ul id='x'><li id='y'>Một</li></ul>", "<ul id='x'><li id='x'>Một</li></ul>"),
        ("<ul><li aria-label='A'>Một</li></ul>", "<ul><li aria-label=''>Một</li></ul>"),
    ],
)
def test_another_part_role_or_name_is_another_page(page, one, other):
    assert parts(page, one)[1] != parts(page, other)[1]


def test_frame_and_main_are_told_apart_and_the_width_counts(page):
    plain = parts(page, "<p>Chữ</p>")
    framed = parts(page, "<p>Chữ</p>", frame="<nav aria-label='B'></nav>")
    assert plain[0] != framed[0]
    assert plain[1] == framed[1]
    page.set_viewport_size({"width": 1280, "height": 900})
    wide = parts(page, "<p>Chữ</p>")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    assert not set(plain) & set(wide)


def test_what_was_judged_is_known_to_all_and_half_of_it_to_none(tmp_path):
    Judged(tmp_path / "judged").note(["a", "b"])
    known = Judged(tmp_path / "judged")
    assert known.knows(["a", "b"])
    assert not known.knows(["a", "c"])


@pytest.mark.parametrize(
    ("part", "is_small"),
    [
        ("<button style='height:20px'>Nút</button>", True),
        ("<button style='height:48px'>Nút</button>", False),
        ("<p><a href='#'>Liên kết</a></p>", True),
        ("<p>Một câu có <a href='#'>liên kết</a> ở trong.</p>", False),
        ("<p><a href='#'>Một</a> · <a href='#'>Hai</a></p>", True),
        ("<label style='display:block;padding:15px 0'><input type='checkbox'> Chọn</label>", False),
        ("<button disabled style='height:20px'>Nút</button>", False),
        ("<div inert><button style='height:20px'>Nút</button></div>", False),
    ],
)
def test_what_a_thumb_would_miss(page, part, is_small):
    page.set_content(
        f"<html lang='vi'><body><main style='padding:60px'>{part}</main></body></html>"
    )
    found = too_small_to_touch(page)
    assert bool(found) == is_small, found
