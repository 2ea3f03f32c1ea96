import re

import pytest

from nepso.ui.bundle import HERE
from nepso.ui.components.icon import FOLDER
from nepso.ui.templatetags.ui import register
from tests.conventions.vietnamese import english_words


@pytest.fixture
def page(client):
    response = client.get("/giao-dien/")
    assert response.status_code == 200
    return response.content.decode()


def test_it_is_vietnamese(page):
    assert '<html lang="vi">' in page
    assert not english_words(page)


def test_every_icon_is_named_in_vietnamese(page):
    shown = re.search(r'<ul class="nep-icons".*?</ul>', page, re.S).group()
    names = {path.stem for path in FOLDER.glob("*.svg")}
    assert set(re.findall(r'data-icon="([^"]+)"', shown)) == names
    said = re.findall(r"<span>([^<]+)</span>", shown)
    assert len(set(said)) == len(names), "each by words of its own"
    assert 'lang="en"' not in shown


def test_every_tag_is_shown(page):
    """A component that is not on the living page does not exist for those who build pages."""
    source = (HERE / "templates/ui/living_page.html").read_text(encoding="utf-8")
    unseen = {"state_tag", "form_fields", "progress_poll"}  # said in words, or the same as another
    unseen |= {"describe"}  # stands in the head, for machines
    for name in set(register.tags) - unseen:
        if not name.startswith("end"):
            assert re.search(r"{% " + name + r"\b", source), name


def test_ids_are_unique(page):
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted(set(ids)) == sorted(ids)
