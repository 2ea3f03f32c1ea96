"""What the machine points out, and what a person says of it."""

import pytest
from django.urls import reverse

from nepso.kernel.errors import Invalid, NotAllowed
from nepso.programme.activities.likeness import likenesses_find
from nepso.programme.activities.models import Activity, Likeness
from nepso.programme.activities.selectors import Scope, activity_totals, pointed_out
from nepso.programme.activities.services import activity_join, activity_part, likeness_settle
from nepso.programme.activities.taking import photos_take
from nepso.programme.activities.tests.conftest import DAY
from nepso.programme.activities.tests.photos import shot

TOLD = (
    "Đoàn viên đến từng nhà giới thiệu cách nhận biết cuộc gọi giả danh công an, hướng dẫn cài "
    "xác thực hai lớp và phát tờ gấp cho các hộ có người cao tuổi sống một mình trong thôn."
)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def pair(world, at_work):
    """The neighbour's activity, sent; and one of the commune."""
    theirs = at_work.record(agency=world.others[0], by="officer1", title="Việc của xã bên")
    at_work.prove(theirs, by="officer1")
    at_work.submit(theirs, by="officer1")
    return theirs, at_work.record(title="Việc của xã mình")


def with_photo(activity, by, upload):
    Activity.objects.filter(pk=activity.pk).update(state="draft")
    activity.refresh_from_db()
    assert photos_take(activity, [upload], people_shown="", by=by) == []
    Activity.objects.filter(pk=activity.pk).update(state="submitted")


def why(activity):
    likenesses_find(activity)
    return sorted(activity.likenesses.values_list("why", flat=True))


def test_the_same_and_a_brightened_photo_are_pointed_out(world, pair):
    theirs, ours = pair
    with_photo(theirs, world.person("officer1"), shot(1))
    with_photo(ours, world.person("officer"), shot(1))
    assert why(ours) == ["item"]
    with_photo(ours, world.person("officer"), shot(1, bright=12))
    assert why(ours) == ["item", "photo"]


def test_other_photos_and_other_titles_are_not(world, pair):
    theirs, ours = pair
    with_photo(theirs, world.person("officer1"), shot(1))
    with_photo(ours, world.person("officer"), shot(5))
    assert why(ours) == []


def test_a_retold_story_is_pointed_out_and_a_short_one_is_not(world, at_work):
    first = at_work.record(agency=world.others[0], by="officer1", title="Đến từng nhà", note=TOLD)
    at_work.prove(first, by="officer1")
    at_work.submit(first, by="officer1")
    again = at_work.record(title="Đến từng nhà", note=TOLD.replace("một mình", "neo đơn"))
    assert why(again) == ["text"]
    assert why(at_work.record(title="Đến từng nhà")) == []


def test_one_title_twice_on_one_day_in_one_commune(at_work):
    first = at_work.record()
    at_work.prove(first)
    at_work.submit(first)
    assert why(at_work.record()) == ["title"]
    assert why(at_work.record(done_on=DAY.replace(day=1))) == []


def test_a_draft_of_others_is_never_told_of(world, at_work):
    at_work.record()
    assert why(at_work.record()) == []


def test_a_person_says_that_one_is_a_part_and_it_counts_once(world, at_work, pair):
    theirs, ours = pair
    at_work.prove(ours)
    joined = activity_join(
        activity=ours, whole=theirs, revision=ours.revision, by=world.person("desk")
    )
    assert joined.counts_in == theirs
    at_work.accept(joined)
    assert activity_totals(Scope(DAY, DAY)) == {}
    assert Activity.objects.filter(pk=ours.pk).exists()


def test_joining_knows_its_limits(world, at_work, pair):
    theirs, ours = pair
    third = at_work.record(title="Việc thứ ba")
    desk = world.person("desk")
    with pytest.raises(Invalid, match="chính nó"):
        activity_join(activity=ours, whole=ours, revision=ours.revision, by=desk)
    ours = activity_join(activity=ours, whole=theirs, revision=ours.revision, by=desk)
    with pytest.raises(Invalid, match="đã là một phần"):
        activity_join(activity=third, whole=ours, revision=third.revision, by=desk)
    with pytest.raises(NotAllowed):
        activity_part(activity=ours, revision=ours.revision, by=world.person("officer1"))
    assert activity_part(activity=ours, revision=ours.revision, by=desk).counts_in is None


def test_what_was_settled_is_not_pointed_out_again(world, at_work):
    first = at_work.record()
    at_work.prove(first)
    at_work.submit(first)
    again, officer = at_work.record(), world.person("officer")
    likenesses_find(again)
    assert [p.other for p in pointed_out(officer, again)] == [first]
    likeness_settle(likeness=Likeness.objects.get(), by=officer)
    likenesses_find(again)
    assert pointed_out(officer, again) == []


def test_the_page_tells_and_takes_the_answer(world, at_work, client):
    first = at_work.record()
    at_work.prove(first)
    at_work.submit(first)
    again = at_work.record()
    likenesses_find(again)
    client.force_login(world.person("officer"))
    page = client.get(reverse("activities:activity", args=[again.public_id])).content.decode()
    assert "Cùng tên, cùng ngày, cùng địa bàn" in page
    join = reverse("activities:join", args=[again.public_id])
    data = {"kia": first.public_id, "la": "phan", "revision": again.revision}
    assert client.post(join, data).status_code == 302
    again.refresh_from_db()
    assert again.counts_in == first
