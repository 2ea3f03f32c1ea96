"""What a person adds to every variant by rule goes out only once another person read it."""

import pytest

from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.tests.conftest import make_person
from nepso.foundation.notices.models import Notice
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.outreach.distribution import selectors, services
from nepso.outreach.distribution.models import MakingRule, RuleChange
from nepso.outreach.distribution.sources import facts_in_force, rule_mark

HERE = "/kenh/quy-tac/"


def decide(air, act, change, by, **more):
    fresh = RuleChange.objects.get(pk=change.pk)
    return getattr(services, f"rule_change_{act}")(
        change=fresh, revision=fresh.revision, by=air.person(by), **more
    )


def test_a_rule_is_used_once_another_approved_it(air):
    product = air.desk.approve()
    change = air.rule(prefix="Xã A:", approved_by="")
    assert "Xã A:" not in air.variant(product).made["text"], "the one that held still holds"
    for who in ("officer", "second"):
        with pytest.raises(NotAllowed, match="thủ trưởng"):
            decide(air, "approve", change, who)
    decide(air, "approve", change, "head")
    assert "Xã A:" in air.variant(product).made["text"], "not used yet, so made anew"
    change.refresh_from_db()
    assert (change.state, change.before["prefix"]) == ("approved", "")


def test_who_wrote_a_part_of_what_waits_does_not_approve_it(air):
    air.rule(prefix="Xã A:", by="head", approved_by="")
    change = air.rule(prefix="Xã A:", suffix="Hết.", by="officer", approved_by="")
    assert RuleChange.objects.count() == 1, "one waits, written over"
    with pytest.raises(NotAllowed, match="không tự duyệt"):
        decide(air, "approve", change, "head")
    assert selectors.rule_changes_waiting(air.person("head")) == []
    assert selectors.rule_changes_waiting(air.person("lead_desk")) == [change]
    decide(air, "approve", change, "lead_desk")


def test_a_rule_for_all_is_the_lead_agencys_and_that_of_an_agency_comes_before_it(air):
    with pytest.raises(NotAllowed):
        air.rule(agency="", prefix="Toàn tỉnh:")
    change = air.rule(agency="", by="lead_desk", approved_by="", prefix="Toàn tỉnh:")
    for who in ("lead_desk", "head"):
        with pytest.raises(NotAllowed):
            decide(air, "approve", change, who)
    air.desk.people["lead_head"] = make_person(
        "Giám Đốc", (air.desk.tree["so-vh"], Role.AGENCY_HEAD)
    )
    assert selectors.rule_changes_waiting(air.person("lead_head")) == [change]
    decide(air, "approve", change, "lead_head")
    product = air.desk.approve()
    assert "Toàn tỉnh:" in air.variant(product).made["text"]
    air.rule(prefix="Xã A:")
    assert "Xã A:" in air.variant(product).made["text"]


def test_what_is_planned_or_out_does_not_change_with_its_rule(air):
    posting = air.plan()
    before = posting.variant.parts
    air.rule(prefix="Câu mới:")
    posting.variant.refresh_from_db()
    assert posting.variant.parts == before
    assert air.variant(posting.product).parts == before, "also when it is asked for again"


def test_a_refusal_has_a_reason_that_its_writer_is_told(air):
    change = air.rule(prefix="Xã A:", approved_by="")
    with pytest.raises(Invalid, match="vì sao không duyệt"):
        decide(air, "refuse", change, "head", reason="  ")
    decide(air, "refuse", change, "head", reason="Sai tên xã.")
    change.refresh_from_db()
    assert (change.state, change.reason) == ("refused", "Sai tên xã.")
    assert not MakingRule.objects.exists()
    told = Notice.objects.order_by("pk").values_list("account", "sentence")
    assert list(told) == [
        (air.person("head").pk, "Có quy tắc làm bản theo kênh chờ bạn đọc và duyệt."),
        (air.person("officer").pk, "Quy tắc làm bản bạn viết không được duyệt, có nêu lý do."),
    ]
    with pytest.raises(NotAllowed, match="không chờ duyệt"):
        decide(air, "approve", change, "head")
    again = air.rule(prefix="Xã B:", approved_by="")
    assert RuleChange.objects.count() == 2, "the refused one stays, to be looked up"
    with pytest.raises(NotAllowed, match="Chỉ người viết"):
        decide(air, "withdraw", again, "second")
    decide(air, "withdraw", again, "officer")
    again.refresh_from_db()
    assert again.state == "withdrawn"


def test_two_who_write_at_once_are_told_and_nothing_new_is_refused(air):
    commune, officer = air.desk.tree["xa-a"], air.person("officer")
    air.rule(prefix="Xã A:", approved_by="")
    facts = {"kind": "facebook", "agency": commune, "by": officer}
    with pytest.raises(Conflict):
        services.rule_change_write(**facts, revision=0, facts={"prefix": "Khác"})
    with pytest.raises(Invalid, match="không khác"):
        services.rule_change_write(**facts, revision=1, facts={"prefix": "Xã A:"})
    with pytest.raises(Invalid, match="nhiều nhất"):
        air.rule("tiktok", length=9000)


