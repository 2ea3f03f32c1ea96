"""Without rights nothing is approved; who may use what of the library."""

import datetime as dt

import pytest

from nepso.foundation.files.models import StoredFile
from nepso.foundation.jobs.models import Job
from nepso.kernel.clock import today
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.outreach.products import selectors, services
from nepso.outreach.products.models import Asset
from nepso.outreach.products.selectors import LibraryFilters


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        ({"author": ""}, "thiếu tác giả"),
        ({"rights_holder": " "}, "thiếu chủ sở hữu quyền"),
        ({"licence": ""}, "thiếu giấy phép"),
        ({"licence": "cc_by"}, "thiếu căn cứ của giấy phép"),
        ({"people_shown": ""}, "người trong hình"),
        ({"people_shown": "not_agreed"}, "thiếu đồng ý"),
        ({"people_shown": "guardians"}, "thiếu nơi giữ bản đồng ý"),
        ({"alt": ""}, "thiếu mô tả"),
        ({"expires_on": dt.date(2020, 1, 1)}, "hết quyền sử dụng từ ngày 01/01/2020"),
    ],
)
def test_an_asset_without_rights_stops_approval_by_name(desk, lacking, told):
    good, bad = desk.asset(title="Ảnh tốt"), desk.asset(title="Ảnh kia", **lacking)
    sent = desk.submit(assets=[good, bad])
    with pytest.raises(Invalid) as refused:
        desk.do("approve", sent, by="head")
    assert "“Ảnh kia”" in refused.value.sentence
    assert told in refused.value.sentence
    assert "Ảnh tốt" not in refused.value.sentence
    facts = {
        "author": "A", "rights_holder": "B", "licence": "own", "people_shown": "nobody",
        "alt": "C", "expires_on": today(),
    }  # fmt: skip
    services.asset_edit(asset=bad, revision=0, facts=facts, by=desk.person("second"))
    desk.do("approve", sent, by="head")
    assert bad.history.count() == 2, "what was said of the rights before is kept"


def test_only_whole_rights_are_shared(desk):
    whole, open_one = desk.asset(title="Đủ"), desk.asset(title="Thiếu", author="")
    over = desk.asset(title="Hết", expires_on=dt.date(2020, 1, 1))
    seen = {
        role: set(selectors.assets_visible_to(desk.person(role)))
        for role in ("officer", "other", "lead_desk", "administrator", "leader", "none")
    }
    assert seen["officer"] == seen["lead_desk"] == {whole, open_one, over}
    assert seen["other"] == {whole}
    assert not seen["administrator"] | seen["leader"] | seen["none"]
    desk.write(by="other", agency="so-yt", assets=[whole])
    with pytest.raises(NotAllowed):
        desk.write(by="other", agency="so-yt", assets=[open_one])
    with pytest.raises(NotAllowed):
        services.asset_edit(
            asset=whole, revision=0, facts={"author": "Kẻ khác"}, by=desk.person("other")
        )


GIVEN = [
    {"author": "Người khác"}, {"licence": "own"}, {"is_machine_made": False}, {"expires_on": None},
    {"expires_on": today() + dt.timedelta(days=90)}, {"consent_words": "Ở nơi khác"},
    {"author": ""}, {"rights_holder": ""}, {"licence_words": ""}, {"consent_words": ""},
]  # fmt: skip
# A day is so many from that of the test, which may run on another than it was collected on.
TAKEN = [
    {"expires_on": 0}, {"people_shown": "not_agreed"}, {"licence": ""},
    {"licence": "", "licence_words": ""}, {"people_shown": "not_agreed", "consent_words": "Đã rút"},
]  # fmt: skip


def _approved(desk):
    asset = desk.asset(
        licence="cc_by", licence_words="CC BY 4.0", is_machine_made=True,
        expires_on=today() + dt.timedelta(days=30), people_shown="agreed", consent_words="Hồ sơ 1",
    )  # fmt: skip
    return asset, desk.do("approve", desk.submit(assets=[asset]), by="head")


@pytest.mark.parametrize("facts", GIVEN)
def test_one_person_alone_gives_no_right_to_what_was_approved(desk, facts):
    asset, _ = _approved(desk)
    with pytest.raises(Invalid, match="chỉ rút bớt"):
        services.asset_edit(asset=asset, revision=0, facts=facts, by=desk.person("officer"))
    asset.refresh_from_db()
    assert asset.revision == 0


@pytest.mark.parametrize("facts", TAKEN)
def test_a_right_is_taken_back_by_anybody_and_what_holds_it_is_looked_at_at_once(desk, facts):
    asset, _ = _approved(desk)
    if "expires_on" in facts:
        facts = {"expires_on": today() + dt.timedelta(days=facts["expires_on"])}
    services.asset_edit(asset=asset, revision=0, facts=facts, by=desk.person("officer"))
    asked = Job.objects.filter(name="distribution.rights_over").exists()
    assert asked == ("expires_on" not in facts)


def test_what_is_used_stays_and_where_it_is_used_is_told(desk):
    asset = desk.asset()
    mine = desk.write(assets=[asset])
    desk.write(by="other", agency="so-yt", assets=[asset])
    shown, others = selectors.products_with(asset, desk.person("officer"))
    assert (shown, others) == ([mine], 1)
    with pytest.raises(Conflict):
        services.asset_discard(asset=asset, by=desk.person("officer"))
    loose = desk.asset(title="Rời")
    stored = loose.stored_id
    services.asset_discard(asset=loose, by=desk.person("officer"))
    assert not Asset.objects.filter(title="Rời").exists()
    assert StoredFile.objects.get(pk=stored).held_by == ""


@pytest.mark.parametrize("words", ["chiếc điện thoại", "chiec dien thoai", "XA A"])
def test_the_library_is_searched_with_or_without_tone_marks(desk, words):
    found = desk.asset()
    desk.asset(title="Cây đa", alt="Một cây", author="Ai đó", by="lead_desk", agency="so-vh")
    page = selectors.assets_page(desk.person("officer"), LibraryFilters(q=words))
    assert page.rows == [found]


def test_two_people_telling_rights_do_not_overwrite(desk):
    asset = desk.asset()
    services.asset_edit(asset=asset, revision=0, facts={"author": "A"}, by=desk.person("second"))
    with pytest.raises(Conflict):
        services.asset_edit(
            asset=asset, revision=0, facts={"author": "B"}, by=desk.person("officer")
        )
