"""The demonstration says true things about itself, marked, and is made once."""

import pytest

from nepso.casework.corrections import demo
from nepso.casework.corrections.models import Correction
from nepso.foundation.accounts import demo as accounts


@pytest.mark.usefixtures("seeded")
def test_made_once_marked_and_in_every_state_a_visitor_should_see(client):
    accounts.load()
    demo.load()
    demo.load()
    states = sorted(Correction.objects.values_list("state", flat=True))
    assert states == ["in_review", "published", "published", "superseded"]
    assert not Correction.objects.filter(is_demonstration=False).exists()
    for number in (1, 2, 3):
        assert "Dữ liệu minh họa" in client.get(f"/dinh-chinh/{number}/").content.decode()
    assert "Dữ liệu minh họa" in client.get("/").content.decode()
