"""What a machine sent by a key: read by two people, or by one who says why (decision 0196)."""

import datetime as dt

import pytest

from nepso.foundation.accounts.models import Delegation
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services import membership_grant
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import today
from nepso.kernel.errors import Invalid, NotAllowed
from nepso.outreach.screens import services
from nepso.outreach.screens.cap.reading import read_cap
from nepso.outreach.screens.tests.capping import message
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db
SAID = "Đã gọi đài khí tượng, đúng."


@pytest.fixture
def sent(stage):
    """A message that came by the key of the commune's head."""

    def send(**said):
        return services.cap_take(
            agency=stage.air.desk.tree["xa-a"], read=read_cap(message(**said)), communes=[],
            by=stage.person("head"), source="<alert/>", by_machine=True,
        )  # fmt: skip

    return send


def _publish(stage, alert, by="head"):
    return services.alert_publish(alert=alert, revision=None, by=stage.person(by))


def _alone(stage, alert, because=SAID, by="head"):
    return services.alert_publish_alone(
        alert=alert, revision=None, because=because, by=stage.person(by)
    )


def test_whose_key_it_was_does_not_publish_it_unread_by_another(stage, sent):
    alert = sent()
    with pytest.raises(NotAllowed, match="khóa do bạn cấp"):
        _publish(stage, alert)
    assert _publish(stage, alert, "lead_desk").state == "published"


def test_an_officer_answers_for_it_and_the_head_publishes(stage, sent):
    alert = sent()
    with pytest.raises(NotAllowed, match="khóa do bạn cấp"):
        services.alert_accept(alert=alert, revision=None, by=stage.person("head"))
    with pytest.raises(NotAllowed):
        services.alert_accept(alert=alert, revision=None, by=stage.person("other"))
    services.alert_accept(alert=alert, revision=None, by=stage.person("officer"))
    with pytest.raises(NotAllowed, match="Đã có người nhận"):
        services.alert_accept(alert=alert, revision=None, by=stage.person("second"))
    assert _publish(stage, alert).state == "published"
    assert alert.steps.filter(by=stage.person("officer"), by_machine=False).exists()


def test_whoever_changed_a_word_of_it_publishes_it_in_no_way(stage, sent):
    alert = sent()
    facts = {
        **{name: getattr(alert, name) for name in ("event", "area", "category", "urgency")},
        "severity": "Severe", "certainty": "Observed", "headline": "Lời của thủ trưởng",
        "communes": [], "begins_at": alert.begins_at, "expires_at": alert.expires_at,
    }  # fmt: skip
    services.alert_change(alert=alert, revision=None, facts=facts, by=stage.person("head"))
    for act in (_publish, _alone):
        with pytest.raises(NotAllowed, match="soạn hoặc sửa"):
            act(stage, alert)


def test_the_only_head_publishes_alone_says_what_they_compared_and_the_desk_is_told(stage, sent):
    alert = sent()
    with pytest.raises(Invalid, match="đối chiếu"):
        _alone(stage, alert, because=" ")
    told = _alone(stage, alert)
    assert (told.state, told.alone_because) == ("published", SAID)
    line = AuditLine.objects.get(act="screens.alert_publish_alone")
    assert line.detail == {"by_machine": True}
    desk = Notice.objects.get(account=stage.person("lead_desk"), sentence__contains="một mình")
    assert alert.public_id in desk.link
    assert SAID not in desk.sentence


@pytest.mark.parametrize("where", ["xa-a", "ubnd"])
def test_where_another_head_may_publish_nobody_publishes_alone(stage, sent, where):
    alert = sent()
    make_person("Thủ Trưởng Hai", (stage.air.desk.tree[where], Role.AGENCY_HEAD))
    with pytest.raises(NotAllowed, match="Hãy nhờ Thủ Trưởng Hai phát"):
        _alone(stage, alert)


def test_who_stands_in_for_the_head_is_another_who_may_publish(stage, sent):
    alert, day = sent(), today()
    Delegation.objects.create(
        delegator=stage.person("head"), delegate=stage.person("second"), first_day=day, last_day=day
    )
    with pytest.raises(NotAllowed, match="Hãy nhờ Cán Bộ Hai phát"):
        _alone(stage, alert)
    assert _publish(stage, alert, "second").state == "published"


def test_a_head_whose_office_has_ended_or_is_elsewhere_stops_nobody(stage, sent):
    alert, tree = sent(), stage.air.desk.tree
    make_person("Thủ Trưởng Nơi Khác", (tree["so-yt"], Role.AGENCY_HEAD))
    left = make_person("Đã Nghỉ")
    membership_grant(account=left, agency=tree["xa-a"], role=Role.AGENCY_HEAD)
    left.memberships.update(valid_to=today() - dt.timedelta(days=1))
    closed = make_person("Đã Đóng", (tree["xa-a"], Role.AGENCY_HEAD))
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    assert _alone(stage, alert).state == "published"


def test_what_a_person_wrote_has_no_such_way(stage):
    alert = services.cap_take(
        agency=stage.air.desk.tree["xa-a"], read=read_cap(message()), communes=[],
        by=stage.person("head"), source="<alert/>",
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="soạn hoặc sửa"):
        _alone(stage, alert)


def test_whoever_may_do_something_is_told_and_nobody_else(stage, sent):
    alert = sent()
    rows = Notice.objects.filter(link__contains=alert.public_id)
    told = dict(rows.values_list("account__full_name", "sentence"))
    assert set(told) == {"Cán Bộ Xã", "Cán Bộ Hai", "Thủ Trưởng Xã", "Đầu Mối"}
    assert "nhận hoặc bỏ" in told["Cán Bộ Xã"]
    assert "khóa bạn cấp" in told["Thủ Trưởng Xã"]


def test_the_page_offers_each_their_way_and_keeps_what_was_typed(stage, sent):
    client, alert = stage.client, sent()
    here = f"/kenh/canh-bao/{alert.public_id}/"
    client.force_login(stage.person("officer"))
    page = client.get(here).content.decode()
    assert "Do máy gửi" in page
    assert "Đã đọc, nhận thông báo này" in page
    assert "Máy, bằng khóa do Thủ Trưởng Xã cấp" in page
    client.force_login(stage.person("head"))
    page = client.get(here).content.decode()
    assert "Bạn đã đối chiếu bản tin với nguồn nào" in page
    assert not english_words(page)
    press = {"buoc": "phat-mot-minh", "revision": "9" * 5000, "ly_do": SAID}
    stale = client.post(f"{here}buoc/", press)
    assert stale.status_code == 409
    assert SAID in stale.content.decode()
    alert.refresh_from_db()
    assert client.post(f"{here}buoc/", {**press, "revision": alert.revision}).status_code == 302
    alert.refresh_from_db()
    assert alert.state == "published"
