"""The open figures: what page, CSV and catalogue say, and that none tells a small one."""

import csv
import datetime as dt
import io
import itertools
import re

import pytest
import rdflib
from django.core.cache import cache
from django.utils import timezone
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from nepso.casework.cases.models import YearCount
from nepso.casework.cases.tests.test_way import make_late
from nepso.casework.cases.tests.world import World, file_one, make_world
from nepso.casework.intake.models import Submission
from nepso.casework.intake.services import turned_away_count
from nepso.casework.replies.tests.test_appeals_of_triage import decided
from nepso.casework.replies.tests.ways import sent
from nepso.kernel.clock import today
from nepso.portal.figure_words import COLUMNS
from nepso.portal.public_figures import HARMS, figures_of

PAGE, CATALOGUE = "/so-lieu/", "/so-lieu/dcat.json"
YEAR = today().year
CLOSED = YEAR - 2


@pytest.fixture
def casework(db) -> World:
    return make_world()


@pytest.fixture
def handled(casework):
    """Three answered, one of them late; one late and open; one refused; two turned away."""
    for _ in range(2):
        sent(casework, casework.case(claimed="police"))
    sent(casework, make_late(casework.case(claimed="police")))
    make_late(casework.case(claimed="police"))
    decided(casework, "refuse", "unfounded")
    file_one(harm="private_data")
    for _ in range(2):
        turned_away_count(reason="speech")
    return casework


# Communes and harms of a closed year: 2 and 3 must not be told, nor follow from what is.
_ROWS = [
    ["scam", "Phường Bắc", 40], ["scam", "Xã Nam", 12], ["scam", "Xã Tây", 9],
    ["private_data", "Phường Bắc", 3], ["private_data", "Xã Nam", 17],
    ["private_data", "Xã Tây", 8], ["copyright", "Xã Nam", 2], ["copyright", "", 6],
    ["false_advert", "Phường Bắc", 7], ["false_advert", "Xã Nam", 11],
]  # fmt: skip
_AREAS = ["Phường Bắc", "Xã Nam", "Xã Tây", "Xã Đông", ""]


@pytest.fixture
def closed(casework):
    """A closed year that was counted, and this one."""
    file_one()
    Submission.objects.update(received_at=timezone.make_aware(dt.datetime(CLOSED, 5, 4)))
    return YearCount.objects.create(year=CLOSED, rows=_ROWS, areas=_AREAS)


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def rows_of(client, year=YEAR):
    raw = text(client, f"/so-lieu/{year}.csv").removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(raw)))


def numbers(client, table, year=YEAR):
    return {row["ma"]: row["so"] for row in rows_of(client, year) if row["bang"] == table}


def plain(page):
    return " ".join(re.sub("<[^>]+>", " ", page).split())


def test_every_figure_is_told_with_its_meaning(client, handled):
    main = numbers(client, "chung")
    assert (main["da_nhan"], main["da_tra_loi"], main["dung_han"]) == ("6", "4", "3")
    assert (main["tre_han"], main["qua_han_chua_tra_loi"]) == ("1", "1")
    assert main["ty_le_dung_han"] == "60", "three of the four answered and the one overdue"
    assert numbers(client, "khong_nhan")["unfounded"] == "1"
    assert numbers(client, "chi_noi_khac") == {"speech": "2", "elsewhere": "0"}
    assert numbers(client, "khieu_nai")["opened"] == "0"
    page = plain(text(client, PAGE))
    for row in rows_of(client):
        assert row["ten"] in page
        assert row["nghia"] in page
    assert "60%" in page


def test_no_number_under_five_by_harm(client, handled):
    told = numbers(client, "loai_viec")
    assert set(told.values()) == {""}, "five of scam would tell the one of another harm"
    assert all(r["khong_cong_bo"] == "đúng" for r in rows_of(client) if r["bang"] == "loai_viec")


def test_too_few_are_not_divided(client, casework):
    for _ in range(4):
        file_one()
    assert set(numbers(client, "loai_viec").values()) == {""}
    assert numbers(client, "chung")["da_nhan"] == "4"


