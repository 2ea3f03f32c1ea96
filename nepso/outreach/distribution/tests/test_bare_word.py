"""What a person only says is told apart from what was shown, up to the report (decision 0217)."""

import pytest

from nepso.foundation.jobs.models import Job
from nepso.outreach.distribution import services
from nepso.outreach.distribution.announcing import proven_of
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.tests.test_joined import proven, run_jobs  # noqa: F401
from nepso.programme.activities.models import Activity, EvidenceItem
from nepso.programme.activities.selectors import Scope, items_behind
from nepso.programme.activities.services import activity_accept, activity_accept_at_agency
from nepso.programme.activities.tests.conftest import at_work, world  # noqa: F401

pytestmark = pytest.mark.django_db
WORD = {"kind": "note", "text": "Đã nói ở cuộc họp xóm."}


@pytest.fixture
def said(air):
    posting = air.out(air.outlet("zalo_group"))
    air.prove(posting, **WORD)
    posting.refresh_from_db()
    return posting


def test_a_bare_word_is_no_proof_and_says_so(said, air, client):
    assert said.state == "said"
    assert said.proofs.get().is_by_word
    client.force_login(air.person("officer"))
    for page in (f"/kenh/luot-dang/{said.public_id}/", "/kenh/luot-dang/"):
        assert "Có lời khai" in client.get(page).content.decode()
    html = client.get("/kenh/luot-dang/?tinh_trang=proven").content.decode()
    assert said.outlet.name not in html.split("<main")[1].split("</form>")[-1]


def test_what_is_shown_later_proves_it(said, air):
    air.prove(said)
    said.refresh_from_db()
    assert said.state == "proven"
    air.prove(said, **WORD)
    said.refresh_from_db()
    assert said.state == "proven", "a word takes nothing away"


def test_a_machine_that_showed_it_is_no_bare_word(air):
    posting = air.out(air.outlet("zalo_group"))
    services.proof_give(posting=posting, by=None, **WORD)
    posting.refresh_from_db()
    assert (posting.state, posting.proofs.get().is_by_word) == ("proven", False)


def test_what_is_announced_says_that_it_is_a_word(said, air):
    told = proven_of(said)
    assert told.note.startswith("Chỉ có lời khai")
    assert [count[-1] for count in told.counts] == [True]
    assert "lời khai" in told.counts[0][3]
    air.prove(said)
    said.refresh_from_db()
    assert [count[-1] for count in proven_of(said).counts] == [False]
    assert Job.objects.filter(name="distribution.announce").count() == 2


def test_the_report_counts_it_apart_and_names_it(world, proven):  # noqa: F811
    posting = Posting.objects.get()
    posting.proofs.all().delete()
    Job.objects.all().delete()
    Posting.objects.update(state="out")
    services.proof_give(posting=Posting.objects.get(), by=world.person("officer"), **WORD)
    run_jobs()
    activity = Activity.objects.get()
    held = activity_accept_at_agency(
        activity=activity, revision=activity.revision, by=world.person("head")
    )
    activity_accept(activity=held, revision=held.revision, by=world.person("desk"))
    item = EvidenceItem.objects.get()
    assert item.is_by_word
    scope = Scope(activity.done_on, activity.done_on)
    page = items_behind(scope)
    assert [row.kind for row in page.rows] == ["Số đếm, lời khai"]
    assert page.by_word == 1


def test_a_photo_that_comes_before_the_report_replaces_the_word(world, proven):  # noqa: F811
    posting = Posting.objects.get()
    posting.proofs.all().delete()
    Job.objects.all().delete()
    Posting.objects.update(state="out")
    officer = world.person("officer")
    services.proof_give(posting=Posting.objects.get(), by=officer, **WORD)
    run_jobs()
    link = services.proof_give(
        posting=Posting.objects.get(), kind="link", url="https://vidu.vn/bai/1", by=officer
    )
    services.proof_title_keep(proof=link, title="Bài đăng")
    run_jobs()
    claimed = Activity.objects.get().claims.values_list("item__kind", "item__is_by_word")
    assert set(claimed) == {("count", False), ("link", False)}
