"""What a command does to its own process is undone after each test: others run in it too."""

import argparse

import pytest


@pytest.fixture(autouse=True)
def argparse_speaks_its_own_language_again(monkeypatch):
    """``terminal.speak_vietnamese`` changes the module for the length of a process."""
    for name in ("_", "ngettext"):
        monkeypatch.setattr(argparse, name, getattr(argparse, name))
