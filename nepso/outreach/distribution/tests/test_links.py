"""A link proves a posting once its page was read, or a person stands for what is there."""

import pytest
from django.core.files.base import ContentFile

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.files.services import photo_keep
from nepso.foundation.jobs.models import Job
from nepso.foundation.jobs.running import run_job
from nepso.foundation.outbound.tests.test_fetching import site  # noqa: F401
from nepso.kernel.errors import NotAllowed
from nepso.outreach.distribution import jobs, services
from nepso.outreach.distribution.announcing import proven_of
from nepso.outreach.products.demo.drawing import picture_drawn

LINK = {"kind": "link", "url": "https://vidu.vn/bai/1"}


def linked(air, url=LINK["url"]):
    posting = air.out()
    return posting, air.prove(posting, kind="link", url=url)


def state_of(posting):
    posting.refresh_from_db()
    return posting.state


def test_a_link_that_nobody_read_proves_nothing(air):
    posting, link = linked(air)
    assert link.counts_since is None
    assert state_of(posting) == "out"
    assert not Job.objects.filter(name="distribution.announce").exists()


def test_its_title_read_by_the_server_proves_it(air, site):  # noqa: F811
    posting, link = linked(air, f"{site}/bai")
    jobs.look_up_link(link.public_id)
    link.refresh_from_db()
    assert link.title == "Trang & tên"
    assert state_of(posting) == "proven"
    assert proven_of(posting).links == [link.url]


def test_a_page_that_sent_us_to_another_proves_nothing_until_a_person_looked(air, site):  # noqa: F811
    posting, link = linked(air, f"{site}/den//dang-nhap")
    jobs.look_up_link(link.public_id)
    link.refresh_from_db()
    assert link.title == "Trang & tên"
    assert "địa chỉ khác" in link.unread_because
    assert (link.counts_since, state_of(posting)) == (None, "out")
    services.proof_see(proof=link, by=air.person("second"))
    assert state_of(posting) == "proven"


def test_a_page_that_stays_away_is_told_at_the_last_try(air, site):  # noqa: F811
    posting, link = linked(air, f"{site}/hong")
    job = Job.objects.get(name="distribution.look_up_link")
    job.attempt = job.attempts - 1
    run_job(job)
    link.refresh_from_db()
    assert link.looked_up_at is None, "it is tried once more"
    job.attempt = job.attempts
    run_job(job)
    link.refresh_from_db()
    assert "không trả lời" in link.unread_because
    assert state_of(posting) == "out"


@pytest.mark.parametrize("is_there", [False, True])
def test_a_podcast_is_proven_by_a_page_of_ours_only_where_that_is(air, is_there):
    product = air.desk.approve()
    podcast = air.plan(air.outlet("podcast"), product)
    if is_there:
        services.posting_show(posting=air.plan(air.outlet("portal"), product))
    proof = services.posting_show(posting=podcast)
    assert (proof.kind, bool(proof.url)) == (("link", True) if is_there else ("note", False))
    assert state_of(podcast) == "proven"


def test_a_title_that_is_known_is_not_told_as_read_from_the_page(air):
    shown = services.posting_show(posting=air.plan(air.outlet("portal")))
    shown.refresh_from_db()
    assert shown.title == shown.posting.product.title
    assert shown.looked_up_at is not None, "nobody fetches it from ourselves"
    assert not Job.objects.filter(name="distribution.look_up_link").exists()
    told = AuditLine.objects.values_list("act", flat=True)
    assert "distribution.proof_give" in told
    assert "distribution.proof_look_up" not in told


def test_a_page_without_a_title_proves_nothing(air):
    posting, link = linked(air)
    link = services.proof_title_keep(proof=link, title=" ")
    assert "không có tên" in link.unread_because
    assert state_of(posting) == "out"


@pytest.mark.parametrize(
    ("url", "closed", "why"),
    [
        (LINK["url"], True, "không đi ra mạng ngoài"),
        ("http://127.0.0.1/bai", False, "mạng"),
    ],
)
def test_on_a_closed_network_a_second_person_stands_for_it(air, settings, url, closed, why):
    settings.NEPSO_OUTBOUND = not closed
    posting, link = linked(air, url)
    jobs.look_up_link(link.public_id)
    link.refresh_from_db()
    assert why in link.unread_because
    assert state_of(posting) == "out"
    with pytest.raises(NotAllowed, match="người khác"):
        services.proof_see(proof=link, by=air.person("officer"))
    with pytest.raises(NotAllowed):
        services.proof_see(proof=link, by=air.person("other"))
    services.proof_see(proof=link, by=air.person("second"))
    link.refresh_from_db()
    assert link.seen_by == air.desk.people["second"]
    assert state_of(posting) == "proven"


def test_with_a_screenshot_it_counts_too(air, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    posting, link = linked(air)
    content = ContentFile(picture_drawn("telephone"), name="a.png")
    stored = photo_keep(content=content, name="a.png", by=air.person("officer"))
    air.prove(posting, kind="photo", stored=stored)
    link.refresh_from_db()
    assert link.counts_since is not None
    assert state_of(posting) == "proven"
    assert proven_of(posting).links == [link.url]
    assert air.prove(posting, **LINK).counts_since is not None, "also one that is given later"


def test_the_page_says_what_is_missing_and_lets_another_look(air, client):
    posting, link = linked(air)
    page = f"/kenh/luot-dang/{posting.public_id}/"
    press = f"/kenh/minh-chung/{link.public_id}/xem/"
    client.force_login(air.person("officer"))
    shown = client.get(page).content.decode()
    assert "Chưa tính" in shown
    assert "Tôi đã mở xem" not in shown
    assert client.post(press).status_code == 403
    client.force_login(air.person("second"))
    assert "Tôi đã mở xem" in client.get(page).content.decode()
    assert client.post(press).status_code == 302
    assert state_of(posting) == "proven"
    assert "đã mở xem" in client.get(page).content.decode()


def test_what_was_taken_back_meanwhile_is_told_of_no_more(air):
    posting, link = linked(air)
    air.recall(posting.product)
    services.proof_title_keep(proof=link, title="Bài đăng")
    assert state_of(posting) == "recalling"
    assert not Job.objects.filter(name="distribution.announce").exists()
