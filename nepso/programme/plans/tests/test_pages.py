import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nepso.foundation.accounts.roles import Role
from nepso.programme.plans.demo import PLAN_FILE
from nepso.programme.plans.models import Duty, PlanVersion
from nepso.programme.plans.services import (
    ReceivedDocument,
    duty_confirm,
    plan_receive,
    version_compile,
)
from nepso.programme.plans.tests.conftest import PLAN, member

DESK_PAGES = ["receive", "review", "describe", "add", "adopt", "carry_over", "duty", "split"]


@pytest.fixture
def duty(version):
    return version.duties.select_related("version").get(bullet=1, clause="II.1")


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def shut(answer):
    """What a server does after sending a file."""
    for close in getattr(answer, "_resource_closers", []):
        close()


def address(name, version, duty):
    of_version = {"review", "describe", "add", "adopt", "carry_over", "read", "original", "compare"}
    of_duty = {"duty", "split", "history"}
    if name in of_version:
        return reverse(f"plans:{name}", args=[version.public_id])
    if name in of_duty:
        return reverse(f"plans:{name}", args=[duty.public_id])
    return reverse(f"plans:{name}", args=[version.plan.public_id] if name == "plan" else [])


@pytest.mark.parametrize("name", [*DESK_PAGES, "list", "plan", "read", "history", "original"])
def test_the_desk_opens_every_page(desk, version, duty, name):
    answer = desk.get(address(name, version, duty))
    shut(answer)
    assert answer.status_code == 200


@pytest.mark.parametrize("tab", ["can-xem", "tat-ca", "da-xac-nhan", "da-bo", "không có"])
def test_every_tab_of_the_review_opens(desk, version, tab):
    answer = desk.get(reverse("plans:review", args=[version.public_id]), {"loc": tab})
    assert answer.status_code == 200


@pytest.mark.parametrize("role", [Role.FOCAL_OFFICER, Role.AGENCY_HEAD, Role.LEADER])
def test_others_read_only_what_is_in_force(client, version, duty, province, role):
    client.force_login(member("doc", "Người Đọc", province, role))
    for name in DESK_PAGES:
        assert client.get(address(name, version, duty)).status_code == 403, name
    for name in ("read", "history", "original", "plan"):
        assert client.get(address(name, version, duty)).status_code == 404, name
    PlanVersion.objects.filter(pk=version.pk).update(state="adopted")
    for name in ("list", "read", "history", "original", "plan"):
        answer = client.get(address(name, version, duty))
        shut(answer)
        assert answer.status_code == 200, name


POSTS = {
    "confirm_certain": "version", "discard": "version", "adopt": "version", "decide": "duty",
    "merge": "duty", "words_only": "duty", "link": "duty", "add_party": "duty", "split": "duty",
}  # fmt: skip


@pytest.mark.parametrize("name", POSTS)
def test_only_the_desk_acts(client, version, duty, province, name):
    thing = version if POSTS[name] == "version" else duty
    where = reverse(f"plans:{name}", args=[thing.public_id])
    assert client.post(where).status_code == 401
    client.force_login(member("doc", "Người Đọc", province, Role.LEADER))
    assert client.post(where).status_code == 403
    assert Duty.objects.filter(version=version, revision__gt=0).count() == 0


