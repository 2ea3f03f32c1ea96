"""Who posts by hand finds the whole words to copy, and is not asked where a web page stands."""

import pytest

from nepso.outreach.distribution.models import Posting, Variant


@pytest.fixture
def page(air, client):
    client.force_login(air.person("officer"))

    def read(posting):
        return client.get(f"/kenh/luot-dang/{posting.public_id}/").content.decode()

    return read


@pytest.mark.parametrize("kind", ["facebook", "zalo_group", "zalo_oa", "youtube", "website"])
def test_the_whole_words_stand_over_the_form_with_a_button(air, page, kind):
    posting = air.plan(air.outlet(kind))
    shown = page(posting)
    assert shown.index('id="loi-de-dang"') < shown.index('id="da-dang"')
    assert "ui/copy.js" in shown
    for name, text in posting.variant.parts.items():
        place = shown.split(f'id="chep-{name}"')[1].split(">", 1)[1].split("</div>")[0]
        assert place == text
        assert f'data-copy="chep-{name}" hidden' in shown, "no script, no button"


def test_words_that_may_not_go_out_are_not_offered(air, page):
    posting = air.plan()
    air.do("edit", posting.variant, parts={"text": "Lời chưa ai duyệt."})
    assert "chep-text" not in page(posting)
    Variant.objects.update(state="ready")
    assert "chep-text" in page(posting)
    out = air.do("put_out", posting)
    assert "chep-text" not in page(out), "it stands there already"
    assert Posting.objects.get().state == "out"


def test_no_place_is_asked_of_what_stands_at_an_address(air, page, client):
    posting = air.plan()
    assert 'name="place"' not in page(posting)
    assert "chep-" not in page(air.plan(air.outlet("loudspeaker")))
    assert 'name="place"' in page(air.plan(air.outlet("leaflet")))
    press = {"buoc": "da-dang", "revision": posting.revision, "url": "", "place": "cụm loa"}
    here = f"/kenh/luot-dang/{posting.public_id}/buoc/"
    assert client.post(here, press).status_code == 302
    assert Posting.objects.get(pk=posting.pk).place == ""
