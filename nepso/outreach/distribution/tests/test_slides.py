"""One product on the wall and in the kit: all that a slide has room for, headings as headings."""

import io

import pytest
from PIL import Image

from nepso.outreach.distribution.artwork.content import Heading
from nepso.outreach.distribution.printing import artwork_of
from nepso.outreach.distribution.slides import slide_in_words, slide_words
from nepso.outreach.distribution.sources import approved_version
from nepso.outreach.products.models import Product

# About a hundred words: what an editor writes of one scam.
TEXT = (
    "## Dấu hiệu nhận ra\n\nNgười gọi xưng là công an, viện kiểm sát hoặc ngân hàng, nói bạn liên "
    "quan một vụ án và đòi chuyển tiền để xác minh.\n\n- Giục làm ngay, dọa bắt giữ, không cho hỏi "
    "người thân.\n- Đòi đọc mã xác nhận (OTP) hoặc cài ứng dụng từ đường liên kết lạ.\n\n"
    "## Làm gì ngay\n\nHãy tắt máy và gọi lại số công khai của cơ quan đó. Không chuyển tiền, "
    "không đọc mã cho bất cứ ai.\n\n- Đã chuyển tiền thì gọi ngay cho ngân hàng.\n- Báo công an xã "
    "nơi bạn ở và kể lại cho người thân cùng biết."
)


@pytest.fixture
def product(air, settings):
    settings.NEPSO_URL = "https://nepso.vidu.gov.vn"
    product = air.desk.approve(
        source=TEXT,
        audience="everybody",
        key_message="Cơ quan nhà nước không yêu cầu chuyển tiền qua điện thoại.",
    )
    air.plan(air.outlet("portal"), product)
    return Product.objects.get(pk=product.pk)


@pytest.mark.parametrize("kind", ["slide", "slide_portrait"])
def test_a_hundred_words_have_room_on_the_slide_of_the_kit(product, kind):
    made = artwork_of(product=product, version=approved_version(product), kind=kind)
    assert not made.left_out
    assert Image.open(io.BytesIO(made.data)).size in ((1920, 1080), (1080, 1920))


@pytest.mark.parametrize("kind", ["slide", "slide_portrait"])
def test_the_wall_says_the_same_and_keeps_its_headings(air, product, kind):
    variant = air.variant(product, "lcd_screen")
    words = slide_words(variant, variant.parts)
    named = ["".join(run.text for run in one.runs) for one in words.blocks if _is_heading(one)]
    assert named == ["Dấu hiệu nhận ra", "Làm gì ngay"]
    assert "người thân cùng biết" in variant.parts["body"]
    assert not slide_in_words(variant, variant.parts, kind).left_out


def test_a_heading_under_which_nothing_is_left_is_not_shown(air, product):
    variant = air.variant(product, "lcd_screen")
    body = variant.parts["body"].partition("Hãy tắt máy")[0].rstrip()
    assert body.endswith("Làm gì ngay")
    assert not _is_heading(slide_words(variant, {**variant.parts, "body": body}).blocks[-1])


def _is_heading(block):
    return isinstance(block, Heading)
