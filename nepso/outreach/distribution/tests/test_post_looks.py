"""A post is seen as its platform will about show it, and says that this is a likeness."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

from nepso.outreach.distribution.making.first_view import FOLDS, folded, runs_of

LONG = "Dừng cuộc gọi, gọi lại số chính thức để kiểm tra. " * 12


def pictured(air, *alts):
    """Assets whose bytes are in the store, as a picture needs to be shown."""
    assets = []
    for alt in alts:
        asset = air.desk.asset(alt=alt)
        if not default_storage.exists(asset.stored.path):
            default_storage.save(asset.stored.path, ContentFile(b"x"))
        assets.append(asset)
    return assets


def shown(air, client, one):
    client.force_login(air.person("officer"))
    return client.get(f"/kenh/ban/{one.public_id}/").content.decode()


@given(st.sampled_from(["facebook", "tiktok", "youtube", "zalo_group"]), st.text(max_size=400))
def test_nothing_of_the_words_is_lost(kind, text):
    first, rest = folded(kind, text)
    assert first + rest == text
    assert "".join(run.text for run in runs_of(text)) == text
    if kind in FOLDS:
        assert len(first) <= FOLDS[kind].phone


@pytest.mark.parametrize("kind", sorted(FOLDS))
def test_it_folds_between_words(kind):
    first, rest = folded(kind, LONG)
    assert LONG.startswith(first)
    assert rest[0] == " "
    assert FOLDS[kind].phone - 10 < len(first) <= FOLDS[kind].phone
    assert folded(kind, "Ngắn.") == ("Ngắn.", "")
    upto = "a" * (FOLDS[kind].phone - 3)
    assert folded(kind, f"{upto}\n• Một điều dài hơn")[0] == f"{upto}\n", "no bullet without words"


def test_addresses_and_hashtags_are_drawn_as_links():
    runs = runs_of("Xem https://a.vn/b?c=1 nhé #antoàn số #1")
    assert [run.text for run in runs if run.is_link] == ["https://a.vn/b?c=1", "#antoàn", "#1"]


def test_facebook_shows_one_picture_with_its_author_else_the_card_of_the_link(
    air, client, settings
):
    settings.NEPSO_URL = "https://nepso.vidu.vn"
    plain = air.desk.approve(source=LONG)
    seen = shown(air, client, air.variant(plain))
    assert "Xem thêm" in seen
    assert "khoảng 125 ký tự" in seen
    assert "Hình dung gần đúng" in seen
    assert "nepso.vidu.vn" in seen
    assert "nep-post__card-title" in seen
    assert plain.key_message in seen
    assert "chưa lên trang công khai" in seen, "nobody could open it yet"
    pictures = pictured(air, "Chiếc điện thoại", "Kính lúp")
    other = air.desk.approve(source=LONG, assets=pictures, title="Có ảnh")
    seen = shown(air, client, air.variant(other))
    assert 'alt="Chiếc điện thoại"' in seen
    assert 'alt="Kính lúp"' not in seen
    assert "nep-post__card-title" not in seen
    assert "không hiện thẻ" in seen
    assert f"Ảnh: {pictures[0].author}" in seen


def test_without_an_address_of_ours_no_card_is_promised(air, client):
    seen = shown(air, client, air.variant(air.desk.approve(source=LONG)))
    assert "nep-post__card-title" not in seen
    assert "Chưa đặt địa chỉ công khai" in seen


def test_a_group_sees_all_pictures_and_an_article_of_zalo_its_cover(air, client):
    pictures = pictured(air, "Chiếc điện thoại", "Kính lúp")
    product = air.desk.approve(source=LONG, assets=pictures)
    seen = shown(air, client, air.variant(product, "zalo_group"))
    assert 'alt="Chiếc điện thoại"' in seen
    assert 'alt="Kính lúp"' in seen
    seen = shown(air, client, air.variant(product, "zalo_oa"))
    assert 'alt="Chiếc điện thoại"' in seen
    assert "ảnh bìa là ảnh đã đặt ở kết nối" in seen


@pytest.mark.parametrize("kind", ["tiktok", "youtube"])
def test_what_needs_a_film_says_when_there_is_none(air, client, kind):
    product = air.desk.approve(source=LONG)
    seen = shown(air, client, air.variant(product, kind))
    assert "chưa có phim" in seen
    assert "nep-post__play" in seen
