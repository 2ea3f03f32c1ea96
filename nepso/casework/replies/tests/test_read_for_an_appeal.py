"""What whoever decides an appeal reads: the appellant's words, blacked out; nobody else's, and no
way to reach anybody."""

import pytest
from django.urls import reverse

from nepso.casework.cases import selectors
from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import case_join, outside_ask
from nepso.casework.cases.tests.world import TELEPHONE, file_one
from nepso.casework.intake.facts import ContactFacts
from nepso.casework.intake.models import Material
from nepso.casework.intake.services import submission_appeal
from nepso.casework.replies.models import Appeal
from nepso.casework.replies.tests.ways import appealed, reporter, sent
from nepso.casework.triage.models import Redaction, TriageItem
from nepso.casework.triage.services import Verdict, triage_decide

OTHER = "Người thứ hai bị gọi điện lúc nửa đêm, bảo đọc mã OTP cho họ."


@pytest.fixture
def case(world):
    """Two reporters; the second, whose words nobody asked to have looked at again, stays quiet."""
    found = world.case(claimed="police")
    quiet = file_one(
        text=OTHER, links=("https://khac.example/qua",),
        contact=ContactFacts(name="Bà Khác", telephone="0208999777"),
    )  # fmt: skip
    case_join(submission=quiet, into=reporter(found), by=None)
    found.refresh_from_db()
    outside_ask(
        case=found, revision=found.revision, body_kind="bank", body_name="Ngân hàng",
        links=["https://khac.example/qua"], questions="Hỏi?", by=world.person("police"),
    )  # fmt: skip
    main = reporter(found)
    Redaction.objects.create(
        submission=main, by=world.person("reception"),
        spans=[{"kind": "address", "span": [0, 25]}],
        pieces=[{"kind": "address", "text": main.text[:25]}],
    )  # fmt: skip
    sent(world, found)
    appealed(found)
    return CaseFile.objects.get(pk=found.pk)


def read_by(client, person, url):
    client.force_login(person)
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_decides_an_appeal_reads_the_appellant_blacked_out_and_reaches_nobody(
    world, client, case
):
    told = reporter(case).text
    reply = case.replies.get()
    for url in (
        reverse("cases:case", args=[case.public_id]),
        reverse("replies:reply", args=[reply.public_id]),
        reverse("cases:outside", args=[case.public_id, case.outside_requests.get().public_id]),
        reverse("replies:appeal", args=[case.appeals.get().public_id]),
    ):
        page = read_by(client, world.person("appeals"), url)
        for kept in (TELEPHONE, "Người Gửi", told[:20], OTHER, "Bà Khác", "0208999777", "khac.ex"):
            assert kept not in page, (url, kept)
    page = read_by(client, world.person("appeals"), reverse("cases:case", args=[case.public_id]))
    assert told[30:] in page
    for name in ("reception", "police"):
        page = read_by(client, world.person(name), reverse("cases:case", args=[case.public_id]))
        assert TELEPHONE in page
        assert "khac.ex" in page


def test_an_appeal_opens_no_other_reporters_pictures(world, client, case):
    quiet = case.links.get(is_main=False).submission
    picture = Material.objects.create(submission=quiet, raw="x", sha256="0" * 64)
    assert [
        m for one in selectors.parts_for(case, world.person("appeals")) for m in one.materials
    ] == []
    assert picture in [
        m for one in selectors.parts_for(case, world.person("police")) for m in one.materials
    ]


def test_of_what_triage_refused_they_read_no_more_either(world, client):
    refused = file_one()
    item = TriageItem.objects.get(submission=refused)
    Redaction.objects.create(
        submission=refused, by=world.person("reception"),
        spans=[{"kind": "address", "span": [0, 25]}],
        pieces=[{"kind": "address", "text": refused.text[:25]}],
    )  # fmt: skip
    verdict = Verdict("refuse", "unfounded", explanation="Đã xem kỹ nội dung này.")
    triage_decide(item=item, verdict=verdict, by=world.person("reception"))
    refused.refresh_from_db()
    submission_appeal(submission=refused, text="Xin xem lại.", token="t")
    url = reverse("replies:appeal", args=[Appeal.objects.get().public_id])
    page = read_by(client, world.person("appeals"), url)
    assert refused.text[30:] in page
    assert refused.text[:20] not in page
