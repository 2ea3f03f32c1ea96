"""What a person reads of a command is Vietnamese: help, mistakes, the list of commands."""

import argparse
import html
import re

import pytest
from django.core.management import get_commands, load_command_class

from config import command_line, command_list, environment
from tests.conventions.vietnamese import english_words
from vanban import command_line as vanban

# Words of the machine, typed as they are: options, choices, codes before a colon, and names.
_TYPED = re.compile(r"--?[a-z][\w-]*|\{[^}]*\}|\b\w+:|'[^']*'")
_TRIAGE = ("suggest", "train", "activate", "deactivate", "models")
_NAMES = {"text", "label", "make", "new"}  # columns of a file, make, “new-key”


def _ours():
    return {name for name, app in get_commands().items() if app.startswith("nepso.")}


def _verbs(name):
    parser = load_command_class(get_commands()[name], name).create_parser("nepso", name)
    below = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return [verb for action in below for verb in action.choices]


def _typed(name):
    shown = {"_".join(words) if len(words) > 1 else words[0].replace("-", "_"): " ".join(words)
             for words in command_line._RENAMED}  # fmt: skip
    return shown.get(name, name)


def _all():
    """Every command of ours with its verbs, and Django's that the list names."""
    typed = [words for words, _ in command_list.LISTED if words != "vault new-key"]
    typed += [f"{_typed(name)} {verb}" for name in _ours() for verb in _verbs(name)]
    return [*typed, *(f"triage {verb}" for verb in _TRIAGE)]


def _english(text):
    words = html.escape(_TYPED.sub(" ", text))
    found = english_words(f"<html lang='vi'><body><p>{words}</p></body></html>")
    verbs = {verb for typed in _all() for verb in re.split("[ -]", typed)}
    return set(found) - verbs - _NAMES


@pytest.fixture
def said(monkeypatch, capsys):
    """What ``nepso …`` prints, with the status it ends with."""

    def run(typed, mode="local"):
        monkeypatch.setenv("NEPSO_DATA", "/nowhere/at/all")
        monkeypatch.setenv("NEPSO_MODE", mode)
        monkeypatch.setattr("sys.argv", ["nepso", *typed.split()])
        status = 0
        try:
            command_line.main()
        except SystemExit as stopped:
            status = stopped.code
        told = capsys.readouterr()
        return status, told.out + told.err

    return run


def test_the_list_names_every_command_of_ours(said):
    status, text = said("--help")
    assert status == 0
    for name in _ours():
        assert f"  {_typed(name)} " in text, name
    assert not _english(text)
    assert said("")[1] == said("help")[1] == text


def test_the_help_of_every_command_is_vietnamese(said):
    english = {}
    for typed in set(_all()):
        status, text = said(f"{typed} --help")
        assert status == 0, (typed, text)
        assert text.startswith("Cách dùng: nepso "), typed
        english[typed] = _english(text)
    assert not {typed: words for typed, words in english.items() if words}


def test_help_needs_no_key_and_leaves_nothing_behind(said, monkeypatch):
    monkeypatch.setattr(environment, "data_folder", lambda: pytest.fail("a folder was made"))
    assert said("worker --help")[0] == 0
    assert said("help worker")[1].startswith("Cách dùng: nepso worker")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("run --port x", "không đúng kiểu"),
        ("run --bogus", "không hiểu: --bogus"),
        ("check-link", "còn thiếu: LIÊN_KẾT"),
        ("triage dance", "hãy chọn một trong"),
    ],
)
def test_a_mistake_is_told_in_vietnamese(said, typed, told):
    status, text = said(typed)
    assert status == 2
    assert told in text
    assert not _english(text)


@pytest.mark.django_db
def test_an_unknown_command_and_a_command_that_fails_say_so(said, monkeypatch):
    monkeypatch.setattr(command_line, "_execute", command_line._django)
    status, text = said("wroker")
    assert (status, text) == (
        1,
        "Không có lệnh “wroker”. Có phải “worker”? Xem các lệnh: nepso --help\n",
    )
    status, text = said("user create Ai --agency khong-co")
    assert status == 1
    assert text.startswith("Không có cơ quan"), text


@pytest.mark.parametrize("typed", ["--help", "compile --help", "write --help"])
def test_so_is_that_of_vanban(capsys, typed):
    with pytest.raises(SystemExit) as stopped:
        vanban.main(typed.split())
    assert stopped.value.code == 0
    text = capsys.readouterr().out
    assert text.startswith("Cách dùng: vanban")
    assert not _english(text)


def test_make_demo_does_not_tell_to_run_what_it_runs():
    recipe = (environment.PROJECT / "Makefile").read_text(encoding="utf-8")
    demo = recipe.split("\ndemo:")[1].split("\n\n")[0]
    assert "nepso demo --opens-next" in demo
    assert "nepso run" in demo


def test_no_demonstration_is_loaded_where_people_work(said, monkeypatch):
    noted = []
    monkeypatch.setattr(environment, "note_mode", noted.append)
    status, _ = said("demo", mode="production")
    assert status == command_line.NOT_HERE
    assert not noted


@pytest.mark.parametrize(("typed", "hint"), [("demo", True), ("demo --opens-next", False)])
def test_demo_tells_how_to_open_it_only_when_nothing_opens_it(said, monkeypatch, typed, hint):
    from config import preparing

    monkeypatch.setattr(environment, "note_mode", lambda mode: None)
    monkeypatch.setattr(preparing, "prepare", lambda: None)
    monkeypatch.setattr(preparing, "fill_demonstration", lambda: None)
    status, text = said(typed)
    assert status == 0
    assert (command_line.HOW_TO_OPEN in text) == hint
    assert "Đã nạp tỉnh minh họa" in text
