"""A figure opens what it was made from, as far as one's rights go."""

import io
import re
import zipfile

import docx
import pytest
from django.test import Client

from nepso.programme.reporting.consolidated.document import document_of
from nepso.programme.reporting.consolidated.outputs import signing_of
from nepso.programme.reporting.consolidated.services import consolidated_freeze
from nepso.programme.reporting.consolidated.snapshotting import snapshot_of
from nepso.programme.reporting.consolidated.tests.year import PRESS, TALKS
from nepso.programme.reporting.models import Figure
from vanban.writing.official.docx import to_docx


@pytest.fixture
def made(reported):
    report = reported.made()
    consolidated_freeze(report=report, by=reported.person("desk"))
    report.refresh_from_db()
    report.year = reported
    return report


def _as(year, role):
    client = Client()
    client.force_login(year.person(role))
    return client


def _whole(report, code, **part):
    return report.figures.get(version__indicator__code=code, **{"breakdown": "", **part})


def _open(client, figure, tab=""):
    answer = client.get(f"/so-lieu/{figure.public_id}/", {"xem": tab} if tab else {})
    assert answer.status_code == 200
    return answer.content.decode()


def test_from_the_whole_to_the_agency_to_the_activity_to_its_item(made):
    client, world = _as(made.year, "desk"), made.year.world
    page = _open(client, _whole(made, TALKS))
    assert world.commune.name in page
    assert "Có ba buổi chưa nhập." in page
    own = Figure.objects.get(report__agency=world.commune, asked__indicator__code=TALKS)
    assert f"/so-lieu/{own.public_id}/" in page
    page = _open(client, own)
    activity = re.search(r'href="(/hoat-dong/[^"]+/)"', page).group(1)
    proofs = _open(client, own, "minh-chung")
    assert "Tin về Bộ Quy tắc" in proofs
    item = re.search(r'href="(/hoat-dong/minh-chung/[^"]+/)"', proofs).group(1)
    for address in (activity, item):
        assert client.get(address).status_code == 200


def test_corrections_show_both_values_reason_and_who(made):
    page = _open(_as(made.year, "desk"), _whole(made, TALKS), "dieu-chinh")
    assert "Có ba buổi chưa nhập." in page
    assert "Lê Văn Cán Bộ" in page
    assert made.year.world.others[0].name not in page


def test_a_part_opens_only_what_it_counts(made):
    part = _whole(made, TALKS, breakdown="agency_kind", key="commune")
    assert made.year.world.commune.name in _open(_as(made.year, "desk"), part)
    form = _whole(made, TALKS, breakdown="form", key="speaker")
    assert "/hoat-dong/" in _open(_as(made.year, "desk"), form)


def test_a_figure_of_reach_shows_what_each_activity_brings(reported):
    reported.activity(reach_measured=137, reach_source="Sổ", title="Một buổi đông người")
    page = _open(_as(reported, "desk"), _whole(reported.made(), "tiep-can-do-duoc"), "hoat-dong")
    row = page[page.index("Một buổi đông người") :].partition("</tr>")[0]
    assert "<span>137</span>" in row


def test_a_working_paper_is_not_shown_to_others(year):
    """A report sent and not yet accepted is its agency's working paper."""
    year.activity()
    report = year.send(year.world.commune, "officer", "head", corrected={TALKS: (4, "Thiếu.")})
    type(report).objects.filter(pk=report.pk).update(state="approved")
    made = year.made()
    consolidated_freeze(report=made, by=year.person("desk"))
    talks = _whole(made, TALKS)
    assert "Thiếu." in _open(_as(year, "desk"), talks)
    assert "Thiếu." in _open(_as(year, "officer"), talks)
    seen = _open(_as(year, "other"), talks)
    assert "Thiếu." not in seen
    assert "chưa được tiếp nhận" in seen
    own = Figure.objects.get(report=report, asked__indicator__code=TALKS)
    assert _as(year, "other").get(f"/so-lieu/{own.public_id}/").status_code == 404


def test_a_draft_opens_to_the_desk_alone(reported):
    talks = _whole(reported.made(), TALKS)
    assert _as(reported, "desk").get(f"/so-lieu/{talks.public_id}/").status_code == 200
    assert _as(reported, "officer").get(f"/so-lieu/{talks.public_id}/").status_code == 404
    assert _as(reported, "desk").get("/so-lieu/khong-co/").status_code == 404


def test_the_number_of_queries_is_fixed(made, django_assert_max_num_queries):
    client, talks = _as(made.year, "desk"), _whole(made, TALKS)
    for tab in ("bao-cao", "hoat-dong", "minh-chung", "dieu-chinh"):
        _open(client, talks, tab)
        with django_assert_max_num_queries(9):
            _open(client, talks, tab)


NAMED = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _links(data):
    """(text, address) of every native hyperlink of a DOCX."""
    opened = docx.Document(io.BytesIO(data))
    for link in opened.element.iter(f"{NAMED}hyperlink"):
        text = "".join(t.text or "" for t in link.iter(f"{NAMED}t"))
        yield text, opened.part.rels[link.get(RELATED)].target_ref


def test_numbers_of_agencies_open_the_list_of_them(made):
    data = to_docx(document_of(snapshot_of(made), signing_of(made)))
    addresses = {a for _, a in _links(data) if "/tinh-hinh/" in a}
    assert any(a.endswith("?nhom=chua-gui") for a in addresses)
    text = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert "[số " not in text
    assert _whole(made, PRESS).public_id in "".join(a for _, a in _links(data))
