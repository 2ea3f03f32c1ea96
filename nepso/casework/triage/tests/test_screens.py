"""The screens: who opens which, how many queries each takes, what stands on them."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from nepso.casework.corrections.tests.conftest import CLAIM, at_work  # noqa: F401
from nepso.casework.intake.facts import ContactFacts
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.triage.models import OnCall, Route, TriageDecision, TriageItem
from nepso.casework.triage.selectors import queue, text_shown
from nepso.casework.triage.services import Verdict, on_call_add, route_add, triage_decide
from nepso.casework.triage.tests.conftest import again, arrive
from nepso.foundation.audit.models import AuditLine
from nepso.kernel.errors import Conflict
from tests.conventions.routes import all_routes
from tests.conventions.vietnamese import english_words

pytestmark = pytest.mark.django_db

RECEIVERS, APPEALS = {"reception", "second"}, {"appeal_officer"}
APART = {"second"}  # for a submission that complains of the first receiver's agency
# Who may open what, for a submission that complains of nobody. A new address fails the test.
MAY = {
    "triage:list": RECEIVERS,
    "triage:urgent": RECEIVERS,
    "triage:agreement": RECEIVERS,
    "triage:routes": RECEIVERS,
    "triage:on_call": RECEIVERS,
    "triage:route_end": RECEIVERS,
    "triage:on_call_end": RECEIVERS,
    "triage:sealed": APPEALS,
    "triage:sealed_one": APPEALS,
    "triage:item": RECEIVERS,
    "triage:step": RECEIVERS,
    "triage:redact": RECEIVERS,
    "triage:decide": RECEIVERS,
    "triage:name": RECEIVERS,
    "triage:picture": RECEIVERS,
    "triage:picture_redact": RECEIVERS,
    "triage:picture_destroy": RECEIVERS,
}
POST = {
    "triage:route_end", "triage:on_call_end", "triage:step", "triage:redact", "triage:decide",
    "triage:name",
    "triage:picture_redact", "triage:picture_destroy",
}  # fmt: skip
OF_ONE = {
    f"triage:{name}"
    for name in (*("item", "step", "redact", "decide", "name"), "picture", "picture_redact",
                 "picture_destroy")
}  # fmt: skip


def _routes():
    return {r.name: r for r in all_routes() if r.name.startswith("triage:")}


def test_a_route_that_stands_open_is_ended_before_it_gets_other_days(desk, tree):
    facts = {"harm": "scam", "agency": tree["ca"], "by": desk["reception"]}
    first = route_add(**facts)
    assert route_add(**facts) == first
    with pytest.raises(Conflict, match="hãy kết thúc tuyến ấy"):
        route_add(**facts, valid_from=dt.date(2027, 1, 1))


def test_the_matrix_knows_every_address():
    assert set(_routes()) == set(MAY)


def _addresses(item: TriageItem, sealed: TriageItem | None, by) -> dict[str, str]:
    one = f"/phan-loai/{item.submission.public_id}/"
    hours = {"weekdays": "1", "from_time": dt.time(7), "to_time": dt.time(9)}
    route = Route.objects.first()
    call = OnCall.objects.first() or on_call_add(account=by, by=by, **hours)
    real = {
        "triage:item": one,
        "triage:step": f"{one}buoc/",
        "triage:redact": f"{one}che/",
        "triage:decide": f"{one}quyet-dinh/refuse/",
        "triage:name": f"{one}bi-phan-anh/",
        "triage:picture": f"{one}anh/khongco/",
        "triage:picture_redact": f"{one}anh/khongco/che/",
        "triage:picture_destroy": f"{one}anh/khongco/huy/",
        "triage:route_end": f"/phan-loai/tuyen/{route.public_id}/het/",
        "triage:on_call_end": f"/phan-loai/truc/{call.public_id}/het/",
    }
    if sealed is not None:
        real["triage:sealed_one"] = f"/phan-loai/niem-phong/{sealed.submission.public_id}/"
    return {name: real.get(name, route.example) for name, route in _routes().items()}


def _opened(client, person, name, address) -> bool:
    """Whether the door opened: neither sent to sign in nor refused by a right (a picture that is
    not there is looked for only after the right was asked)."""
    client.logout()
    if person is not None:
        client.force_login(person)
    answer = (client.post if name in POST else client.get)(address)
    if answer.status_code == 302 and "/dang-nhap/" in answer["Location"]:
        return False
    return answer.status_code not in (401, 403)


def test_every_address_for_every_role(client, desk, tree):
    """Administrators, leaders and the lead desk never read a submission; nor do officers and heads
    of any agency here: theirs is the case."""
    plain = arrive()
    view = arrive(harm="harassment", text="Xã làm đường chậm quá.")
    triage_decide(item=view, verdict=Verdict("seal", "stands_outside"), by=desk["reception"])
    route_add(harm="scam", agency=tree["ca"], by=None)
    about_lead = arrive(harm="official_channel", complained_of=tree["so-vh"])
    wrong = []
    plain_at = _addresses(plain, view, desk["reception"])
    lead_at = _addresses(about_lead, view, desk["reception"])
    sealed_at = _addresses(view, view, desk["reception"])
    for who, person in [("anonymous", None), *desk.items()]:
        for name in sorted(MAY):
            if _opened(client, person, name, plain_at[name]) != (who in MAY[name]):
                wrong.append((who, name))
            if name in OF_ONE and _opened(client, person, name, lead_at[name]) != (who in APART):
                wrong.append((who, name, "about the lead agency"))
            if name in OF_ONE - {"triage:decide"} and _opened(
                client, person, name, sealed_at[name]
            ):
                wrong.append((who, name, "sealed"))
    assert not wrong


def test_the_queue_is_in_order_and_its_queries_do_not_grow(
    client, desk, tree, django_assert_num_queries
):
    client.force_login(desk["reception"])
    arrive(harm="copyright", text="Ảnh của tôi bị lấy.")
    arrive(answers={"money_sent": True})
    arrive(answers={"life_in_danger": True}, harm="harassment")
    arrive(held_reason="pace")
    arrive(complained_of=tree["so-vh"])
    with django_assert_num_queries(10):  # one counts, for the menu, what waits to be told
        page = client.get("/phan-loai/").content.decode()
    places = [page.index(label) for label in ("Đe dọa", "Lừa đảo", "Dùng tác phẩm")]
    assert places == sorted(places)
    assert page.count("nep-verbatim") == 2, "nothing of a danger is read in a list"
    assert page.count("Mở để đọc; mỗi lần mở được ghi lại.") == 1
    assert not english_words(page)
    for number in range(30):
        arrive(harm="copyright", text=f"Ảnh số {number} của tôi bị lấy mất rồi.")
    with django_assert_num_queries(10):  # one counts, for the menu, what waits to be told
        page = client.get("/phan-loai/").content.decode()
    assert page.count("nep-verbatim") == 24
    assert "?after=" in page
    held = client.get("/phan-loai/?danh-sach=tam-giu").content.decode()
    assert held.count("nep-verbatim") == 1
    assert "Nghi thư rác" in held


def test_one_submission_shows_evidence_and_takes_a_decision(
    client, desk, tree, django_assert_num_queries
):
    route_add(harm="scam", agency=tree["ca"], by=None)
    given = frozenset({(Recipient.COORDINATOR, FieldGroup.CONTACT)})
    facts = {"contact": ContactFacts(name="Nguyễn Thị Thử"), "consents": given}
    item, other = arrive(commune=tree["xa-a"], **facts), arrive()
    client.force_login(desk["reception"])
    address = f"/phan-loai/{item.submission.public_id}/"
    with django_assert_num_queries(21):
        page = client.get(address).content.decode()
    assert 'class="nep-mark nep-mark--harm"' in page
    assert 'class="nep-mark nep-mark--data">0912345678' in page
    assert "Giống trang chính thức nhưng không phải" in page
    assert page.count("Nguyễn Thị Thử") == 1, "and not in the foot of the page"
    assert f"/phan-loai/{other.submission.public_id}/" in page
    assert "Cùng tài khoản nhận tiền" in page
    assert not english_words(page)
    assert client.post(f"{address}buoc/", {"buoc": "cam"}).status_code == 302
    (phone,) = re.findall(r'name="che" value="(phone\.[^"]+)"', page)
    assert client.post(f"{address}che/", {"che": [phone]}).status_code == 302
    assert "0912345678" not in text_shown(item.submission)
    stale = client.post(f"{address}che/", {"che": ["0"]})
    assert "hãy tải lại trang" in stale.content.decode()
    assert "0912345678" not in text_shown(item.submission), "nothing else was done"
    sent = {"harm": "scam", "agency": tree["ca"].public_id, "revision": item.revision}
    answer = client.post(f"{address}quyet-dinh/refer/", sent)
    assert answer.status_code == 422
    assert "Hãy chọn lý do" in answer.content.decode()
    answer = client.post(f"{address}quyet-dinh/refer/", sent | {"reason_code": "competent"})
    assert (answer.status_code, answer["Location"]) == (302, "/phan-loai/")
    assert again(item.submission).with_agency == tree["ca"]
    page = client.get(address).content.decode()
    assert "Đã quyết định" in page
    assert "quyet-dinh/refer" not in page


def test_a_route_that_stands_already_is_told_on_the_form(client, desk, tree):
    route_add(harm="scam", agency=tree["ca"], by=None)
    client.force_login(desk["reception"])
    sent = {"harm": "scam", "agency": tree["ca"].pk, "order": 1, "valid_from": "01/12/2030"}
    answer = client.post("/phan-loai/tuyen/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "hãy kết thúc tuyến ấy rồi thêm lại" in page
    assert "01/12/2030" in page, "what was typed stays"


def test_the_second_officer_sees_both(client, desk, tree):
    item = arrive()
    triage_decide(
        item=item,
        verdict=Verdict("refer", "competent", harm="scam", agency=tree["ca"]),
        by=desk["reception"],
    )
    client.force_login(desk["second"])
    sent = {"reason_code": "no_longer", "explanation": "Trang đã gỡ.", "revision": item.revision}
    answer = client.post(f"/phan-loai/{item.submission.public_id}/quyet-dinh/refuse/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    for words in ("Công an tỉnh", "Cơ quan kia có thẩm quyền", "Không nhận", "Trang đã gỡ."):
        assert words in page
    assert TriageDecision.objects.count() == 1


def test_what_a_citizen_wrote_is_escaped(client, desk):
    bad = '<script>alert(1)</script> "><img src=x onerror=alert(2)> lừa đảo chuyển khoản'
    item = arrive(text=bad, links=("https://vidu.top/<script>alert(3)</script>",))
    client.force_login(desk["reception"])
    for address in ("/phan-loai/", f"/phan-loai/{item.submission.public_id}/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_configuration_and_agreement(client, desk, tree):
    client.force_login(desk["reception"])
    facts = {"harm": "scam", "agency": tree["ca"].pk, "order": 1, "valid_from": "01/12/2026"}
    assert client.post("/phan-loai/tuyen/", facts).status_code == 302
    bad = facts | {"valid_to": "01/11/2026"}
    assert client.post("/phan-loai/tuyen/", bad).status_code == 422
    assert "Công an tỉnh" in client.get("/phan-loai/tuyen/").content.decode()
    route = Route.objects.get()
    assert client.post(f"/phan-loai/tuyen/{route.public_id}/het/").status_code == 302
    facts = {"account": desk["second"].public_id, "weekdays": ["6", "7"],
             "from_time": "17:00", "to_time": "07:00"}  # fmt: skip
    assert client.post("/phan-loai/truc/", facts).status_code == 302
    page = client.get("/phan-loai/truc/").content.decode()
    assert "Thứ 7, Chủ nhật" in page
    assert client.post("/phan-loai/truc/", facts | {"account": "sai"}).status_code == 422
    assert "Chưa có quyết định" in client.get("/phan-loai/do-khop/").content.decode()
    item = arrive()
    verdict = Verdict("refer", "competent", harm="harassment", agency=tree["ca"])
    triage_decide(item=item, verdict=verdict, by=desk["reception"])
    page = client.get("/phan-loai/do-khop/").content.decode()
    assert "Đe dọa, bắt nạt, thù ghét một người hay một nhóm người: 1" in page
    assert not english_words(page)


def test_reading_of_a_life_in_danger_is_written_down(client, desk):
    plain, grave = arrive(), arrive(answers={"life_in_danger": True})
    client.force_login(desk["reception"])
    for one in (plain, grave):
        assert client.get(f"/phan-loai/{one.submission.public_id}/").status_code == 200
    line = AuditLine.objects.get(act="triage.item_read")
    assert line.subject == grave.submission.public_id


def test_reading_what_is_sealed_is_written_down(client, desk):
    view = arrive(harm="harassment", text="Xã làm đường chậm quá.")
    triage_decide(item=view, verdict=Verdict("seal", "stands_outside"), by=desk["reception"])
    client.force_login(desk["appeal_officer"])
    page = client.get("/phan-loai/niem-phong/").content.decode()
    assert "Xã làm đường" not in page
    page = client.get(f"/phan-loai/niem-phong/{view.submission.public_id}/").content.decode()
    assert "Xã làm đường chậm quá." in page
    assert AuditLine.objects.filter(act="triage.seal_read").count() == 1


def test_a_published_correction_that_answers_it_is_shown(client, at_work):  # noqa: F811
    published = at_work.publish()
    item = arrive(harm="false_public_notice", text=f"Tôi được gửi tin này: {CLAIM}. Có thật không?")
    client.force_login(at_work.person("reception"))
    page = client.get(f"/phan-loai/{item.submission.public_id}/").content.decode()
    assert f"/dinh-chinh/{published.number}/" in page
    assert "Trùng 100 % lời của thông tin đã đính chính" in page


def test_the_desk_finds_a_report_by_its_words_and_not_by_a_number(client, desk):
    client.force_login(desk["reception"])
    mine = arrive(text="Họ đòi nộp phí nhận thưởng xe máy, gọi 0912345678")
    arrive(text="Một trang bán bằng lái giả, rao khắp nơi")

    assert lines_of(client, "nhận thưởng") == [mine]
    assert lines_of(client, "NHAN THUONG") == [mine]
    assert lines_of(client, "nhẫn thương") == [mine]
    assert lines_of(client, "chuyện khác hẳn") == []
    refused = client.get("/phan-loai/", {"q": "0912345678"}).content.decode()
    assert "Không tìm theo số điện thoại" in refused


def test_no_danger_and_nothing_sealed_is_found(client, desk):
    client.force_login(desk["reception"])
    arrive(text="Nó nói tối nay sẽ giết tôi", answers={"life_in_danger": True})
    assert lines_of(client, "toi nay") == []


def test_what_a_colleague_decides_while_it_is_searched_is_left_out(client, desk, monkeypatch):
    client.force_login(desk["reception"])
    mine = arrive(text="Họ đòi nộp phí nhận thưởng xe máy")
    found = queue.search_page

    def overtaken(rows, *args, **bounds):
        hits = found(rows, *args, **bounds)
        TriageItem.objects.filter(pk=mine.pk).update(state="decided")
        return hits

    monkeypatch.setattr(queue, "search_page", overtaken)
    assert lines_of(client, "nhận thưởng") == []


def lines_of(client, words):
    return [line.item for line in client.get("/phan-loai/", {"q": words}).context["lines"]]
