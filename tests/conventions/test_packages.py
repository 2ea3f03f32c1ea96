"""Every package says what it owns, in a page."""

import re

from tests.conventions.house import PROJECT


def _packages():
    for top in ("foundation", "programme", "casework", "outreach"):
        folder = PROJECT / "nepso" / top
        yield from (p for p in sorted(folder.glob("*/")) if (p / "__init__.py").exists())
    shells = ("kernel", "ui", "desk", "portal", "publicapi")
    yield from (PROJECT / "nepso" / name for name in shells)


def test_each_has_a_readme_that_says_what_it_owns_needs_and_announces():
    wrong = []
    for package in _packages():
        readme = package / "README.md"
        text = readme.read_text(encoding="utf-8") if readme.exists() else ""
        if not all(re.search(rf"\b{word}\b", text) for word in ("Owns", "Needs", "Announces")):
            wrong.append(package.name)
    assert not wrong, f"{wrong}: write README.md with Owns, Needs, Announces (habit 7)."


def _committed_texts():
    kinds = {".py", ".md", ".lock", ".toml", ".txt", ".sh", ".html", ".yml"}
    for path in PROJECT.rglob("*"):
        top = path.relative_to(PROJECT).parts[0]
        hidden = (top.startswith(".") and top != ".ci") or top == "data"
        if not hidden and path.suffix in kinds and "vendor" not in path.parts and path.is_file():
            yield path


def test_no_file_holds_a_path_of_one_machine_or_a_registry():
    words = ("work", "farm", "root")
    pattern = re.compile(rf"(?<![\w.-])/(?:{'|'.join(words)})/|pypi\.org/simple|registry\.npmjs")
    wrong = [
        str(path.relative_to(PROJECT))
        for path in _committed_texts()
        if path.name != "test_packages.py" and pattern.search(path.read_text(encoding="utf-8"))
    ]
    assert not wrong, f"{wrong}: machine paths and registry addresses stay out of commits."
