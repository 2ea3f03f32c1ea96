"""People who send what was corrected already get the answer at once, with the reason."""

import pytest

from nepso.casework.corrections.matching import claim_put
from nepso.casework.corrections.selectors import correction_matches
from nepso.casework.corrections.tests.conftest import CLAIM
from nepso.foundation.similarity.models import Sketch
from nepso.kernel.folding import fold

SPREADING = "Nghe chị hàng xóm bảo sang tháng trạm xá không tiêm cho con nít nữa đâu bà con ơi"
MESSAGE = "KHẨN! Bà con chú ý: {}. Chia sẻ ngay cho mọi người cùng biết kẻo muộn!!!"


@pytest.fixture
def one(at_work):
    return at_work.publish(wordings=f"{SPREADING}\n\nngắn quá")


@pytest.mark.parametrize("said", [CLAIM, fold(CLAIM), CLAIM.upper(), SPREADING])
def test_found_in_a_longer_message_with_what_they_share(one, said):
    (match,) = correction_matches(MESSAGE.format(said))
    assert match.correction == one
    assert match.percent == 100
    assert fold(match.passages[0]) == fold(said)
    assert match.why == "trùng 100 % lời của thông tin đã đính chính"


def test_one_correction_is_told_once_however_it_is_said(one):
    assert len(correction_matches(MESSAGE.format(f"{CLAIM}. {SPREADING}"))) == 1


@pytest.mark.parametrize(
    "text",
    ["", "Trạm y tế xã đón tiếp rất chậm, tôi không hài lòng.", "Tiêm phòng miễn phí ở đâu ạ?",
     "ngắn quá", "x " * 5000],
)  # fmt: skip
def test_what_only_speaks_of_the_same_matter_is_not_it(one, text):
    assert correction_matches(text) == []


def test_only_what_is_in_force_answers(at_work):
    at_work.submit()
    assert correction_matches(CLAIM) == []
    one = at_work.publish()
    assert correction_matches(CLAIM)
    other = at_work.publish(title="Đầy đủ hơn", claim="Trạm y tế đóng cửa hẳn từ đầu tháng sau nhé")
    at_work.do("supersede", one, by="head", by_which=other, reason="")
    assert correction_matches(CLAIM) == []
    at_work.do("withdraw", other, by="head", reason="Nhầm.")
    assert not Sketch.objects.filter(space="corrections.claim").exists()
    claim_put(one)
    assert correction_matches(CLAIM) == [], "a sketch left behind tells of nothing"


def test_the_cost_is_bounded(at_work, django_assert_max_num_queries):
    for number in range(4):
        at_work.publish(title=f"Điều {number}")
    with django_assert_max_num_queries(3):
        assert len(correction_matches(MESSAGE.format(CLAIM) + " x y z" * 900)) == 3
