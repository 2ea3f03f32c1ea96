"""Recording on a phone, an activity's page, its evidence: as a browser without script does it."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.tests.making import pdf
from nepso.programme.activities.models import Activity, EvidenceClaim, EvidenceItem
from nepso.programme.activities.services import (
    NewItem,
    activity_edit,
    activity_submit,
    evidence_add,
)
from nepso.programme.activities.tests.photos import shot
from nepso.programme.activities.views_staff import recording
from nepso.programme.register.models import PlanTask
from tests.conventions.vietnamese import english_words

RECORD = reverse("activities:record")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def officer(world, client):
    client.force_login(world.person("officer"))
    return client


def facts(at_work, **change):
    given = {
        "title": "Phát thanh về lừa đảo qua mạng", "done_on": "02/11/2026",
        "task": at_work.task().public_id, "draft_key": "khoa-1", "roi": "nhap",
        "co_quan": at_work.world.commune.public_id,
    }  # fmt: skip
    return {**given, **change}


def page_of(activity):
    return reverse("activities:activity", args=[activity.public_id])


def act(client, activity, step, **more):
    activity.refresh_from_db()
    data = {"buoc": step, "revision": activity.revision, **more}
    return client.post(reverse("activities:move", args=[activity.public_id]), data)


def test_three_fields_and_a_photo_make_an_activity_that_is_sent(at_work, officer):
    answer = officer.post(
        RECORD, facts(at_work, roi="gui", camera=shot(1), photos=[shot(2), shot(3)])
    )
    stored = Activity.objects.get()
    assert answer.url == page_of(stored)
    assert (stored.state, stored.form, stored.claims.count()) == ("submitted", "loudspeaker", 3)
    assert StoredFile.objects.exclude(held_by="").count() == 3


def test_a_script_in_the_background_does_not_eat_the_messages(at_work, officer):
    answer = officer.post(RECORD, facts(at_work, roi="gui"), headers={"X-Nepso-Draft": "1"})
    assert answer.status_code == 201
    assert answer["Location"] == page_of(Activity.objects.get())
    assert "Đã ghi nháp, chưa gửi." in officer.get(answer["Location"]).content.decode()


def test_a_photo_that_is_none_is_named_and_why_it_stayed_a_draft_is_said(at_work, officer):
    sheet = SimpleUploadedFile("bang.xlsx", b"PK not a photo")
    answer = officer.post(RECORD, facts(at_work, roi="gui", photos=[shot(1), sheet]))
    page = officer.get(answer.url).content.decode()
    assert Activity.objects.get().state == "draft"
    assert "bang.xlsx: " in page
    assert "chưa gửi thủ trưởng, vì có ảnh không nhận được" in page


def test_the_form_opens_for_the_task_it_was_opened_from(at_work, officer):
    page = officer.get(f"{RECORD}?nhiem_vu={at_work.task(order=3).public_id}").content.decode()
    assert re.search(rf'value="{at_work.task(order=3).public_id}" selected', page)
    assert not english_words(page)


def test_the_same_draft_sent_again_with_its_photos_is_one(at_work, officer):
    for _ in range(3):
        officer.post(RECORD, facts(at_work, roi="gui", photos=[shot(1)]))
    assert Activity.objects.get().claims.count() == 1
    assert EvidenceItem.objects.count() == 1


def test_what_was_typed_comes_back_with_each_fault(at_work, officer):
    data = facts(at_work, title="", task="", reach_measured="50")
    answer = officer.post(RECORD, data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa ghi đã làm gì" in page
    assert 'value="50"' in page
    assert 'value="khoa-1"' in page
    assert not Activity.objects.exists()


def test_one_bad_photo_does_not_lose_the_rest(at_work, officer):
    bad = SimpleUploadedFile("hong.jpg", shot(9).read()[:300])
    answer = officer.post(RECORD, facts(at_work, roi="gui", photos=[shot(1), bad]), follow=True)
    stored = Activity.objects.get()
    assert (stored.state, stored.claims.count()) == ("draft", 1)
    assert "hong.jpg: " in answer.content.decode()


def test_without_evidence_it_stays_a_draft_and_says_why(at_work, officer):
    answer = officer.post(RECORD, facts(at_work, roi="gui"), follow=True)
    assert Activity.objects.get().state == "draft"
    assert "Chưa có minh chứng nào" in answer.content.decode()


def test_nobody_records_for_an_agency_that_is_not_theirs(world, at_work, officer):
    other = facts(at_work, co_quan=world.others[0].public_id)
    assert officer.post(RECORD, other).status_code == 403
    assert not Activity.objects.exists()


KINDS = {
    "lien-ket": {"url": "https://bao.example.vn/bai", "seen_on": "02/11/2026"},
    "van-ban": {"number": "12/KH-UBND", "dated_on": "01/10/2026", "issuer": "UBND xã Ba Bể"},
    "so-dem": {"count_of": "copies", "value": "300", "source": "Sổ phát tờ gấp"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_evidence_of_every_kind_is_added_and_shown(at_work, officer, kind):
    activity = at_work.record()
    address = reverse("activities:evidence_add", args=[activity.public_id]) + f"?loai={kind}"
    empty = officer.post(address, {})
    assert empty.status_code == 422
    assert officer.post(address, KINDS[kind]).url == page_of(activity)
    page = officer.get(page_of(activity)).content.decode()
    assert EvidenceItem.objects.get().title in page
    assert not english_words(page)


def test_a_file_is_kept_and_handed_out_to_be_saved(at_work, officer):
    activity = at_work.record()
    address = reverse("activities:evidence_add", args=[activity.public_id]) + "?loai=tep"
    svg = SimpleUploadedFile("a.pdf", b"<svg onload=alert(1)>")
    assert "không nhận" in officer.post(address, {"file": svg}).content.decode()
    officer.post(address, {"file": SimpleUploadedFile("Biên bản.pdf", pdf()), "title": "Biên bản"})
    answer = officer.get(reverse("activities:file", args=[EvidenceItem.objects.get().public_id]))
    assert answer["Content-Disposition"].startswith("attachment")
    answer.close()


def test_bytes_are_for_those_who_may_read_an_activity_that_claims_them(world, at_work, officer):
    officer.post(RECORD, facts(at_work, photos=[shot(1)]))
    small = reverse("activities:thumbnail", args=[EvidenceItem.objects.get().public_id])
    seen = officer.get(small)
    assert seen["Content-Type"] == "image/jpeg"
    assert b"bi mat" not in b"".join(seen.streaming_content)
    officer.force_login(world.person("officer1"))
    assert officer.get(small).status_code == 404


def test_the_whole_way_on_screen(world, at_work, client):
    client.force_login(world.person("officer"))
    client.post(RECORD, facts(at_work, roi="gui", photos=[shot(1)], people_shown="crowd"))
    activity = Activity.objects.get()
    client.force_login(world.person("head"))
    assert "Duyệt, chuyển cơ quan đầu mối" in client.get(page_of(activity)).content.decode()
    act(client, activity, "duyet")
    client.force_login(world.person("desk"))
    act(client, activity, "nhan")
    activity.refresh_from_db()
    assert activity.state == "accepted"
    item = EvidenceItem.objects.get()
    client.post(reverse("activities:clear", args=[item.public_id]), {"la": "mo"})
    item.refresh_from_db()
    assert (item.cleared_for_public, item.cleared_by) == (True, world.people["desk"])
    page = client.get(reverse("activities:item", args=[item.public_id])).content.decode()
    assert "Chuỗi mã băm nguyên vẹn" in page
    assert not english_words(page)


def test_a_photo_of_people_who_did_not_agree_is_not_made_public(world, at_work, client):
    client.force_login(world.person("officer"))
    client.post(RECORD, facts(at_work, photos=[shot(1)]))
    activity = Activity.objects.get()
    at_work.accept(activity)
    client.force_login(world.person("desk"))
    item = EvidenceItem.objects.get()
    clear = reverse("activities:clear", args=[item.public_id])
    assert client.post(clear, {"la": "mo"}).status_code == 400
    people = reverse("activities:people", args=[activity.public_id, item.public_id])
    client.post(people, {"nguoi": "agreed"})
    assert client.post(clear, {"la": "mo"}).status_code == 302
    client.post(people, {"nguoi": "refused"})
    item.refresh_from_db()
    assert not item.cleared_for_public


def test_a_return_needs_its_reason_and_shows_it(world, at_work, client):
    activity = at_work.record()
    at_work.prove(activity)
    at_work.submit(activity)
    client.force_login(world.person("head"))
    assert act(client, activity, "tra-lai", ly_do=" ").status_code == 422
    act(client, activity, "tra-lai", ly_do="Ảnh mờ, chụp lại")
    client.force_login(world.person("officer"))
    assert "Ảnh mờ, chụp lại" in client.get(page_of(activity)).content.decode()
    lines = client.get(reverse("desk:home")).content.decode()
    assert "1 hoạt động bị trả lại" in lines


def test_one_item_is_refused_and_dropped(world, at_work, client):
    activity = at_work.record()
    claim, other = (
        at_work.prove(activity),
        at_work.prove(activity, kind="link", url="https://a.vn/b"),
    )
    client.force_login(world.person("officer"))
    client.post(
        reverse("activities:evidence_drop", args=[activity.public_id, other.item.public_id])
    )
    assert EvidenceClaim.objects.get() == claim
    at_work.submit(activity)
    client.force_login(world.person("head"))
    refuse = reverse("activities:refuse", args=[activity.public_id, claim.item.public_id])
    client.post(refuse, {"ly_do": "Không có sổ"})
    claim.refresh_from_db()
    assert (claim.state, claim.reason) == ("refused", "Không có sổ")


def edited(activity, at_work, **change):
    given = {
        "title": "Bản của B", "done_on": "02/11/2026", "tasks": [at_work.task().public_id],
        "audience": "everybody", "revision": 0,
    }  # fmt: skip
    return reverse("activities:edit", args=[activity.public_id]), {**given, **change}


def test_two_editors_meet_with_both_versions(world, at_work, officer):
    activity = at_work.record()
    activity_edit(
        activity=activity, revision=0, facts={"title": "Bản của A"}, by=world.person("head")
    )
    address, data = edited(activity, at_work)
    answer = officer.post(address, data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản của A" in page
    assert "Bản của B" in page
    data["revision"] = re.search(r'name="revision" value="(\d+)"', page).group(1)
    assert officer.post(address, data).status_code == 302
    activity.refresh_from_db()
    assert activity.title == "Bản của B"


def test_a_step_on_an_old_page_changes_nothing(world, at_work, officer):
    activity = at_work.record()
    at_work.prove(activity)
    move = reverse("activities:move", args=[activity.public_id])
    assert officer.post(move, {"buoc": "gui", "revision": 7}).status_code == 409
    assert officer.post(move, {"buoc": "gui", "revision": "x"}).status_code == 422
    assert officer.post(move, {"buoc": "xoa", "revision": 0}).status_code == 400
    activity.refresh_from_db()
    assert activity.state == "draft"


@pytest.mark.parametrize("name", ["list", "mine", "record"])
@pytest.mark.parametrize("role", ["desk", "officer", "head", "other", "above", "nobody"])
def test_who_opens_which_page(world, client, name, role):
    client.force_login(world.person(role))
    expected = 403 if role == "nobody" else 200
    assert client.get(reverse(f"activities:{name}")).status_code == expected


def test_pages_ask_a_fixed_number_of_questions(
    world, at_work, client, django_assert_max_num_queries
):
    for n in range(12):
        activity = at_work.record(title=f"Buổi {n}")
        at_work.prove(activity)
        at_work.prove(activity, kind="link", url=f"https://a.vn/{n}")
    client.force_login(world.person("officer"))
    for name, most in (("list", 17), ("mine", 18), ("record", 17)):
        client.get(reverse(f"activities:{name}"))
        with django_assert_max_num_queries(most):
            client.get(reverse(f"activities:{name}"))
    with django_assert_max_num_queries(19):
        client.get(page_of(activity))


def test_the_same_draft_at_the_same_moment_is_told_and_no_fault(at_work, officer, monkeypatch):
    def first_copy_goes_on(stored, *given, by, **more):
        fresh = Activity.objects.get(pk=stored.pk)
        link = NewItem(kind="link", url="https://xa.example/bai", seen_on=dt.date(2026, 11, 2))
        evidence_add(activity=fresh, new=link, by=by)
        activity_submit(activity=fresh, revision=fresh.revision, by=by)
        return []

    monkeypatch.setattr(recording, "photos_take", first_copy_goes_on)
    answer = officer.post(RECORD, facts(at_work, roi="gui"), follow=True)
    assert answer.redirect_chain, "not a page of conflict"
    assert "đã được gửi trước đó" in answer.content.decode()
    assert Activity.objects.get().state == "submitted"


def test_the_heirs_page_shows_what_was_done_before_the_work_joined(world, at_work, client):
    at_work.record()
    task, heir = at_work.task(), at_work.task(world.others[0])
    PlanTask.objects.filter(pk=task.pk).update(goes_on_in=heir)
    client.force_login(world.person("desk"))
    page = client.get(reverse("register:task", args=[heir.public_id])).content.decode()
    assert "Phát thanh về lừa đảo qua mạng" in page
