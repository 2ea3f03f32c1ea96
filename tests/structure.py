"""What a page is made of, without its words: whether axe has judged this already.

axe judges elements, roles, names that are there or missing, and how parts lie in each other; the
same list with other words and another number of rows is the same page to it. The frame (all but
``main``) and ``main`` are told apart: a page known in one frame is not new in another known one.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from playwright.sync_api import Page

_PARTS = """() => {
  const counts = {};
  for (const e of document.querySelectorAll('[id]')) counts[e.id] = (counts[e.id] || 0) + 1;
  const points = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'headers', 'list'];
  const valued = ['class', 'role', 'type', 'lang', 'tabindex', 'scope', 'autocomplete', 'colspan',
    'rowspan', 'aria-hidden', 'aria-expanded', 'aria-current', 'aria-live', 'aria-level',
    'aria-modal', 'aria-pressed', 'aria-selected', 'aria-checked', 'aria-sort', 'aria-orientation'];
  const landmarks = ['nav', 'section', 'form', 'aside', 'header', 'footer', 'main'];
  const attribute = (e, {name, value}) => {
    if (name === 'id') return counts[value] > 1 ? 'id twice' : 'id';
    if (points.includes(name))
      return name + value.trim().split(/\\s+/).map(id => counts[id] || 0).join();
    if (valued.includes(name)) return `${name}=${value}`;
    if (name === 'aria-label' && landmarks.includes(e.localName)) return `${name}=${value}`;
    return name + (value.trim() ? '' : ' empty');
  };
  const told = (e, main) => {
    const words = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    const attributes = [...e.attributes].map(a => attribute(e, a)).sort().join(' ');
    const inside = e === main ? [] : [...e.children].map(below => told(below, main));
    const once = inside.filter((one, at) => one !== inside[at - 1]);  // rows alike are one
    return `<${e.localName} ${attributes}${words ? ' words' : ''}>${once.join('')}</>`;
  };
  const main = document.querySelector('main');
  const frame = told(document.documentElement, main);
  return [frame, main ? [...main.children].map(e => told(e, null)).join('') : ''];
}"""


def parts_of(page: Page) -> list[str]:
    """Hashes of the frame and of ``main`` as this page shows them at its width."""
    width = (page.viewport_size or {}).get("width", 0)
    parts: list[str] = page.evaluate(_PARTS)
    return [hashlib.sha256(f"{width} {part}".encode()).hexdigest() for part in parts]


class Judged:
    """Parts that axe found without fault, noted in a folder that all processes of a run share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def knows(self, parts: list[str]) -> bool:
        """Whether each of them was found without fault before."""
        return all((self._folder / part).exists() for part in parts)

    def note(self, parts: list[str]) -> None:
        """They are without fault."""
        for part in parts:
            (self._folder / part).touch()
