"""Requests that must be done whole or not at all; each makes what it needs, and returns what sends
it (for ``dying.py``): True when it was acknowledged."""

from __future__ import annotations

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nepso.casework.cases.tests.world import World, file_one, make_world
from nepso.casework.intake import form_tokens
from nepso.casework.intake.models import Submission
from nepso.casework.replies.services import reply_submit, reply_write
from nepso.casework.replies.tests.ways import SAID
from nepso.casework.triage.models import TriageItem
from nepso.casework.triage.services import suggestion_make
from nepso.foundation.files.tests.making import jpeg

Send = Callable[[], bool]
HERE = "127.0.0.1"


def _signed_in(world: World, name: str) -> Client:
    client = Client(SERVER_NAME=HERE)
    client.force_login(world.person(name))
    return client


def _filing(pictures: int) -> Send:
    form_tokens.QUICKEST = -1  # nobody typed it: it would be held as spam
    token, picture = form_tokens.token_new(), jpeg()
    fields = {
        "to": token, "buoc": "gui", "text": "Có người giả ngân hàng.", "telephone": "0900000000",
        "dong_y": ["police:text", "coordinator:text"],
    }  # fmt: skip

    def send() -> bool:
        raws = [SimpleUploadedFile(f"{n}.jpg", picture + bytes([n])) for n in range(pictures)]
        answer = Client(SERVER_NAME=HERE).post("/phan-anh/scam/", {**fields, "anh": raws})
        return answer.status_code == 200 and 'class="nep-code"' in answer.content.decode()

    return send


def _deciding() -> Send:
    world, submission = make_world(), file_one(answer_by="telephone")
    suggestion_make(submission=submission)
    client, item = _signed_in(world, "reception"), TriageItem.objects.get()
    path = reverse("triage:decide", args=[submission.public_id, "accept"])
    fields = {
        "harm": "scam", "agency": world.police.public_id, "revision": item.revision,
        "reason_code": "clear_harm",
    }  # fmt: skip
    return lambda: client.post(path, fields).status_code == 302


def _answering() -> Send:
    world = make_world()
    case = world.case(claimed="police", answer_by="telephone")
    Submission.objects.update(state="handling")
    reply = reply_write(case=case, reply=None, revision=0, said=SAID, by=world.person("police"))
    reply = reply_submit(reply=reply, revision=reply.revision, by=world.person("police"))
    client = _signed_in(world, "police_head")
    path = reverse("replies:step", args=[reply.public_id])
    fields = {"buoc": "duyet-gui", "revision": reply.revision}
    return lambda: client.post(path, fields).status_code == 302


REQUESTS: dict[str, Callable[[], Send]] = {
    "filing": lambda: _filing(0),
    "filing with pictures": lambda: _filing(2),
    "deciding in triage": _deciding,
    "approving and sending an answer": _answering,
}
