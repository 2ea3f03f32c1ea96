"""The demonstration is made once, with whole rights, in each state a visitor should see."""

import pytest

from nepso.foundation.accounts import demo as accounts
from nepso.outreach.products import demo
from nepso.outreach.products.models import Asset, Product, Translation
from nepso.outreach.products.selectors.public_media import public_translations
from nepso.outreach.products.states import TRANSLATED


@pytest.mark.usefixtures("seeded")
def test_made_once_with_whole_rights(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    accounts.load()
    demo.load()
    demo.load()
    states = sorted(Product.objects.values_list("state", flat=True))
    assert states == ["approved", "approved", "approved", "draft", "in_review"]
    assert not Product.objects.filter(is_demonstration=False).exists()
    assert Asset.objects.filter(rights_whole=True, is_machine_made=True).count() == 4
    film = Asset.objects.get(kind="video")
    assert (film.stored.kind, film.stored.seconds, film.captions.count()) == ("webm", 20, 1)
    assert film.placed.get().product.state == "approved"
    (english,) = Translation.objects.filter(state=TRANSLATED, language="en")
    assert [one.title for one in public_translations(english.product)] == [english.title]
    waiting = Product.objects.get(state="in_review")
    assert waiting.comments.get(resolved_at=None).quote in waiting.source
    assert not any(Product.objects.values_list("articles", flat=True)), "no article is invented"
