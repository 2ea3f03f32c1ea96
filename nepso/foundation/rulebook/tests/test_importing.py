import pytest
from django.core.management import CommandError, call_command

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.rulebook import services
from nepso.foundation.rulebook.models import CodeArticle, CodeVersion
from nepso.foundation.rulebook.selectors import (
    code_article,
    code_chapters,
    code_in_force,
    code_neighbours,
    code_titles,
)
from nepso.foundation.rulebook.services import code_import
from nepso.foundation.rulebook.tests.made import TEXT
from nepso.foundation.search.selectors import search_page
from nepso.kernel.errors import Invalid, NotFound

SHORTER = TEXT[: TEXT.index("Điều 5.")]


@pytest.fixture(autouse=True)
def _files(settings, tmp_path, db):
    settings.MEDIA_ROOT = tmp_path


def import_text(text=TEXT, name="quy-che.txt"):
    return code_import(name=name, data=text.encode())[0]


def test_a_code_becomes_the_version_in_force(tmp_path):
    version = import_text()
    assert code_in_force() == version
    assert [c.label for c in code_chapters(version)] == ["Chương I", "Chương II"]
    with version.source_file.open() as kept:
        assert kept.read() == TEXT.encode()
    assert "Nơi nhận" in version.text, "the whole document is kept"
    line = AuditLine.objects.get(act="rulebook.import")
    assert line.detail == {"number": 1, "articles": 5}


def test_the_same_file_twice_changes_nothing():
    first = import_text()
    assert code_import(name="ten-khac.txt", data=TEXT.encode()) == (first, None)
    assert (CodeVersion.objects.count(), AuditLine.objects.count()) == (1, 1)


def test_another_file_is_a_new_version_and_addresses_stay():
    old, new = import_text(), import_text(SHORTER)
    assert (old.number, new.number) == (1, 2)
    assert code_in_force() == new
    assert code_article("2").version == new
    assert code_article("5").version == old, "gone from the new one, still at its address"
    assert code_article("2", old).version == old
    assert list(code_titles()) == ["1", "2", "3", "4"]


def test_going_back_to_an_older_file_is_a_version_too():
    import_text()
    import_text(SHORTER)
    assert import_text().number == 3


@pytest.mark.parametrize("data", [b"khong co gi", b"%PDF-1.7 broken", b""])
def test_what_is_no_code_changes_nothing(data, tmp_path):
    import_text()
    with pytest.raises(Invalid):
        code_import(name="a.pdf" if b"PDF" in data else "a.txt", data=data)
    assert (CodeVersion.objects.count(), CodeArticle.objects.count()) == (1, 5)
    assert len(list(tmp_path.rglob("*.*"))) == 1


def test_neighbours_and_what_is_not_there():
    import_text()
    before, after = code_neighbours(code_article("1"))
    assert (before, after.number) == (None, "2")
    with pytest.raises(NotFound):
        code_article("77")


def test_articles_are_found_without_tone_marks():
    version = import_text()
    found = search_page(CodeArticle.objects.filter(version=version), "may thu", size=9).rows
    assert [one.number for one in found] == ["2"]


def test_the_command(tmp_path, capsys):
    path = tmp_path / "quy-che.txt"
    path.write_text(TEXT, encoding="utf-8")
    call_command("code", "list")
    call_command("code", "import", str(path), "--check")
    assert not CodeVersion.objects.exists()
    call_command("code", "import", str(path))
    call_command("code", "import", str(path))
    call_command("code", "list")
    told = capsys.readouterr().out
    assert "Chưa nhập bản nào" in told
    assert "Đọc được 5 điều." in told
    assert "Đã nhập thành bản số 1" in told
    assert "đã là bản số 1: không có gì thay đổi" in told
    with pytest.raises(CommandError, match="Không mở được tệp"):
        call_command("code", "import", str(tmp_path / "khong-co.pdf"))
    path.write_text("Không phải quy tắc.", encoding="utf-8")
    with pytest.raises(CommandError, match="Không thấy “Điều 1”"):
        call_command("code", "import", str(path))


def test_the_number_that_another_import_took_meanwhile_is_not_taken_twice(monkeypatch):
    """The other one is done while ours still reads its document: a child process, seconds."""
    read = services.code_read
    taken = []

    def slowly(**given):
        code = read(**given)
        if not taken:
            taken.append(1)
            import_text(taken_by)
        return code

    monkeypatch.setattr(services, "code_read", slowly)
    taken_by = SHORTER
    ours = import_text()
    assert (ours.number, CodeVersion.objects.count()) == (2, 2)
    taken.clear()
    taken_by = TEXT.replace("Điều 5.", "Điều 5. Khác")
    same, code = code_import(name="b.txt", data=taken_by.encode())
    assert (same.number, code, CodeVersion.objects.count()) == (3, None, 3)
