"""What anybody types in a case, a reply or an answer from outside is shown, never run."""

import io
import zipfile
from dataclasses import replace

from django.urls import reverse

from nepso.casework.cases.letters_outside import outside_letter
from nepso.casework.cases.services import outside_ask
from nepso.casework.cases.views_staff.acts import acts_for
from nepso.casework.replies.tests.ways import SAID, appealed, reporter, sent, written

BAD = '<script>alert(1)</script>"><img src=x onerror=alert(2)><svg/onload=alert(3)>'


def harmless(answer, times=1):
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("&lt;script&gt;alert(1)") >= times
    for part in ("<script>alert", "<img src=x", "<svg/onload"):
        assert part not in page


def test_a_reply_with_all_its_fields_and_its_appeal(world, client):
    case = world.case(claimed="police", text=BAD)
    said = replace(SAID, text=BAD, ground=BAD, explanation=BAD, redress_text=BAD)
    draft = written(world, case, said=said)
    client.force_login(world.person("police"))
    harmless(client.get(reverse("replies:reply", args=[draft.public_id])), 3)
    harmless(client.get(reverse("replies:edit", args=[draft.public_id])), 4)
    other = world.case(claimed="police")
    sent(world, other, said=replace(said, text="Chào bạn. " + BAD))
    harmless(client.get(reverse("cases:case", args=[other.public_id])))
    appeal = appealed(other, text=BAD)
    assert reporter(other).state == "appealing"
    client.force_login(world.person("appeals"))
    harmless(client.get(reverse("replies:appeal", args=[appeal.public_id])))


def test_an_answer_from_outside_its_letter_and_every_act_of_a_case(world, client):
    case = world.case(claimed="police", links=(f"https://a.example/{BAD}",))
    asked = outside_ask(
        case=case, revision=case.revision, body_kind="bank", body_name=BAD,
        links=[f"https://a.example/{BAD}"], questions=BAD, by=world.person("police"),
    )  # fmt: skip
    given = {"number": asked.request.public_id, "code": asked.code}
    harmless(client.post(reverse("cases:outside_answer"), given))
    client.post(reverse("cases:outside_answer"), {**given, "answered_as": BAD, "answer": BAD})
    case.refresh_from_db()
    client.force_login(world.person("police"))
    page = reverse("cases:outside", args=[case.public_id, asked.request.public_id])
    harmless(client.get(page), 2)
    harmless(client.get(reverse("cases:case", args=[case.public_id])))
    for act in acts_for(world.person("police"), case):
        answer = client.get(act.url)
        assert "<script>alert" not in answer.content.decode()
        assert "<svg/onload" not in answer.content.decode()
    asked.request.refresh_from_db()
    letter = outside_letter(asked.request)
    with zipfile.ZipFile(io.BytesIO(letter.docx)) as packed:
        document = packed.read("word/document.xml").decode()
    assert "&lt;script&gt;alert(1)" in document
    assert "<script" not in document
