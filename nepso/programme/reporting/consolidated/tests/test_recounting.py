"""Every figure of the document is followed to its page and counted again in plain SQL."""

import datetime as dt
import io
from collections import Counter
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import docx
import pdfplumber
import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from nepso.foundation.worktime.services import period_open, period_plan, period_set_dates
from nepso.programme.register.models import PlanTask
from nepso.programme.reporting.consolidated.document import document_of
from nepso.programme.reporting.consolidated.outputs import signing_of
from nepso.programme.reporting.consolidated.services import consolidated_freeze
from nepso.programme.reporting.consolidated.snapshotting import snapshot_of
from nepso.programme.reporting.consolidated.tests import recounting
from nepso.programme.reporting.models import ConsolidatedFigure, ConsolidatedReport, Figure
from vanban.writing.official.docx import to_docx
from vanban.writing.official.pdf import to_pdf

NAMED = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@pytest.fixture
def made(year):
    """This year and the one before, both frozen. Two communes report, a third does not and yet did
    something; all three claim one link; tasks are done and under way."""
    before = period_plan(kind="year", year=2025)
    period_set_dates(
        period=before, cut_off_on=dt.date(2025, 11, 15), units_due_on=dt.date(2025, 11, 25),
        consolidation_due_on=None,
    )  # fmt: skip
    period_open(period=before)
    tasks = PlanTask.objects.filter(agency=year.world.others[1]).order_by("pk")
    PlanTask.objects.filter(pk=tasks[0].pk).update(state="done")
    PlanTask.objects.filter(agency=year.world.culture).update(state="under_way")
    year.activity(done_on=dt.date(2025, 11, 3), reach_measured=50, reach_source="Sổ")
    year.activity(form="social", audience="pupils", reach_measured=120, reach_source="Trang xã")
    year.activity(
        year.world.others[1], "officer2", "head2", form="training", reach_estimated=80,
        reach_basis="Số ghế",
    )  # fmt: skip
    year.reported()
    consolidated_freeze(report=year.made(period=before), by=year.person("desk"))
    report = year.made()
    consolidated_freeze(report=report, by=year.person("desk"))
    report.refresh_from_db()
    return report


def _links(data):
    """(text, address) of every native hyperlink of a DOCX."""
    opened = docx.Document(io.BytesIO(data))
    for link in opened.element.iter(f"{NAMED}hyperlink"):
        text = "".join(t.text or "" for t in link.iter(f"{NAMED}t"))
        yield text, opened.part.rels[link.get(RELATED)].target_ref


def _number(text):
    return Decimal(text.replace(".", "").replace(",", "."))


def _again(report, address):
    """(what sort of figure an address is, the values that may stand there, counted in SQL)."""
    parts = urlsplit(address)
    public_id = parts.path.strip("/").split("/")[1]
    group = parse_qs(parts.query).get("nhom")
    if group:
        assert public_id == report.public_id
        return "reporters", {recounting.reporters(report, group[0])}
    own = Figure.objects.filter(public_id=public_id).select_related("asked__version", "report")
    figure = own.first()
    if figure is not None:  # of one agency: what was counted and what it says stand side by side
        agency = figure.report.agency_id
        version = figure.asked.version
        counted = {recounting.evidence(report, version, agency=agency)}
        said = "SELECT stated FROM reporting_figure WHERE public_id = %s"
        return "agency", counted | {recounting.one(said, [public_id])}
    whole = ConsolidatedFigure.objects.select_related("version", "report__period")
    figure = whole.get(public_id=public_id)
    sort = "last year" if figure.report_id != report.pk else figure.breakdown or "whole"
    value = recounting.figure(figure.report, figure.version, figure.breakdown, figure.key)
    return sort, {value}


def test_every_figure_of_the_document_is_followed_and_counted_again_in_sql(made):
    client, seen = Client(), Counter()
    client.force_login(ConsolidatedReport.objects.get(pk=made.pk).frozen_by)
    links = list(_links(to_docx(document_of(snapshot_of(made), signing_of(made)))))
    answered = set()
    for text, address in links:
        assert address.startswith(settings.NEPSO_URL)
        inside = address.removeprefix(settings.NEPSO_URL.rstrip("/"))
        if inside not in answered:
            assert client.get(inside.partition("#")[0]).status_code == 200, inside
            answered.add(inside)
        sort, values = _again(made, inside)
        assert _number(text) in values, (sort, text, values, inside)
        seen[sort] += 1
    wanted = {"whole", "agency_kind", "form", "audience", "clause", "state"}
    assert seen.keys() == wanted | {"last year", "agency", "reporters"}
    assert sum(seen.values()) == len(links) > 60


def _pdf_links(data):
    """(text, address) of every link annotation of a PDF: the letters that stand within it, without
    the number in brackets that tells where its address is printed."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            for link in page.hyperlinks:
                inside = [
                    c["text"]
                    for c in page.chars
                    if link["x0"] <= (c["x0"] + c["x1"]) / 2 <= link["x1"]
                    and link["top"] <= (c["top"] + c["bottom"]) / 2 <= link["bottom"]
                ]
                text = "".join(inside).strip()
                yield text.partition("[")[0].strip(), link["uri"]


def test_every_numbered_link_of_the_pdf_opens_the_same_figure(made):
    """Each address is told in the list at the end, answers the lead desk, and its page shows the
    number that the PDF prints there, counted again in SQL."""
    client, followed, pages = Client(), Counter(), {}
    client.force_login(ConsolidatedReport.objects.get(pk=made.pk).frozen_by)
    links = list(_pdf_links(to_pdf(document_of(snapshot_of(made), signing_of(made)))))
    listed = {uri for text, uri in links if text == uri or (uri.startswith(text) and "://" in text)}
    for text, uri in links:
        assert uri.startswith(settings.NEPSO_URL)
        inside = uri.removeprefix(settings.NEPSO_URL.rstrip("/"))
        if inside not in pages:
            answer = client.get(inside.partition("#")[0])
            assert answer.status_code == 200, inside
            pages[inside] = answer.content.decode()
        if not text[:1].isdigit():
            continue
        sort, values = _again(made, inside)
        assert _number(text) in values, (sort, text, inside)
        shown = _shown(pages[inside])
        assert text in shown, f"{inside} does not show {text}"
        assert uri in listed, f"{uri} is not in the numbered list"
        followed[sort] += 1
    assert {"whole", "agency_kind", "agency", "reporters", "last year"} <= followed.keys()
    assert sum(followed.values()) > 60


def _shown(page):
    """The words and numbers that a page shows."""
    return set(html.fromstring(page).text_content().split())


def test_no_figure_is_without_its_link(made):
    """What the report counts and prints is among the links: every line, every part."""
    data = to_docx(document_of(snapshot_of(made), signing_of(made)))
    opened = {urlsplit(address).path.strip("/").rpartition("/")[2] for _, address in _links(data)}
    figures = made.figures.exclude(stated=None)
    assert {figure.public_id for figure in figures} <= opened


def test_a_figure_told_wrongly_is_found(made):
    """The recount can fail: one line of evidence more and the figure is not what is printed."""
    talks = made.figures.get(version__indicator__code="hoi-nghi-long-ghep", breakdown="")
    assert recounting.figure(made, talks.version) == talks.stated
    Figure.objects.filter(
        report__period=made.period, asked__version=talks.version, stated=4
    ).update(stated=5)
    assert recounting.figure(made, talks.version) == talks.stated + 1
