"""The stylesheet: up to date, light, and readable."""

import gzip
import re

import pytest

from nepso.ui.bundle import HERE, TARGET, bundle

PAIRS = [
    *((text, ground) for text in ("ink", "ink-soft", "indigo", "indigo-deep", "lacquer", "tea")
      for ground in ("white", "paper", "paper-deep", "indigo-pale")),
    ("white", "indigo"), ("white", "indigo-deep"), ("white", "lacquer"), ("white", "tea"),
    ("ink", "tea-pale"), ("ink", "amber-pale"), ("ink", "lacquer-pale"), ("amber", "amber-pale"),
    ("lacquer", "lacquer-pale"), ("tea", "tea-pale"), ("plum", "plum-pale"),
    ("focus-dark", "focus"),
]  # fmt: skip


def _luminance(colour):
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_has_contrast_enough(text, ground):
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    tokens = (HERE / "styles/tokens.css").read_text(encoding="utf-8")
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", tokens))
    high, low = sorted((_luminance(found[text]), _luminance(found[ground])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_the_served_file_is_made_of_the_sources():
    assert TARGET.read_text(encoding="utf-8") == bundle(), "run: python -m nepso.ui.bundle"


def test_no_brand_of_others():
    served = TARGET.read_text(encoding="utf-8")
    assert "GDS Transport" not in served
    assert "crown" not in served
    for address in re.findall(r"url\(\"?([^\")]+)", served):
        assert (TARGET.parent / address).exists(), address


def test_first_view_of_a_public_page_is_light(client):
    """G12 of quality.md: at most 100 kB over the wire; the living page holds every component."""
    vendor = HERE / "static/ui/vendor"
    page = client.get("/giao-dien/").content
    sizes = [len(gzip.compress(page)), len(gzip.compress(TARGET.read_bytes()))]
    sizes += [p.stat().st_size for p in vendor.glob("*.woff2")]
    sizes += [(HERE / "static/ui/icon.svg").stat().st_size]
    sizes += [(HERE / "static/ui/file.js").stat().st_size]
    assert sum(sizes) <= 65_000, sizes
