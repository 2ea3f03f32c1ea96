"""A case of a department, an officer of it, and our own server as somebody else's system."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.peers.models import Peer
from nepso.casework.cases.peers.services import peer_add
from nepso.casework.cases.services import case_claim, case_open
from nepso.casework.intake.facts import ContactFacts, Filing
from nepso.casework.intake.kinds import FieldGroup, Recipient
from nepso.casework.intake.services import submission_file
from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services import membership_grant
from nepso.foundation.agencies.kinds import AgencyKind
from nepso.foundation.agencies.models import Agency

TEXT, CONTACT = FieldGroup.TEXT, FieldGroup.CONTACT
CONSENTED = frozenset(
    {
        (Recipient.COORDINATOR, TEXT),
        (Recipient.HANDLING_AGENCY, TEXT),
        (Recipient.HANDLING_AGENCY, CONTACT),
        (Recipient.OTHER_AGENCY, TEXT),
        (Recipient.POLICE, CONTACT),
    }
)


@dataclass
class World:
    case: CaseFile
    officer: Account
    elsewhere: Agency
    peer: Peer

    def fresh(self) -> CaseFile:
        self.case.refresh_from_db()
        return self.case


class Other:
    """The other process."""

    def __init__(self, process, said):
        self.process = process
        self.port, self.key = said["port"], said["key"]
        self.endpoint = f"http://127.0.0.1:{self.port}/open311/v2"

    def ask(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def agency(code, name, kind, parent=None):
    made = Agency.objects.create(code=code, name=name, kind=kind, parent=parent, path="/")
    made.path = f"{parent.path if parent else '/'}{made.pk}/"
    made.save()
    return made


def make_case(handling, commune, *, harm="scam", consents=CONSENTED, **facts):
    filed = submission_file(
        facts=Filing(
            harm=harm,
            form_token=f"{harm}-{CaseFile.objects.count()}",
            text="Trang giả danh ngân hàng xin mã OTP.",
            links=("https://ngan-hang-gia.example.test/dang-nhap",),
            commune=commune,
            contact=ContactFacts(name="Nguyễn Thị Lan", telephone="0912000111"),
            consents=consents,
            **facts,
        )
    )
    return case_open(
        submission=filed.submission, agency=handling, harm=harm, is_urgent=False, by=None
    )


@pytest.fixture
def world(db):
    root = agency("T", "Tỉnh", AgencyKind.PROVINCE)
    handling = agency("S01", "Sở Văn hóa", AgencyKind.DEPARTMENT, root)
    elsewhere = agency("S02", "Sở Công Thương", AgencyKind.DEPARTMENT, root)
    commune = agency("X01", "Xã Một", AgencyKind.COMMUNE, root)
    officer = Account.objects.create(username="can-bo", full_name="Cán Bộ")
    membership_grant(account=officer, agency=handling, role=Role.FOCAL_OFFICER)
    peer = peer_add(
        agency=elsewhere, endpoint="https://peer.example.test/open311/v2/", key="k", services={}
    )
    case = make_case(handling, commune)
    case_claim(case=case, revision=case.revision, by=officer)
    return World(case, officer, elsewhere, peer)


@pytest.fixture(scope="session")
def other(tmp_path_factory):
    folder = tmp_path_factory.mktemp("other")
    known = {k: v for k, v in os.environ.items() if not k.startswith("NEPSO_")}
    errors = (folder / "stderr").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "nepso.casework.cases.peers.tests.other_system"],
        env={
            **known,
            "NEPSO_MODE": "local",
            "NEPSO_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        text=True,
    )
    line = process.stdout.readline()
    assert line, (folder / "stderr").read_text()
    yield Other(process, json.loads(line))
    process.stdin.close()
    process.stdout.close()
    process.terminate()
    process.wait(20)
    errors.close()
