"""Rows of officers: nobody is known by a name alone, and an empty cell takes nothing away."""

from __future__ import annotations

import io

import pytest
from openpyxl import Workbook

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.services import onboarding_apply, onboarding_upload
from nepso.foundation.accounts.services.people import account_update

pytestmark = pytest.mark.django_db
ROLE, CHIEF = "Cán bộ đầu mối của cơ quan", "Thủ trưởng cơ quan"
HEADINGS = (
    "Họ và tên", "Chức vụ", "Mã cơ quan", "Vai trò", "Thư điện tử", "Điện thoại", "Tên đăng nhập"
)  # fmt: skip
HUONG = "Nguyễn Thị Hương"


def _sheet(*rows):
    book = Workbook()
    book.active.title = "Cán bộ"
    for row in (HEADINGS, *rows):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _row(name=HUONG, position="", role=ROLE, email="", phone="", username=""):
    return [name, position, "so-yt", role, email, phone, username]


def _tried(by, *rows):
    return onboarding_upload(content=_sheet(*rows), by=by)


def _done(by, *rows):
    sheet, outcome = _tried(by, *rows)
    assert not outcome.faults, outcome.faults
    return onboarding_apply(sheet=sheet, by=by)


def _faults(by, *rows):
    return [(f.row, f.column, f.sentence) for f in _tried(by, *rows)[1].faults]


@pytest.fixture
def by(people):
    return people["administrator"]


def test_two_rows_of_one_name_are_asked_about_and_not_made_one(by):
    before = Account.objects.count()
    told = _faults(
        by,
        _row(position="Kế toán", phone="0911000001"),
        _row(position="Văn thư", phone="0922000002"),
    )
    assert [(row, column) for row, column, _ in told] == [
        (2, "Tên đăng nhập"),
        (3, "Tên đăng nhập"),
    ]
    assert told[0][2] == (
        "Cơ quan này còn Nguyễn Thị Hương ở dòng 3: cùng một người thì ghi cùng một tên đăng nhập "
        "vào cột này, người khác trùng tên thì ghi “mới”."
    )
    assert Account.objects.count() == before


def test_the_mark_makes_two_people_of_one_name(by):
    outcome = _done(
        by,
        _row(position="Kế toán", phone="0911000001", username="mới"),
        _row(position="Văn thư", phone="0922000002", username="Mới"),
    )
    assert outcome.counts["Cán bộ"]["new"] == 2
    made = Account.objects.filter(full_name=HUONG).order_by("pk")
    assert [(a.username, a.position, a.telephone) for a in made] == [
        ("huongnt", "Kế toán", "0911000001"),
        ("huongnt2", "Văn thư", "0922000002"),
    ]


def test_a_namesake_of_an_officer_is_asked_about_and_overwrites_nobody(by):
    _done(by, _row(position="Kế toán", phone="0911000001"))
    told = _faults(by, _row(name="nguyễn thị  hương", position="Văn thư", email="h@x.vn"))
    assert [told[0][:2]] == [(2, "Tên đăng nhập")]
    assert "ở tài khoản “huongnt”" in told[0][2]
    assert "thì ghi “huongnt” vào cột này" in told[0][2]
    stored = Account.objects.get(full_name=HUONG)
    assert (stored.position, stored.telephone) == ("Kế toán", "0911000001")
    outcome = _done(by, _row(position="Văn thư", phone="0911000001", username="huongnt"))
    assert outcome.counts["Cán bộ"]["changed"] == 1
    assert Account.objects.get(full_name=HUONG).position == "Văn thư"


def test_the_same_people_are_not_brought_in_twice_by_the_mark(by):
    rows = [_row(phone="0911000001", username="mới"), _row(phone="0922000002", username="mới")]
    _done(by, *rows)
    told = _faults(by, *rows)
    assert [row for row, _, _ in told] == [2, 3]
    assert told[0][2].startswith("Dòng này giống hệt tài khoản “huongnt”")
    told = _faults(by, _row(name="Ai Đó", username="mới"), _row(name="Ai Đó", username="mới"))
    assert [(row, sentence[:27]) for row, _, sentence in told] == [
        (3, "Dòng này giống hệt dòng 2: ")
    ]


def test_a_namesake_elsewhere_is_another_person(by):
    _done(by, _row(phone="0911000001"))
    elsewhere = _row(phone="0922000002")
    elsewhere[2] = "xa-a"
    assert _done(by, elsewhere).counts["Cán bộ"]["new"] == 1
    assert Account.objects.filter(full_name=HUONG).count() == 2


@pytest.mark.parametrize("known", [{"username": "huongnt"}, {"email": "huong@x.vn"}])
def test_a_second_row_of_one_person_takes_nothing_away(by, known):
    for phones in (("0911000001", ""), ("", "0911000001")):
        rows = [
            _row(phone=phone, role=role, **known)
            for phone, role in zip(phones, (ROLE, CHIEF), strict=True)
        ]
        outcome = _done(by, *rows)
        assert Account.objects.get(full_name=HUONG).telephone == "0911000001"
    assert outcome.counts["Cán bộ"] == {"new": 0, "changed": 0, "ended": 0, "same": 2}


def test_two_rows_of_one_person_that_differ_are_told(by):
    told = _faults(
        by,
        _row(phone="0911000001", username="huongnt"),
        _row(phone="0922000002", role=CHIEF, username="huongnt"),
    )
    assert told == [
        (3, "Điện thoại", "Dòng 2 ghi “0911000001” cho cùng một người: hãy ghi như nhau.")
    ]


def test_an_address_of_somebody_of_another_name_is_told(by, people):
    account_update(account=people["officer"], email="chung@x.vn")
    told = _faults(by, _row(email="chung@x.vn"))
    assert [(row, column) for row, column, _ in told] == [(2, "Thư điện tử")]
    assert people["officer"].username in told[0][2]
    people["officer"].refresh_from_db()
    assert people["officer"].full_name == "Cán Bộ Xã"


def test_what_is_asked_hides_no_other_fault_of_the_row(by):
    told = _faults(by, _row(email="không phải thư"), _row(phone="1" * 41))
    assert [(row, column) for row, column, _ in told] == [
        (2, "Thư điện tử"),
        (2, "Tên đăng nhập"),
        (3, "Điện thoại"),
        (3, "Tên đăng nhập"),
    ]
