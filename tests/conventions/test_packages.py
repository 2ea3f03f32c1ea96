"""Every package says what it owns, in a page."""

import re
import subprocess

from tests.conventions.house import PROJECT

MOST_OF_A_PICTURE = 150_000  # a README is read on poor networks too


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


def test_every_picture_that_a_page_of_ours_shows_is_there():
    told = re.compile(r'!\[[^\]]*\]\(([^)\s]+)|<img[^>]*\bsrc="([^"]+)"')
    listed = subprocess.run(
        ["git", "ls-files"], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    kept, shown, wrong = set(listed.stdout.splitlines()), 0, []
    for page in sorted(PROJECT.glob("*.md")) + sorted((PROJECT / "docs").rglob("*.md")):
        for match in told.finditer(page.read_text(encoding="utf-8")):
            picture = match[1] or match[2]
            if "://" in picture:
                continue
            shown += 1
            path = (page.parent / picture).resolve().relative_to(PROJECT)
            if str(path) not in kept:
                wrong.append(f"{page.name} shows {picture}")
            elif (PROJECT / path).stat().st_size > MOST_OF_A_PICTURE:
                wrong.append(f"{picture} is larger than {MOST_OF_A_PICTURE} bytes")
    assert not wrong, f"{wrong}: run make shots, look at the pictures, commit them."
    assert shown, "the README shows what it looks like"
