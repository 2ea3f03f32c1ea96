"""What a person fills in says what kind of proof it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from nepso.outreach.distribution import announcing
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Proof
from nepso.programme.activities.tests.photos import shot

LINK, LOG = "https://vidu.vn/bai/1", {"plays": "3", "text": "Sổ phát của đài."}


@pytest.fixture
def give(air, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    posting = air.out()
    client.force_login(air.person("officer"))

    def given(**filled):
        answer = client.post(f"/kenh/luot-dang/{posting.public_id}/minh-chung/", filled)
        return answer, [(one.kind, one.url, one.plays) for one in posting.proofs.all()]

    return given


@pytest.mark.parametrize(
    ("filled", "kept"),
    [
        ({"url": LINK}, ("link", LINK, None)),
        ({"url": LINK, "text": "Bài ghim."}, ("link", LINK, None)),
        (LOG, ("play_log", "", 3)),
        ({"text": "Trưởng thôn xác nhận."}, ("note", "", None)),
        ({"kind": "note", **LOG}, ("note", "", 3)),
    ],
)
def test_what_is_filled_in_says_the_kind_unless_one_was_chosen(give, filled, kept):
    answer, proofs = give(**filled)
    assert answer.status_code == 302
    assert proofs == [kept]


@pytest.mark.parametrize("more", [{}, {"text": "Treo ở nhà văn hóa."}, {"url": LINK}])
def test_a_photo_alone_is_taken_and_not_lost(give, more):
    answer, proofs = give(photo=shot(), **more)
    assert answer.status_code == 302
    assert proofs == [("photo", more.get("url", ""), None)]


def test_who_gives_nothing_is_asked_and_what_is_no_photo_is_refused(give):
    answer, proofs = give()
    assert answer.status_code == 422
    assert "Chưa có minh chứng nào" in answer.content.decode()
    answer, proofs = give(photo=SimpleUploadedFile("a.svg", b"<svg></svg>"))
    assert answer.status_code == 422
    assert "không phải ảnh" in answer.content.decode()
    answer, proofs = give(kind="link", text="Không có liên kết.")
    assert answer.status_code == 422
    assert proofs == []


@pytest.mark.parametrize(
    ("proofs", "counted"),
    [([("photo", 3)], 3), ([("photo", None)], 1), ([("play_log", 12), ("photo", 12)], 12)],
)
def test_how_often_it_ran_is_counted_of_a_photo_of_the_log_too(proofs, counted):
    given = [Proof(kind=kind, plays=plays) for kind, plays in proofs]
    [(_, what, many, _)] = announcing._lines(OutletKind.LOUDSPEAKER, given)
    assert (what, many) == ("broadcasts", counted)
