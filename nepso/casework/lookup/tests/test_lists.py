import datetime as dt

import pytest

from nepso.casework.lookup.list_reading import list_read
from nepso.casework.lookup.models import ListedItem, ListingDispute
from nepso.casework.lookup.selectors import answers_about
from nepso.casework.lookup.services import (
    list_import,
    list_withdraw,
    listing_dispute,
    listing_dispute_decide,
)
from nepso.foundation.accounts.tests.conftest import people, tree  # noqa: F401 - fixtures
from nepso.kernel.errors import Conflict, Invalid, NotAllowed

FACTS = {
    "name": "Danh sách thử",
    "publisher": "Đơn vị thử",
    "address": "https://vidu.gov.vn/ds",
    "published_on": dt.date(2026, 11, 1),
    "skip_faults": False,
}


def taken(content: str) -> set:
    return list_read(content.encode()).entries


def test_three_forms_of_one_list_give_the_same_entries():
    plain = "# chú thích\nvidu-lua.top\nhttps://www.vidu2.xyz/a/b?c=1\n"
    hosts = "127.0.0.1 localhost\n0.0.0.0 vidu-lua.top\n0.0.0.0 vidu2.xyz/a/b\n"
    sheet = "STT,Tên miền,Ghi chú\n1,vidu-lua.top,x\n2,http://vidu2.xyz/a/b,\n"
    expected = {("link", "vidu-lua.top"), ("link", "vidu2.xyz/a/b")}
    assert taken(plain) == taken(hosts) == taken(sheet) == expected


def test_numbers_are_taken_in_one_form():
    assert taken("+84 912 345 678\n0912345678\n19036789012345\n") == {
        ("telephone", "0912345678"),
        ("account", "19036789012345"),
    }


def test_official_names_and_nonsense_are_told_by_line():
    reading = list_read("vidu.top\nvietcombank.com.vn\nkhông phải\n".encode())
    assert [line for line, _ in reading.problems] == [2, 3]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"# ch\n"])
def test_a_useless_file_gets_one_sentence(content):
    with pytest.raises(Invalid):
        list_read(content)


@pytest.fixture
def source(people):  # noqa: F811
    content = b"vidu-lua.top\nvidu2.xyz/a\n0912345678\n"
    return list_import(content=content, by=people["lead_desk"], **FACTS)[0]


def test_an_entry_names_what_lies_under_it(source):
    for text in ("vidu-lua.top", "http://a.b.vidu-lua.top/x?y", "https://vidu2.xyz/a/c"):
        (answer,) = answers_about(text)
        assert answer.verdict == "listed", text
        assert "Danh sách thử" in answer.why[0]
    assert answers_about("vidu2.xyz/khac")[0].verdict == "unknown"
    assert answers_about("gọi +84 912 345 678 nhé")[0].verdict == "listed"


def test_the_same_file_twice_is_said_and_nothing_doubles(source, people):  # noqa: F811
    content = b"vidu-lua.top\nvidu2.xyz/a\n0912345678\n"
    with pytest.raises(Conflict):
        list_import(content=content, by=people["lead_desk"], **FACTS)
    assert ListedItem.objects.count() == 3


def test_faults_stop_the_whole_import_unless_skipped(people):  # noqa: F811
    content = "vidu.top\nkhông phải\n".encode()
    with pytest.raises(Invalid, match="Dòng 2"):
        list_import(content=content, by=people["lead_desk"], **FACTS)
    assert not ListedItem.objects.exists()
    _, entries = list_import(
        content=content, by=people["lead_desk"], **FACTS | {"skip_faults": True}
    )
    assert entries == 1


def test_only_the_desk_keeps_lists(people):  # noqa: F811
    for name in ("none", "officer", "leader", "administrator"):
        with pytest.raises(NotAllowed):
            list_import(content=b"vidu.top", by=people[name], **FACTS)


def test_a_withdrawn_list_says_nothing(source, people):  # noqa: F811
    list_withdraw(source=source, by=people["lead_desk"])
    assert answers_about("vidu-lua.top")[0].verdict == "unknown"


def test_a_wrong_entry_is_disputed_once_and_removed_with_a_reason(source, people):  # noqa: F811
    item = ListedItem.objects.get(value="vidu-lua.top")
    first = listing_dispute(item=item, reason="mine")
    assert listing_dispute(item=item, reason="mistaken") == first
    with pytest.raises(Invalid):
        listing_dispute(item=item, reason="something")
    by = people["lead_desk"]
    with pytest.raises(Invalid):
        listing_dispute_decide(dispute=first, state="removed", decision=" ", by=by)
    listing_dispute_decide(dispute=first, state="removed", decision="Đúng là của họ.", by=by)
    assert answers_about("vidu-lua.top")[0].verdict == "unknown"
    with pytest.raises(Conflict):
        listing_dispute_decide(dispute=first, state="kept", decision="x", by=by)


def test_a_dispute_keeps_no_person():
    names = {field.name for field in ListingDispute._meta.get_fields()}
    assert names == {
        "id", "public_id", "item", "reason", "state", "decision", "created_at", "decided_at",
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["0987654321", "19036789012345"])
def test_where_no_list_of_its_kind_is_loaded_nothing_is_called_unlisted(people, typed):  # noqa: F811
    (before,) = answers_about(typed)
    assert "chưa có danh sách cảnh báo" in before.why[-1]
    content = b"0912345678\n19030000000000\n"
    source, _ = list_import(content=content, by=people["lead_desk"], **FACTS)
    (after,) = answers_about(typed)
    assert "không có trong danh sách cảnh báo nào ở đây" in after.why[-1]
    list_withdraw(source=source, by=people["lead_desk"])
    assert answers_about(typed) == [before]