def test_areas_only_of_a_closed_year(client, closed):
    assert not [row for row in rows_of(client) if row["bang"] == "dia_ban"]
    assert f"công bố từ ngày 01/02/{YEAR + 1}" in plain(text(client, PAGE))
    rows = [row for row in rows_of(client, CLOSED) if row["bang"] == "dia_ban"]
    assert len(rows) == len(_AREAS) * (len(HARMS) + 1)
    page = plain(text(client, f"{PAGE}?nam={CLOSED}"))
    assert "Phường Bắc" in page
    assert "Xã Đông" not in page, "nothing is shown of it"


def test_page_csv_and_catalogue_tell_no_small_number_of_harm_or_area(client, closed):
    true = {(harm, area): number for harm, area, number in _ROWS}
    for row in rows_of(client, CLOSED):
        if row["bang"] not in ("dia_ban", "loai_viec"):
            continue
        assert row["so"] in ("", "0") or int(row["so"]) >= 5
        if row["bang"] == "dia_ban" and row["ma"] != "tong" and row["so"]:
            area = "" if row["dia_ban"].startswith("Không nói") else row["dia_ban"]
            assert int(row["so"]) == true.get((row["ma"], area), 0)
    page = plain(text(client, f"{PAGE}?nam={CLOSED}"))
    shown = {
        (area.name, name): number
        for area in figures_of(CLOSED).areas_shown
        for name, number in area.shown
    }
    assert shown, "something is shown"
    told = re.findall(r"(?:;|\d) ([^;:\d]+): (\d+)(?=;| )", page)
    assert all(int(number) >= 5 for _, number in told)
    assert all(f"{name}: {number}" in page for (_, name), number in shown.items())
    catalogue = text(client, CATALOGUE)
    assert not [area for area in _AREAS if area and area in catalogue]


def test_a_closed_year_says_the_same_whatever_happens_later(client, closed):
    before = [r for r in rows_of(client, CLOSED) if r["bang"] in ("dia_ban", "loai_viec")]
    Submission.objects.update(harm="copyright")
    cache.clear()
    after = [r for r in rows_of(client, CLOSED) if r["bang"] in ("dia_ban", "loai_viec")]
    assert before == after
    assert numbers(client, "chung", CLOSED)["da_nhan"] == str(sum(n for *_, n in _ROWS))


def test_the_csv_has_the_columns_that_the_page_explains_and_no_live_formula(client, closed):
    YearCount.objects.update(areas=["=HYPERLINK(1)", *_AREAS])
    rows = rows_of(client, CLOSED)
    assert list(rows[0]) == [name for name, _ in COLUMNS]
    assert {row["dia_ban"] for row in rows} >= {"'=HYPERLINK(1)"}
    page = text(client, PAGE)
    assert all(f"<code>{name}</code>" in page for name, _ in COLUMNS)


# Said by the library about its own JSON-LD reader.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_catalogue_is_dcat_with_what_its_profile_demands(client, closed, settings):
    settings.NEPSO_URL = "https://nepso.example"
    answer = client.get(CATALOGUE)
    assert answer["Content-Type"] == "application/ld+json"
    graph = rdflib.Graph().parse(data=answer.content.decode(), format="json-ld")
    (whole,) = graph.subjects(RDF.type, DCAT.Catalog)
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert set(graph.objects(whole, DCAT.dataset)) == datasets
    assert len(datasets) == 3, "every year since the first"
    (agency,) = graph.objects(whole, DCTERMS.publisher)
    assert str(graph.value(agency, FOAF.name)) == "Sở Văn hóa, Thể thao và Du lịch"
    for one in (whole, *datasets):
        assert graph.value(one, DCTERMS.title)
        assert graph.value(one, DCTERMS.description)
    for dataset in datasets:
        file = graph.value(graph.value(dataset, DCAT.distribution), DCAT.downloadURL)
        assert client.get(str(file).removeprefix("https://nepso.example")).status_code == 200
        start = graph.value(graph.value(dataset, DCTERMS.temporal), DCAT.startDate)
        assert start.toPython().year in (YEAR, YEAR - 1, CLOSED)
        assert isinstance(graph.value(dataset, DCTERMS.modified).toPython(), dt.datetime)


