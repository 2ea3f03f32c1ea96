import pytest

from nepso.kernel.errors import NotAllowed
from nepso.kernel.policy import ALLOWED, allow_when, refused, require


def test_a_yes_passes():
    require(ALLOWED)
    assert allow_when(True, "không dùng")


def test_a_no_carries_its_reason_to_the_person():
    with pytest.raises(NotAllowed) as refusal:
        require(refused("Chỉ thủ trưởng được duyệt."))
    assert refusal.value.sentence == "Chỉ thủ trưởng được duyệt."
    assert refusal.value.status == 403
