"""Slides drawn ahead: whole or not at all, of the words that went out, gone with a recall."""

import io

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from nepso.outreach.distribution.models import Posting
from nepso.outreach.screens import jobs
from nepso.outreach.screens.models import DrawnSlide

pytestmark = pytest.mark.django_db
SHORT = {
    "title": "Không chuyển tiền",
    "body": "Công an không đòi tiền qua điện thoại.\n\n• Tắt máy.",
}


def _says(posting, **words):
    Posting.objects.filter(pk=posting.pk).update(shown={**SHORT, **words})


@pytest.fixture
def lit(stage):
    """A screen with a posting of few words, drawn."""

    def made(shape="landscape"):
        screen = stage.screen(shape)
        posting = stage.run(screen)
        _says(posting)
        jobs.draw()
        return screen, posting

    return made


@pytest.mark.parametrize(
    ("shape", "size"), [("landscape", (1920, 1080)), ("portrait", (1080, 1920))]
)
def test_a_screen_is_given_a_slide_of_its_own_shape(stage, lit, shape, size):
    screen, _ = lit(shape)
    (item,) = stage.call(screen).json()["items"]
    answer = stage.client.get(item["slide"])
    assert answer["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == size
    assert item["pages"] == [["Công an không đòi tiền qua điện thoại.", "• Tắt máy."]]


def test_before_it_is_drawn_the_words_are_shown(stage):
    screen = stage.screen()
    stage.run(screen)
    (item,) = stage.call(screen).json()["items"]
    assert item["slide"] == ""
    assert item["pages"][0]


def test_what_finds_no_room_is_never_cut_off_but_shown_page_by_page_and_tried_once(stage, lit):
    screen, posting = lit()
    _says(posting, body="Một câu dài để không đủ chỗ trên một trang chiếu. " * 60)
    jobs.draw()
    (item,) = stage.call(screen).json()["items"]
    assert item["slide"] == ""
    assert len(item["pages"]) > 1
    tried = DrawnSlide.objects.get(posting=posting)
    jobs.draw()
    assert DrawnSlide.objects.get(posting=posting).made_at == tried.made_at


def test_other_words_are_another_slide_and_the_old_one_is_gone(stage, lit):
    screen, posting = lit()
    old = stage.call(screen).json()["items"][0]["slide"]
    kept = DrawnSlide.objects.get().path
    _says(posting, title="Tiêu đề khác")
    assert stage.call(screen).json()["items"][0]["slide"] == ""
    jobs.draw()
    assert stage.call(screen).json()["items"][0]["slide"] not in ("", old)
    assert stage.client.get(old).status_code == 404
    assert not default_storage.exists(kept)


def test_a_recalled_slide_is_off_the_list_and_no_longer_handed_out(stage, lit):
    screen, posting = lit()
    address = stage.call(screen).json()["items"][0]["slide"]
    stage.air.recall(posting.product)
    assert stage.call(screen).json()["items"] == []
    assert stage.client.get(address).status_code == 404
    kept = DrawnSlide.objects.get().path
    jobs.forget()
    assert not DrawnSlide.objects.exists()
    assert not default_storage.exists(kept)


def test_a_board_of_running_text_is_drawn_no_slide(stage):
    stage.run(stage.screen("led"))
    jobs.draw()
    assert not DrawnSlide.objects.exists()
