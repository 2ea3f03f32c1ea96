"""What machines read: robots.txt, security.txt, site map, manifest, what keeps pages."""

import json
import re
from pathlib import Path

import lxml.etree
import pytest
import sectxt
from django.contrib.staticfiles import finders
from PIL import Image
from protego import Protego

from nepso.portal.views_machines import CLOSED
from tests.conventions.routes import all_routes, listed

ROBOT = "Vidubot"


def test_robots_are_kept_from_every_page_that_is_not_public(client, db, settings):
    settings.NEPSO_URL = "https://nepso.example"
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    rules = Protego.parse(answer.content.decode())
    assert list(rules.sitemaps) == ["https://nepso.example/sitemap.xml"]
    audience = listed()
    open_doors = [
        route.example
        for route in all_routes()
        if audience[route.name] != "public"
        and rules.can_fetch(f"https://nepso.example{route.example}", ROBOT)
    ]
    assert not open_doors
    assert not rules.can_fetch("https://nepso.example/tra-cuu/", ROBOT)
    for page in ("/", "/phan-anh/", "/bo-quy-tac/dieu-2/", "/tin/", "/dinh-chinh/1/", "/kiem-tra/"):
        assert rules.can_fetch(f"https://nepso.example{page}", ROBOT), page
    assert all(path.endswith("/") for path in CLOSED)


@pytest.mark.parametrize("contact", ["mailto:an-toan@nepso.example", ""])
def test_security_txt_is_valid_for_half_a_year(client, tree, settings, contact):
    settings.NEPSO_URL, settings.NEPSO_SECURITY_CONTACT = "https://nepso.example", contact
    answer = client.get("/.well-known/security.txt")
    parser = sectxt.Parser(answer.content, is_local=True)
    assert parser.errors == []
    assert parser.is_valid()
    told = answer.content.decode()
    assert "Canonical: https://nepso.example/.well-known/security.txt" in told
    page = f"https://nepso.example/don-vi/{tree['so-vh'].public_id}/"
    assert f"Contact: {contact or page}\n" in told
    tree["so-vh"].email = "sovh@nepso.example"
    tree["so-vh"].save()
    told = client.get("/.well-known/security.txt").content.decode()
    assert f"Contact: {contact or 'mailto:sovh@nepso.example'}\n" in told


def test_the_index_of_the_site_map_reads_no_address(
    client, press, code, django_assert_max_num_queries
):
    press.product()
    with django_assert_max_num_queries(6) as asked:
        client.get("/sitemap.xml")
    assert len(asked) > 1, "nothing kept from before answers"
    assert all("COUNT(" in one["sql"] or "codeversion" in one["sql"] for one in asked)


def locations(client, address):
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = lxml.etree.fromstring(client.get(address).content)
    return tree.xpath("//s:loc/text()", namespaces=space)


def test_the_site_map_leads_to_pages_that_are_there(client, press, code, settings):
    settings.NEPSO_URL = "https://nepso.example"
    press.product()
    parts = locations(client, "/sitemap.xml")
    assert len(parts) == 6
    found = []
    for part in parts:
        found += locations(client, part.removeprefix("https://nepso.example"))
    assert len(found) == len(set(found))
    paths = [address.removeprefix("https://nepso.example") for address in found]
    rules = Protego.parse(client.get("/robots.txt").content.decode())
    for address, path in zip(found, paths, strict=True):
        assert path.startswith("/"), address
        assert client.get(path).status_code == 200, path
        assert rules.can_fetch(address, ROBOT), path
    assert {"/", "/bo-quy-tac/dieu-2/", "/phan-anh/", "/tro-nang/"} <= set(paths)
    assert client.get("/sitemap-khong-co.xml").status_code == 404


def test_the_manifest_installs_with_icons_that_are_there(client, db):
    answer = client.get("/ung-dung.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    manifest = json.loads(answer.content)
    assert manifest["lang"] == "vi"
    assert client.get(manifest["start_url"]).status_code == 200
    for shortcut in manifest["shortcuts"]:
        assert client.get(shortcut["url"]).status_code == 200
    for icon in manifest["icons"]:
        path = Path(finders.find(icon["src"].removeprefix("/tinh/")))
        with Image.open(path) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]
    assert {"192x192", "512x512"} == {icon["sizes"] for icon in manifest["icons"]}


def patterns(program):
    """The addresses that the program may keep, as it writes them."""
    block = re.search(r"const PAGES = \[(.*?)\];", program, re.S).group(1)
    return [re.compile(one) for one in re.findall(r"/(\^.*?)/,?\n", block.replace("\\/", "/"))]


def test_no_page_of_an_officer_or_of_one_person_is_ever_kept(client, db):
    answer = client.get("/giu-trang.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "max-age=0" in answer["Cache-Control"]
    kept = patterns(answer.content.decode())
    assert len(kept) == 12
    audience, wrong = listed(), []
    for route in all_routes():
        is_kept = any(one.search(route.example) for one in kept)
        if is_kept and audience[route.name] != "public":
            wrong.append(route.example)
    assert not wrong
    for never in ("/phan-anh/", "/phan-anh/scam/", "/tra-cuu/", "/tim-kiem/", "/kiem-tra/",
                  "/tai-khoan/login/", "/dinh-chinh/quan-ly/", "/ban-lam-viec/"):  # fmt: skip
        assert not any(one.search(never) for one in kept), never
    for read in (
        "/",
        "/bo-quy-tac/dieu-2/",
        "/tin/mot-bai/",
        "/dinh-chinh/7/",
        "/tien-do/",
        "/thu-hoi/",
        "/thu-hoi/abcdefgh12345678/",
        "/chien-dich/",
        "/canh-bao/",
    ):
        assert any(one.search(read) for one in kept), read
