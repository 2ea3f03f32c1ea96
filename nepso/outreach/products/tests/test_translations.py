"""A product in other languages: written by one, approved by another, shown with its tag."""

import pytest

from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.outreach.products import services
from nepso.outreach.products.models import Translation
from nepso.outreach.products.selectors.public_media import public_translations
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db
# Words of no language: nobody here may invent a sentence in the language of a people.
TEXTS = {"title": "Aa", "key_message": "Bb cc.", "source": "Dd ee.\n\n<script>x</script>## Ff"}


def write(desk, product, by="officer", revision=0, **more):
    facts = {"language": "tyz", "texts": TEXTS, "is_machine_made": False, **more}
    return services.translation_write(
        product=product, revision=revision, by=desk.person(by), **facts
    )


def decide(desk, one, by="second", is_good=True, reason=""):
    return services.translation_decide(
        translation=one, revision=one.revision, is_good=is_good, reason=reason, by=desk.person(by)
    )


def test_another_approves_it_and_a_change_of_the_vietnamese_makes_it_old(desk):
    product = desk.write()
    one = write(desk, product)
    assert not public_translations(product)
    with pytest.raises(NotAllowed):
        decide(desk, one, by="officer")
    with pytest.raises(NotAllowed):
        decide(desk, one, by="other")
    decide(desk, one)
    (shown,) = public_translations(product)
    assert (shown.language, shown.label) == ("tyz", "Tiếng Tày")
    assert "<script" not in shown.body
    product = desk.do("edit", product, facts={"title": "Tên khác"})
    assert not public_translations(product)


def test_nobody_who_wrote_in_it_since_the_last_approval_approves_it(desk):
    one = write(desk, desk.write())
    one = decide(desk, one, by="head", is_good=False, reason="Sai dấu.")
    one = write(desk, one.product, by="second", revision=one.revision)
    for by in ("officer", "second"):
        with pytest.raises(NotAllowed, match="viết trong bản dịch này"):
            decide(desk, one, by=by)
    one = decide(desk, one, by="head")
    one = write(desk, one.product, by="second", revision=one.revision)
    with pytest.raises(NotAllowed):
        decide(desk, one, by="second")
    decide(desk, one, by="officer")  # their own words another has approved meanwhile


def test_it_is_sent_back_with_a_reason_and_comes_again(desk):
    one = write(desk, desk.write())
    with pytest.raises(Invalid):
        decide(desk, one, is_good=False)
    one = decide(desk, one, is_good=False, reason="Sai dấu.")
    assert (one.state, one.reason) == ("returned", "Sai dấu.")
    with pytest.raises(Conflict):
        write(desk, one.product)
    again = write(desk, one.product, revision=one.revision)
    assert (again.state, again.reason) == ("to_review", "")


def test_only_languages_of_the_list_and_no_empty_text(desk):
    product = desk.write()
    with pytest.raises(Invalid):
        write(desk, product, language="vi")
    with pytest.raises(Invalid) as refused:
        write(desk, product, texts={**TEXTS, "title": " ", "source": "x" * 30_001})
    assert set(refused.value.fields) == {"title", "source"}


def test_everybody_reads_it_under_its_tag_and_that_a_machine_made_it(desk, air, client):  # noqa: F811
    product = desk.approve()
    client.force_login(desk.person("officer"))
    page = f"/san-pham/{product.public_id}/ban-dich/"
    assert client.post(f"{page}en/", {"title": "Aa", "revision": 0}).status_code == 422
    sent = {**TEXTS, "is_machine_made": "on", "revision": 0}
    assert client.post(f"{page}en/", sent).status_code == 302
    own = client.get(f"{page}en/").content.decode()
    assert "hãy nhờ người khác" in own
    client.force_login(desk.person("second"))
    approve = {"buoc": "duyet", "revision": Translation.objects.get().revision}
    assert client.post(f"{page}en/duyet/", approve).status_code == 302
    listed = client.get(page).content.decode()
    assert "Do máy dịch" in listed
    assert not english_words(listed)
    client.logout()
    air.out(air.outlet("portal"), product)
    path = client.get("/tin/").content.decode().split('href="/tin/nhan-ra')[1].split('"')[0]
    text = client.get(f"/tin/nhan-ra{path}").content.decode()
    assert 'lang="en"' in text
    assert "Tiếng Anh (do máy dịch)" in text


def test_a_recall_puts_it_back_to_review(desk, air):  # noqa: F811
    product = desk.approve()
    one = decide(desk, write(desk, product))
    air.out(air.outlet("portal"), product)
    air.recall(product)
    one.refresh_from_db()
    assert (one.state, one.decided_by) == ("to_review", None)
    desk.do("reopen", product, reason="Đã gỡ chỗ sai.")
    desk.do("submit", product)
    assert not public_translations(desk.do("approve", product, by="head"))
    decide(desk, one)
    assert public_translations(product)
