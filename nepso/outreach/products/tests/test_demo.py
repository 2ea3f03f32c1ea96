"""The demonstration is made once, with whole rights, in each state a visitor should see."""

import pytest

from nepso.foundation.accounts import demo as accounts
from nepso.outreach.products import demo
from nepso.outreach.products.models import Asset, Product


@pytest.mark.usefixtures("seeded")
def test_made_once_with_whole_rights(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    accounts.load()
    demo.load()
    demo.load()
    states = sorted(Product.objects.values_list("state", flat=True))
    assert states == ["approved", "draft", "in_review"]
    assert not Product.objects.filter(is_demonstration=False).exists()
    assert Asset.objects.filter(rights_whole=True, is_machine_made=True).count() == 3
    assert not any(Product.objects.values_list("articles", flat=True)), "no article is invented"