# DCAT-AP 3: what a catalogue, a dataset, a distribution, an agent must have, and of which kind.
_TEXT, _THING = rdflib.Literal, rdflib.URIRef
_DEMANDED = {
    DCAT.Catalog: {
        DCTERMS.title: _TEXT, DCTERMS.description: _TEXT, DCTERMS.publisher: _THING,
        DCAT.dataset: _THING,
    },
    DCAT.Dataset: {DCTERMS.title: _TEXT, DCTERMS.description: _TEXT},
    DCAT.Distribution: {DCAT.accessURL: _THING},
    FOAF.Agent: {FOAF.name: _TEXT},
}  # fmt: skip
# What may be there once at most, and what must be a thing with an address, not a text.
_ONCE = (DCTERMS.publisher, DCTERMS.accrualPeriodicity, DCTERMS.modified, DCTERMS["format"],
         DCAT.mediaType, FOAF.homepage)  # fmt: skip
_THINGS = (DCTERMS.publisher, DCTERMS.language, DCTERMS.accrualPeriodicity, DCTERMS["format"],
           DCAT.mediaType, DCAT.landingPage, DCAT.downloadURL, DCAT.distribution)  # fmt: skip


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_catalogue_has_the_shape_that_the_profile_demands(client, closed, settings):
    settings.NEPSO_URL = "https://nepso.example"
    graph = rdflib.Graph().parse(data=text(client, CATALOGUE), format="json-ld")
    for kind, demanded in _DEMANDED.items():
        nodes = list(graph.subjects(RDF.type, kind))
        assert nodes, kind
        for node, (name, of) in itertools.product(nodes, demanded.items()):
            values = list(graph.objects(node, name))
            assert values, (kind, name)
            assert all(isinstance(value, of) for value in values), (kind, name)
    texts = [v for name in (DCTERMS.title, DCTERMS.description) for v in graph.objects(None, name)]
    assert {value.language for value in texts} == {"vi"}
    for name in _THINGS:
        assert all(isinstance(value, _THING) for value in graph.objects(None, name)), name
    for node, name in itertools.product(set(graph.subjects()), _ONCE):
        assert len(list(graph.objects(node, name))) <= 1, (node, name)
    distributions = set(graph.objects(None, DCAT.distribution))
    assert distributions == set(graph.subjects(RDF.type, DCAT.Distribution))
    (publisher,) = set(graph.objects(None, DCTERMS.publisher))
    assert (publisher, RDF.type, FOAF.Agent) in graph


def test_light_without_script_or_name_and_to_be_cached(client, handled):
    for address in (PAGE, f"/so-lieu/{YEAR}.csv", CATALOGUE):
        answer = client.get(address)
        page = answer.content.decode()
        assert not [p.full_name for p in handled.people.values() if p.full_name in page]
        assert "<script" not in page
        assert set(answer["Cache-Control"].split(", ")) == {"public", "max-age=300"}
        assert not answer.cookies


@pytest.mark.parametrize("wanted", ["1999", "x", "20260", "-1", "²⁰²⁶"])
def test_a_year_that_is_not_there_is_not_found(client, casework, wanted):
    assert client.get(PAGE, {"nam": wanted}).status_code == 404


def test_a_file_of_another_year_is_not_found(client, casework):
    assert client.get("/so-lieu/1999.csv").status_code == 404
    assert client.get("/so-lieu/99999.csv").status_code == 404


def test_a_figure_of_a_report_keeps_its_address(client, casework):
    """The permanent addresses of figures stand under the same word."""
    assert client.get("/so-lieu/abcdefghijklmnop/").status_code == 302


def test_counted_anew_once_in_ten_minutes(client, handled, django_assert_num_queries):
    cache.clear()
    with django_assert_num_queries(FRESH):
        client.get(PAGE)
    with django_assert_num_queries(CACHED):
        client.get(PAGE)


FRESH, CACHED = 13, 2


def test_the_way_there(client, casework):
    assert 'href="/so-lieu/"' in text(client, "/")
    assert 'href="/so-lieu/"' in text(client, "/phan-anh/luu-tru/")
