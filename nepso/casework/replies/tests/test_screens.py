"""The pages of cases, replies and appeals, as a browser without script uses them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nepso.casework.cases.models import CaseFile, CaseNote, Referral
from nepso.casework.cases.services import case_join
from nepso.casework.cases.tests.test_way import refer
from nepso.casework.cases.tests.world import file_one
from nepso.casework.replies.models import Appeal, Reply, ReplyTemplate
from nepso.casework.replies.tests.ways import SAID, appealed, reporter, sent, submitted
from tests.conventions.vietnamese import english_words

TYPED = {
    "outcome": SAID.outcome, "text": SAID.text, "ground": SAID.ground,
    "explanation": SAID.explanation, "redress": SAID.redress, "redress_text": SAID.redress_text,
}  # fmt: skip


def page_of(case):
    return reverse("cases:case", args=[case.public_id])


def act_url(case, slug):
    return reverse("cases:act", args=[case.public_id, slug])


@pytest.fixture
def police(world, client):
    client.force_login(world.person("police"))
    return client


def test_from_queue_to_answer_on_screen(world, police, client):
    case = world.case()
    queue = client.get(reverse("cases:list")).content.decode()
    assert case.number in queue
    assert "Nhận xử lý" in queue
    assert not english_words(queue)
    client.post(reverse("cases:claim", args=[case.public_id]), {"revision": case.revision})
    assert "Viết trả lời" in client.get(reverse("cases:list")).content.decode()
    write = reverse("replies:write", args=[case.public_id])
    page = client.get(f"{write}?mau=scam-answered").content.decode()
    assert case.number in page
    assert "Chỗ này của mẫu chưa điền" in page
    assert not english_words(page)
    answer = client.post(write, {**TYPED, "revision": 0, "buoc": "trinh"})
    reply = Reply.objects.get()
    assert answer.url == reverse("replies:reply", args=[reply.public_id])
    assert "Duyệt và gửi" not in client.get(answer.url).content.decode()
    client.force_login(world.person("police_head"))
    shown = client.get(answer.url).content.decode()
    assert "Duyệt và gửi" in shown
    assert not english_words(shown)
    step = reverse("replies:step", args=[reply.public_id])
    client.post(step, {"buoc": "duyet-gui", "revision": reply.revision})
    case.refresh_from_db()
    assert case.state == "answered"
    assert case.number in client.get(f"{reverse('cases:list')}?xem=khep").content.decode()


def test_the_check_is_shown_and_nothing_is_stored(world, police):
    case = world.case(claimed="police")
    long = "Chúng tôi " + "rất " * 30 + "tiếc."
    write = reverse("replies:write", args=[case.public_id])
    answer = police.post(write, {**TYPED, "text": long, "revision": 0, "buoc": "kiem-tra"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Câu dài 33 chữ" in page
    assert long in page
    assert not Reply.objects.exists()


def test_a_stale_form_meets_409_with_what_was_typed(world, police):
    case = world.case(claimed="police")
    data = {"kind": "internal", "text": "Ghi của tôi", "revision": case.revision - 1}
    answer = police.post(act_url(case, "ghi-chu"), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ghi của tôi" in page
    assert "Nhận xử lý" in page  # what happened meanwhile
    assert not CaseNote.objects.exists()
    data["revision"] = case.revision
    assert police.post(act_url(case, "ghi-chu"), data).status_code == 302


def test_two_writers_meet_with_both_versions(world, police):
    case = world.case(claimed="police")
    submitted(world, case, by="police2")
    write = reverse("replies:write", args=[case.public_id])
    answer = police.post(write, {**TYPED, "text": "Bản của tôi.", "revision": 0})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản của tôi." in page
    assert SAID.text in page
    assert Reply.objects.get().text == SAID.text


@pytest.mark.parametrize(
    ("slug", "data"),
    [
        ("hoi", {"text": ""}),
        ("chuyen", {"why": "x"}),
        ("hoi-ngoai", {"questions": "x"}),
        ("ghi-chu", {"kind": "internal"}),
        ("giao", {}),
        ("gop", {"into": "2026-999999"}),
    ],
)
def test_a_form_tells_what_is_missing(world, police, slug, data):
    case = world.case(claimed="police")
    answer = police.post(act_url(case, slug), {"revision": case.revision, **data})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "nep-error-summary" in page
    assert not english_words(page)
    case.refresh_from_db()
    assert case.state == "working"


def test_a_referral_shows_only_what_goes_along(world, police, client):
    from nepso.casework.cases.tests.world import STORY, TELEPHONE

    case = world.case(claimed="police", harm="dangerous_goods")
    data = {"to_agency": world.health.pk, "groups": ["text"], "why": "Thuốc giả",
            "revision": case.revision}  # fmt: skip
    police.post(act_url(case, "chuyen"), data)
    referral = Referral.objects.get()
    client.force_login(world.person("health"))
    assert case.number in client.get(reverse("cases:list")).content.decode()
    url = reverse("cases:offered", args=[referral.public_id])
    page = client.get(url).content.decode()
    assert STORY in page
    assert TELEPHONE not in page
    assert not english_words(page)
    assert client.get(page_of(case)).status_code == 404
    assert client.post(url, {"la": "tra-lai", "answer": ""}).status_code == 422
    client.post(url, {"la": "nhan"})
    assert client.get(page_of(case)).status_code == 200
    client.force_login(world.person("police"))
    assert client.get(page_of(case)).status_code == 404


def test_a_hand_over_on_screen_takes_two(world, police, client):
    case = world.case(harm="child_safety", claimed="police")
    assert "Chuyển 111 hoặc Công an" in client.get(reverse("cases:list")).content.decode()
    data = {"to": "line_111", "taken_by": "Trực ban", "handed_at": "02/11/2026 08:30",
            "content": "https://xau.example/a", "revision": case.revision}  # fmt: skip
    assert client.post(act_url(case, "khan-cap"), data).status_code == 302
    assert "Tôi xác nhận" not in client.get(page_of(case)).content.decode()
    handover = case.handovers.get()
    sign = reverse("cases:sign", args=[case.public_id, handover.public_id])
    assert client.post(sign, {"la": "xac-nhan"}).status_code == 403
    client.force_login(world.person("police_head"))
    page = client.get(page_of(case)).content.decode()
    assert "Tôi xác nhận" in page
    assert "Ai đã mở hồ sơ này" in page
    assert not english_words(page)
    client.post(sign, {"la": "xac-nhan"})
    handover.refresh_from_db()
    assert handover.state == "confirmed"


def test_an_appeal_on_screen(world, client):
    case = world.case(claimed="police")
    sent(world, case)
    appeal = appealed(case)
    client.force_login(world.person("appeals"))
    queue = client.get(reverse("replies:appeals")).content.decode()
    assert case.number in queue
    url = reverse("replies:appeal", args=[appeal.public_id])
    page = client.get(url).content.decode()
    assert SAID.text in page
    assert "Trang ấy vẫn mở được." in page
    assert not english_words(queue + page)
    stale = client.post(url, {"buoc": "nhan", "revision": 7})
    assert stale.status_code == 409
    client.post(url, {"buoc": "nhan", "revision": appeal.revision})
    appeal.refresh_from_db()
    given = {"buoc": "ket-luan", "revision": appeal.revision, "outcome": "upheld"}
    assert client.post(url, {**given, "reasons": ""}).status_code == 422
    client.post(url, {**given, "reasons": "Chưa chặn hết."})
    assert Appeal.objects.get().outcome == "upheld"
    assert CaseFile.objects.get().state == "new"
    assert case.number in client.get(f"{reverse('replies:appeals')}?xem=xong").content.decode()


def test_a_shipped_text_is_worded_anew_and_used(world, client):
    client.force_login(world.person("reception"))
    assert (
        "Lừa đảo: đã chặn, đã cảnh báo" in client.get(reverse("replies:templates")).content.decode()
    )
    url = reverse("replies:template", args=["scam-answered"])
    data = {"title": "Lừa đảo mới", "harm": "scam", "outcome": "answered", "text": "Lời mới.",
            "is_active": "on", "revision": 0}  # fmt: skip
    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code == 409
    row = ReplyTemplate.objects.get()
    assert (row.code, row.text) == ("scam-answered", "Lời mới.")
    case = world.case(claimed="police")
    client.force_login(world.person("police"))
    write = reverse("replies:write", args=[case.public_id])
    assert "Lời mới." in client.get(f"{write}?mau=scam-answered").content.decode()


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow(world, police):
    """More cases in the queue, more reporters, notes and steps of one: the same queries."""
    case = world.case(claimed="police")
    queue = reverse("cases:list")
    few = queries(police, queue), queries(police, page_of(case))
    for _ in range(4):
        world.case(claimed="police")
        case_join(submission=file_one(), into=reporter(case), by=None)
    many = queries(police, queue), queries(police, page_of(case))
    assert few == many
    assert many[0] <= 14
    assert many[1] <= 26


def test_the_number_of_queries_of_appeals_does_not_grow(world, client):
    def one():
        case = world.case(claimed="police")
        sent(world, case)
        return appealed(case)

    appeal = one()
    client.force_login(world.person("appeals"))
    url = reverse("replies:appeals")
    few = queries(client, url)
    one(), one()
    assert queries(client, url) == few
    assert queries(client, reverse("replies:appeal", args=[appeal.public_id])) <= 22


def test_page_two_follows_page_one(world, police):
    from nepso.casework.cases.selectors import listing

    numbers = []
    for _ in range(3):
        numbers.append(world.case(claimed="police").number)
    listing_size, listing.PAGE_SIZE = listing.PAGE_SIZE, 2
    try:
        first = police.get(reverse("cases:list"))
        second = police.get(f"{reverse('cases:list')}?after={first.context['page'].after}")
    finally:
        listing.PAGE_SIZE = listing_size
    shown = [c.case.number for c in [*first.context["cards"], *second.context["cards"]]]
    assert sorted(shown) == sorted(numbers)


def test_what_is_overdue_stands_first_and_asks_for_a_date(world, police):
    from nepso.casework.cases.tests.test_way import make_late

    world.case(claimed="police")
    late = make_late(world.case(claimed="police"))
    cards = police.get(reverse("cases:list")).context["cards"]
    assert cards[0].case == late
    assert cards[0].act.label == "Báo trễ hạn"
    assert cards[0].due.colour == "red"


def test_a_referral_waits_and_the_case_says_so(world, police):
    case = world.case(claimed="police", harm="dangerous_goods")
    refer(world, case, world.health)
    assert "Chờ cơ quan khác nhận" in police.get(page_of(case)).content.decode()
    assert police.get(act_url(case, "hoi")).status_code == 409
