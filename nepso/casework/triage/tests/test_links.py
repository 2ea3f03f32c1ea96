"""What triage says of the links in a text; every domain here is one that exists in ``data`` of
lookup, one reserved for examples, or a bent form of the first."""

import pytest

from nepso.casework.triage.command_line import answer_to
from nepso.casework.triage.suggesting import Reading

OFFICIAL, ALIKE, UNKNOWN = "official", "look_alike", "unknown"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vào vietcombank.com.vn xem", [OFFICIAL]),
        ("vào vietcombank.com.vn.xacthuc.top nhé", [ALIKE]),
        ("bấm https://vietcornbank.com/login", [ALIKE]),
        ("link vcb-digibank.vip", [ALIKE]),
        ("link dichvucong.gov.vn", [OFFICIAL]),
        ("dichvucong-gov.vn.com nhận tiền", [ALIKE]),
        ("https://dichvucong.gov.vn@evil.example/a", [ALIKE]),
        ("http://xn--vetcombank-x8a.com", [ALIKE]),
        ("https://vietсombank.com", [ALIKE]),  # a Cyrillic letter
        ("bit.ly/3abc", [UNKNOWN]),
        ("chinhphu.vn", [OFFICIAL]),
        ("baochinhphu.vn đăng", [UNKNOWN]),
        ("http://192.168.1.1/x", [UNKNOWN]),
        ("hxxps://bidv-vn[.]com", [ALIKE]),
        ("https://www.techcombank.com/", [OFFICIAL]),
        ("tech-combank.online", [ALIKE]),
        ("acb.com.vn", [OFFICIAL]),
        ("acbonline-vn.com", [ALIKE]),
        ("https://zalo.me/abc", [UNKNOWN]),
        ("facebook.com/abc", [UNKNOWN]),
        ("agrlbank.com.vn", [ALIKE]),
        ("MBBANK.COM.VN", [OFFICIAL]),
        ("mbbank-vn.cc", [ALIKE]),
        ("evn-thanhtoan.com", [ALIKE]),
        ("bocongan.gov.vn", [OFFICIAL]),
        ("bocongan-gov.cc", [ALIKE]),
        ("congan.thainguyen.gov.vn", [OFFICIAL]),
        ("thainguyen.gov.vn.info", [ALIKE]),
        ("vneid.gov.vn", [OFFICIAL]),
        ("vneid-gov.vn", [ALIKE]),
        ("thuedientu.gdt.gov.vn", [OFFICIAL]),
        ("viettel.com.vn", [OFFICIAL]),
        ("napas.com.vn", [OFFICIAL]),
        ("http://vi.example và https://thu.example/a", [UNKNOWN, UNKNOWN]),
        ("hai nơi: bidv.com.vn, bidv-vn.com", [OFFICIAL, ALIKE]),
        ("(vietcombank.com.vn)", [OFFICIAL]),
        ("“vietcombank.com.vn”.", [OFFICIAL]),
        ("tên tệp anh.jpg và bao.cao.docx", []),
        ("tôi đi học.Hôm nay vui", []),
        ("v.v... và tp.hcm", []),
        ("1.500.000 đồng, 10.30 sáng", []),
        ("không có liên kết nào", []),
    ],
)
def test_each_link_has_a_verdict_and_says_why(text, found):
    links = answer_to(text, Reading((), urgent=False))["links"]
    assert [one["verdict"] for one in links] == found
    assert all(one["why"] for one in links)
