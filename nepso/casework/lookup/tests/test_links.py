import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nepso.casework.lookup.address import read_address
from nepso.casework.lookup.finding import links_in, numbers_in
from nepso.casework.lookup.letters import apart, bare
from nepso.casework.lookup.official import official_names
from nepso.casework.lookup.verdict import check_link
from nepso.kernel.errors import Invalid
from tests.pace import within

OFFICIAL = """
https://www.vietcombank.com.vn/vi
tuyendung.vietcombank.com.vn
https://dichvucong.gov.vn
thainguyen.gov.vn
HTTPS://VNEID.GOV.VN/xac-thuc
momo.vn
"""
LOOK_ALIKE = """
vietcombank-hotro.com
vietcombankvn.net
vcb-digibank.net/xac-thuc
acb-online.cc/login
acb.top
tpbank-hotro.com
momo-khuyenmai.com
evn-hoadon.com
vietconbank.com.vn
vietcornbank.com
vietcmobank.com
v1etcombank.com
vìetcombank.com
techcombаnk.com
agrìbank.vn
xn--vetcombank-nc8b.com
https://vietcombank.com.vn@vidu.top/x
https://vietcombank.com.vn.vidu.ru
dichvucong-gov.com
https://dichvucong.gov-vn.com
vneid.top
bocongan.gov.vn.vidu.top
thainguyen-gov.vn.com
baohiemxahoi.vip
hxxps://vietinbank[.]vip
https://bidv.com.vn\\@vidu.top
m0mo.vn
b1dv.com.vn
v1b.com.vn
vi8.com.vn
ac8.com.vn
5hb.vn
rnomo.vn
m0mo-uudai.com
b1dvonline.com
m0movn.com
login.m0mo.vidu.com
vnp0st.vn
mоmo.vn
xn--mmo-sed.vn
mómo.vn
bιdv.vn
shоpee.vn
xn--shpee-kye.vn
οnline-vidu.com
"""
# Newspapers, shops, schools, firms with like names, shortened links: nothing is said of them.
UNKNOWN = """
vnexpress.net
tuoitre.vn
congan.com.vn
cand.com.vn
baochinhphu.vn
baothainguyen.vn
facebook.com
zalo.me
tnu.edu.vn
hsbc.com.vn
worldbank.org
vpbank.com
agrobank.com.my
vietteltelecom.vn
vnptpay.vn
mobile.com
bit.ly/3abc
192.168.1.1
http://3232235777/
trường-học-số.vn
"""


ORDINARY = Path(__file__).with_name("ordinary_domains.txt").read_text(encoding="utf-8").split()


# Names invented as somebody who phishes would; no more than one in twenty may pass. It only grows.
BORROWED = Path(__file__).with_name("borrowed_names.txt").read_text(encoding="utf-8").split()


def test_borrowed_names_are_seen():
    assert len(set(BORROWED)) >= 220
    missed = [link for link in BORROWED if check_link(link).verdict != "look_alike"]
    assert len(missed) <= len(BORROWED) * 0.05, missed


@pytest.mark.parametrize("link", BORROWED[:7])
def test_what_an_audit_found_missing_is_seen_each(link):
    assert check_link(link).verdict == "look_alike"


def test_a_name_is_judged_well_under_two_milliseconds():
    links = [*BORROWED, *ORDINARY]
    with within(0.002 * len(links)):
        for link in links:
            check_link(link)


@pytest.mark.parametrize(
    ("link", "verdict"),
    [
        ("vietcombank.de", "look_alike"),
        ("vietcombankers.com", "look_alike"),
        ("agribanker.org", "look_alike"),
        ("seabank.co.id", "unknown"),
        ("www.eximbank.ro", "unknown"),
        ("eximbank.de", "look_alike"),
    ],
)
def test_a_banks_long_name_abroad_or_in_a_longer_word_is_borrowed_unless_a_firm_is_known(
    link, verdict
):
    assert check_link(link).verdict == verdict


def test_ordinary_names_are_no_look_alikes():
    assert len(set(ORDINARY)) >= 650
    assert [link for link in ORDINARY if check_link(link).verdict == "look_alike"] == []


@pytest.mark.parametrize(
    ("link", "verdict"),
    [
        (link, verdict)
        for verdict, links in (
            ("official", OFFICIAL),
            ("look_alike", LOOK_ALIKE),
            ("unknown", UNKNOWN),
        )
        for link in links.split()
    ],
)
def test_the_verdict_has_its_reasons(link, verdict):
    found = check_link(link)
    assert found.verdict == verdict
    assert found.why
    assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in found.why)


def test_every_shipped_name_is_official_with_and_without_a_subdomain():
    for name in official_names():
        assert check_link(name.domain).verdict == "official"
        assert check_link(f"https://a.{name.domain}/b?c=d").verdict == "official"


def test_no_shipped_name_is_taken_for_another_under_a_foreign_suffix():
    """A longer list must not make ever more of the world look false."""
    assert check_link("vietbank.com.vn").verdict == "official"
    assert check_link("bank.com").verdict == "unknown"


@pytest.mark.parametrize(
    "text", ["", "   ", "xin chào", "http://", "a" * 5000, "1.000.000", "..", "@"]
)
def test_what_is_no_link_is_told_in_one_sentence(text):
    with pytest.raises(Invalid, match="hãy dán nguyên liên kết"):
        check_link(text)


@given(st.text(max_size=80))
def test_any_text_gets_an_answer_or_a_sentence(text):
    try:
        verdict = check_link(text).verdict
    except Invalid:
        return
    assert verdict in {"official", "look_alike", "unknown"}


@given(st.text("abcdefgh", max_size=9), st.text("abcdefgh", max_size=9))
def test_the_distance_is_symmetric_and_bounded(one, other):
    assert apart(one, other, 9) == apart(other, one, 9) <= max(len(one), len(other))
    assert (apart(one, other, 9) == 0) == (one == other)


def test_a_swap_is_one_edit():
    assert apart("vietcmobank", "vietcombank", 2) == 1


def test_letters_of_other_alphabets_are_read_as_they_look():
    assert bare("ѵіеtсоmЬаnk") == "vietcombank"
    assert bare("Đường") == "duong"


def test_the_parts_of_an_address():
    address = read_address("https://Login.VietcomBank.com.vn:443/a")
    assert (address.registered, address.name, address.before) == (
        "vietcombank.com.vn",
        "vietcombank",
        "login",
    )


def test_links_and_numbers_of_a_message():
    text = (
        "TK cua quy khach bi khoa. Truy cap vietcombank-hotro.com/xn, goi 0912 345 678 hoac "
        "+84 24 3936 5555, chuyen vao STK 19036789012345. TP.HCM, v.v. ngày 05.12.2026"
    )
    assert links_in(text) == ["vietcombank-hotro.com/xn"]
    assert numbers_in(text)[:3] == ["0912 345 678", "+84 24 3936 5555", "19036789012345"]


def test_the_command_needs_no_data_folder(tmp_path):
    nowhere = {"NEPSO_DATA": str(tmp_path / "none"), "PATH": ""}
    command = [sys.executable, "-m", "config.command_line", "check-link", "acb.top", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=nowhere, check=True)
    answer = json.loads(done.stdout)
    assert set(answer) == {"url", "verdict", "why"}
    assert answer["verdict"] == "look_alike"
    assert not (tmp_path / "none").exists()