def test_a_file_goes_from_the_form_to_the_review(desk, officer):
    file = SimpleUploadedFile("kế hoạch.txt", PLAN.encode())
    answer = desk.post(reverse("plans:receive"), {"cach": "tep", "file": file})
    version = PlanVersion.objects.get()
    progress = reverse("plans:progress", args=[version.public_id])
    assert answer["Location"] == progress
    page = desk.get(progress).content.decode()
    assert "Đang chờ đến lượt" in page
    assert 'http-equiv="refresh"' in page
    poll = desk.get(progress, headers={"HX-Request": "true"})
    assert "<html" not in poll.content.decode()
    version_compile(version=version)
    assert desk.get(progress, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert desk.get(progress)["Location"] == reverse("plans:review", args=[version.public_id])


def test_a_refused_file_and_a_refused_text_are_told_on_the_form(desk):
    image = SimpleUploadedFile("anh.png", b"\x89PNG\r\n")
    answer = desk.post(reverse("plans:receive"), {"cach": "tep", "file": image})
    assert answer.status_code == 400
    assert "Tệp là ảnh" in answer.content.decode()
    answer = desk.post(reverse("plans:receive"), {"cach": "dan", "text": ""})
    assert "Hãy dán văn bản" in answer.content.decode()


def test_the_wrong_button_loses_no_pasted_text(desk):
    url = reverse("plans:receive")
    shown = desk.get(url).content.decode()
    assert 'name="text"' in shown.split('form="dua-vao"', 1)[1]
    page = desk.post(url, {"cach": "tep", "text": "KẾ HOẠCH dài đã dán"}).content.decode()
    assert "Hãy chọn một tệp" in page
    assert "KẾ HOẠCH dài đã dán" in page


def test_an_unreadable_file_leaves_a_way_on(desk, officer):
    broken = ReceivedDocument("hong.pdf", b"%PDF-1.7 nothing of a PDF follows")
    version = version_compile(version=plan_receive(received=broken, by=officer))
    where = reverse("plans:progress", args=[version.public_id])
    page = desk.get(where).content.decode()
    assert version.problem in page
    desk.post(where, {"cach": "dan", "text": PLAN})
    version.refresh_from_db()
    assert version.state == "compiling"


def test_the_original_is_a_download_whatever_is_in_it(desk, officer):
    data = "<html><script>alert(1)</script> nhưng là chữ".encode()
    version = plan_receive(received=ReceivedDocument("a.txt", b"chao " + data), by=officer)
    answer = desk.get(reverse("plans:original", args=[version.public_id]))
    shut(answer)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_card_is_confirmed_with_htmx_and_without(desk, version, duty):
    where = reverse("plans:decide", args=[duty.public_id])
    sent = {"viec": "xac-nhan", "revision": duty.revision, "loc": "can-xem"}
    answer = desk.post(where, sent, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "Đã xác nhận" in page
    assert 'hx-swap-oob="true"' in page
    other = version.duties.get(clause="II.2")
    answer = desk.post(
        reverse("plans:decide", args=[other.public_id]), {**sent, "revision": other.revision}
    )
    assert answer.status_code == 302
    assert "#viec-" in answer["Location"]
    stale = desk.post(where, sent, headers={"HX-Request": "true"})
    assert stale.status_code == 409
    assert "Xem bản đang lưu" in stale.content.decode()


def test_a_conflict_shows_both_versions_and_keeps_what_was_typed(desk, duty, officer, colleague):
    where = reverse("plans:duty", args=[duty.public_id])
    seen = duty.revision
    duty_confirm(duty=duty, revision=None, by=colleague)
    sent = {
        "text": "Bản của tôi.", "clause": "II.1", "kind": "assignment", "role": "chu_tri",
        "revision": seen, "luu": "luu",
    }  # fmt: skip
    answer = desk.post(where, sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Trần Văn Hùng" in page
    assert "Bản của tôi." in page
    assert "Chủ trì, phối hợp với Sở Giáo dục" in page
    duty.refresh_from_db()
    assert desk.post(where, {**sent, "revision": duty.revision}).status_code == 302


def test_the_document_and_the_cards_point_at_each_other(desk, version, duty):
    page = desk.get(reverse("plans:review", args=[version.public_id])).content.decode()
    assert f'id="doan-{duty.public_id}"' in page
    assert f'href="#doan-{duty.public_id}"' in page
    assert f'id="viec-{duty.public_id}"' in page
    assert f"#viec-{duty.public_id}" in page


@pytest.mark.parametrize(
    ("name", "most"),
    [("review", 20), ("read", 20), ("list", 11), ("duty", 32), ("adopt", 28), ("history", 12)],
)
def test_pages_of_the_real_plan_ask_few_questions(
    desk, officer, settings, tmp_path, name, most, django_assert_max_num_queries
):
    settings.MEDIA_ROOT = tmp_path
    received = ReceivedDocument(PLAN_FILE.name, PLAN_FILE.read_bytes())
    version = version_compile(version=plan_receive(received=received, by=officer))
    where = address(name, version, version.duties.get(clause="IV.9", bullet=1))
    page = desk.get(where).content.decode()
    assert ("Thêm nhiệm vụ từ đoạn này" in page) == (name == "review")
    with django_assert_max_num_queries(most):
        desk.get(where)


def test_an_empty_plan_begun_by_hand_speaks_of_no_machine(client, officer):
    client.force_login(officer)
    version = plan_receive(received=None, title="Kế hoạch tay", by=officer)
    page = client.get(reverse("plans:review", args=[version.public_id])).content.decode()
    assert "Máy không đọc ra" not in page
    assert "Kế hoạch lập bằng tay chưa có nhiệm vụ nào" in page
