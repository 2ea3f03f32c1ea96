"""Whether a thumb hits what is to be touched: at least 44 px high, or as much around it that acts.

Left out is what stands in running text (a link in a sentence), as WCAG 2.5.5 leaves it out.
"""

from __future__ import annotations

from playwright.sync_api import Page

LEAST_PX = 44
_SMALL = """least => {
  const acting = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  const shown = e => e.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && e.getBoundingClientRect().width > 4 && e.getBoundingClientRect().height > 4;
  const letters = text => text.replace(/[^\\p{L}\\p{N}]/gu, '').length;
  // A sentence is left when all that acts in it is taken out of its paragraph.
  const inSentence = e => {
    if (!getComputedStyle(e).display.startsWith('inline')) return false;
    let block = e.parentElement;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    const all = letters(block.innerText);
    const acts = [...block.querySelectorAll(acting)].reduce((n, a) => n + letters(a.innerText), 0);
    return all - acts > 0;
  };
  const isOf = (hit, e) => hit
    && (e.contains(hit) || [...(e.labels || [])].some(l => l.contains(hit)));
  // How far up and down from its middle a touch still means it.
  const touched = e => {
    e.scrollIntoView({block: 'center', inline: 'nearest'});
    const r = e.getBoundingClientRect(), x = r.left + r.width / 2, y = r.top + r.height / 2;
    const at = dy => isOf(document.elementFromPoint(x, y + dy), e);
    if (!at(0)) return least;  // something lies over it; what, axe and the journeys tell
    let up = 0, down = 0;
    while (up < least && at(-up - 1)) up++;
    while (down < least && at(down + 1)) down++;
    return up + down + 1;
  };
  const found = [];
  for (const e of document.querySelectorAll(acting)) {
    if (!shown(e) || e.disabled || e.getBoundingClientRect().height >= least - 0.5) continue;
    if (e.closest('[inert]') || inSentence(e)) continue;
    const height = touched(e);
    if (height >= least - 1) continue;
    found.push(`${height} px: ${e.outerHTML.slice(0, 160)} in <${e.parentElement.tagName}`
      + ` class="${e.parentElement.className}">`);
  }
  scrollTo(0, 0);
  return found;
}"""


def too_small_to_touch(page: Page) -> list[str]:
    """Each link, button and field that is lower than a thumb, with its height and its place."""
    found: list[str] = page.evaluate(_SMALL, LEAST_PX)
    return found