@pytest.fixture
def as_(air, client):
    def _as(role):
        client.force_login(air.person(role))
        return client

    return _as


def test_by_page_one_writes_another_reads_what_differs_and_decides(air, as_):
    page = f"{HERE}loudspeaker/"
    client = as_("officer")
    assert client.get(page).status_code == 200
    given = {"greeting": "Đài xã A xin chào.", "repeats": "2", "words_a_minute": "120"}
    assert client.post(page, given).status_code == 200
    stale = client.post(page, {**given, "greeting": "Lời của tôi."})
    assert stale.status_code == 409
    assert "Lời của tôi." in stale.content.decode(), "what was typed is kept, to be sent again"
    assert stale.context["form"]["revision"].value() == 1
    change = RuleChange.objects.get()
    assert change.agency == air.desk.tree["xa-a"], "never that of all agencies"
    assert not MakingRule.objects.exists()
    move = f"{HERE}thay-doi/{change.public_id}/"
    mark = rule_mark(facts_in_force(change.agency, "loudspeaker"))
    answer = {"revision": change.revision, "buoc": "duyet", "dang_dung": mark}
    assert client.post(move, answer).status_code == 403

    client = as_("head")
    assert "Duyệt quy tắc làm bản" in client.get("/ban-lam-viec/").content.decode()
    everything = client.get(f"{HERE}?co_quan={change.agency.public_id}").content.decode()
    assert "Chờ bạn duyệt" in everything
    shown = client.get(f"{page}?co_quan={change.agency.public_id}").content.decode()
    assert "Đài xã A xin chào." in shown
    assert shown.index("<ins>") < shown.index("Duyệt quy tắc này")
    refused = client.post(move, {**answer, "buoc": "khong-duyet", "ly_do": ""})
    assert refused.status_code == 422
    whose = f"{page}?co_quan={change.agency.public_id}"
    assert f'action="{whose}"' in refused.content.decode(), "what is written next goes there"
    assert "vì sao không duyệt" in refused.content.decode()
    assert client.post(move, {**answer, "revision": 9}).status_code == 409
    assert client.post(move, answer).status_code == 302
    assert MakingRule.objects.get().greeting == "Đài xã A xin chào."
    later = client.get(f"{page}?co_quan={change.agency.public_id}").content.decode()
    assert "Các lần đổi trước (1)" in later


def test_a_sentence_that_was_mended_for_all_meanwhile_does_not_come_back_unseen(air, as_):
    air.desk.people["lead_head"] = make_person(
        "Giám Đốc", (air.desk.tree["so-vh"], Role.AGENCY_HEAD)
    )
    everybody = {"agency": "", "by": "lead_desk", "approved_by": "lead_head"}
    air.rule(**everybody, suffix="Gọi 0900.")
    change = air.rule(greeting="Xã A xin chào.", approved_by="")
    client, page = as_("head"), f"{HERE}facebook/?co_quan={change.agency.public_id}"
    seen = client.get(page).context["waiting"]["in_force"]
    air.rule(**everybody, suffix="Gọi 113.")
    press = {"revision": change.revision, "buoc": "duyet", "dang_dung": seen}
    move = f"{HERE}thay-doi/{change.public_id}/"
    again = client.post(move, press)
    assert again.status_code == 409
    assert "vừa đổi" in again.content.decode()
    assert not MakingRule.objects.filter(agency=change.agency).exists()
    press["dang_dung"] = again.context["waiting"]["in_force"]
    assert client.post(move, press).status_code == 302, "who has read it may"


@pytest.mark.parametrize(
    ("step", "by", "label", "said"),
    [
        ("khong-duyet", "head", "Không duyệt", "quyết định"),
        ("rut", "officer", "Đã rút", "rút"),
    ],
)
def test_the_page_says_of_what_was_refused_or_withdrawn_what_is_true(
    air, as_, step, by, label, said
):
    air.rule(prefix="Xã A:")
    change = air.rule(prefix="Xã B:", approved_by="")
    client, page = as_(by), f"{HERE}facebook/?co_quan={change.agency.public_id}"
    press = {"revision": change.revision, "buoc": step, "ly_do": "Sai tên xã."}
    gone = client.post(f"{HERE}thay-doi/{change.public_id}/", press, follow=True)
    assert (gone.status_code, gone.redirect_chain) == (200, [(page, 302)])
    air.rule(prefix="Xã C:")
    shown = client.get(page)
    rows = {one["change"].public_id: one for one in shown.context["decided"]}
    row, words = rows[change.public_id], " ".join(shown.content.decode().split())
    [prefix] = row["differences"]
    assert [(piece.kind, piece.text) for piece in prefix["pieces"]] == [
        ("same", "Xã "), ("gone", "A:"), ("new", "B:"),
    ], "against what held when it was decided, not against what holds today"  # fmt: skip
    assert f">{label}<" in words
    assert f"{air.person(by)} {said} " in words
    assert ("Lý do: Sai tên xã." in words) is (step == "khong-duyet")
    assert shown.context["waiting"] is None
    assert "Chờ duyệt" not in words
    assert shown.context["form"]["prefix"].value() == "Xã C:", "the form begins with what holds"
