"""What runs is everybody's; state, proof and reach are the agency's of the outlet."""

import pytest

from nepso.outreach.distribution.models import Posting, Proof
from nepso.outreach.distribution.services import proof_title_keep
from nepso.outreach.distribution.tests.conftest import air  # noqa: F401
from nepso.publicapi.rest.tests.conftest import error_of

OWN = "/own/postings"
LINK = {"kind": "link", "url": "https://vidu.vn/bai/1"}


@pytest.fixture
def running(air):  # noqa: F811
    return air.out()


def test_everybody_reads_what_runs_now(anybody, air, running):  # noqa: F811
    air.plan(air.outlet("loudspeaker"))
    [line] = anybody.get("/postings").json()["items"]
    assert line["id"] == running.public_id
    assert line["outlet"]["form"] == "social"
    assert line["agency"]["code"] == "xa-a"
    told = anybody.get(f"/postings/{running.public_id}").json()
    assert told["shown"] == running.shown
    assert not {"reach_measured", "reason", "proofs", "state"} & set(told)
    assert anybody.get("/postings?form=portal").json()["items"] == []
    mine = f"/postings?product={running.product.public_id}"
    assert len(anybody.get(mine).json()["items"]) == 1
    air.recall(running.product)
    assert anybody.get("/postings").json()["items"] == []
    error_of(anybody.get(f"/postings/{running.public_id}"), 404, "not_found")


def test_what_is_planned_is_its_agencys_alone(anybody, commune, other, air):  # noqa: F811
    planned = air.plan()
    error_of(anybody.get(f"/postings/{planned.public_id}"), 404)
    [line] = commune.get(OWN).json()["items"]
    assert (line["state"], line["state_label"]) == ("planned", "Đã lên lịch")
    assert other.get(OWN).json()["items"] == []
    error_of(other.get(f"{OWN}/{planned.public_id}"), 404, "not_found")


def test_another_agency_neither_proves_nor_tells_of_reach(other, running):
    error_of(other.post(f"{OWN}/{running.public_id}/proofs", LINK), 404, "not_found")
    reach = {"revision": running.revision, "estimated": 5, "basis": "ước"}
    error_of(other.put(f"{OWN}/{running.public_id}/reach", reach), 404, "not_found")
    running.refresh_from_db()
    assert (running.state, running.reach_estimated) == ("out", None)


def test_a_proof_is_given_once(commune, running):
    answers = [commune.post(f"{OWN}/{running.public_id}/proofs", LINK) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert Proof.objects.count() == 1
    told = commune.get(f"{OWN}/{running.public_id}").json()
    assert (told["state"], told["proofs"][0]["counts"]) == ("out", False), "nobody read it yet"
    proof_title_keep(proof=Proof.objects.get(), title="Bài đăng")
    told = commune.get(f"{OWN}/{running.public_id}").json()
    assert (told["state"], told["proofs"][0]["counts"]) == ("proven", True)
    assert told["proofs"][0]["url"] == LINK["url"]
    assert "given_by" not in told["proofs"][0]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "link"}, "url"),
        ({"kind": "link", "url": "javascript:alert(1)"}, "url"),
        ({"kind": "photo"}, "kind"),
        ({"kind": "play_log", "plays": 0, "text": "sổ"}, "plays"),
        ({"kind": "note"}, "text"),
    ],
)
def test_a_proof_that_is_none_is_named(commune, running, body, field):
    error = error_of(commune.post(f"{OWN}/{running.public_id}/proofs", body), 422)
    assert field in error["fields"]
    assert not Proof.objects.exists()


def test_what_did_not_run_takes_no_proof(commune, air):  # noqa: F811
    planned = air.plan()
    error_of(commune.post(f"{OWN}/{planned.public_id}/proofs", LINK), 409, "conflict")
    error_of(commune.post(f"{OWN}/{'z' * 16}/proofs", LINK), 404, "not_found")


def test_reach_is_told_with_its_source(commune, running):
    path = f"{OWN}/{running.public_id}/reach"
    fresh = Posting.objects.get(pk=running.pk)
    bare = {"revision": fresh.revision, "measured": 120}
    assert "source" in error_of(commune.put(path, bare), 422)["fields"]
    whole = {**bare, "source": "số liệu của trang", "estimated": 300, "basis": "số hộ"}
    told = commune.put(path, whole).json()
    assert (told["reach_measured"], told["reach_estimated"]) == (120, 300)
    error_of(commune.put(path, whole), 409, "conflict")


def test_as_many_queries_however_many_postings(
    anybody, commune, air, django_assert_num_queries  # noqa: F811
):  # fmt: skip
    for kind in ("facebook", "zalo_oa", "website"):
        air.out(air.outlet(kind))
    with django_assert_num_queries(1):
        assert len(anybody.get("/postings").json()["items"]) == 3
    # The key, its pace, the rights of its maker, the page.
    with django_assert_num_queries(4):
        commune.get(OWN)
