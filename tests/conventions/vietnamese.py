"""Finds English left on a page: ``english_words(html)``.

The words looked for are those of the sentences that Django, its admin and django-allauth have in
English (read from the catalogues they ship), and the commonest words of interfaces. A word that
could be a Vietnamese syllable written without tone marks is never reported.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import lxml.html

_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?"
)
# Names, and words that Vietnamese writes as they are.
_LOANED = """
android apple canva chrome claude docx django email excel facebook firefox gmail google html
http https icalendar internet ios iphone json ldap libreoffice linux logo markdown messenger
microsoft mobile nepso online outlook pdf png podcast postgresql python safari sms spam sqlite
telegram tiktok toolkit url utf uuid viber video web website wifi windows word xlsx xml youtube
zalo zip clip fanpage hashtag blog livestream deepfake robot radio karaoke marketing cookie
cookies
"""
ALLOWED = frozenset(_LOANED.split())
_COMMON = """
about above accept account action actions active again agency all already and another answer
apply are attach back because before below between browse but button by calendar cancel change
check child choose clear click close code comment complete confirm contact content continue copy
create current dashboard data deadline default delete description details disabled display
document done download draft due edit empty enabled end enter error every export failed false
field fields file files filter find first for forbidden forgot found from group has have help
hide history home if image import information invalid is item items job label language last
leave level link list loading login logout main manage menu message missing more move must name
new next none note nothing number of off ok old only open or order other our owner page password
people period pick plan please preview previous print profile progress public query read record
refresh register remove report request required reset restore result results retry return review
role row save search section select send server settings should show sign signed skip sort start
state status step submit success summary tag task tasks text than this title today toggle total
true try type undo unknown until update upload use user username users value version view
warning was week when which will with without wrong year yes yesterday you your
"""


def _catalogues() -> list[Path]:
    found: list[Path] = []
    for package, wanted in (("django", "en"), ("allauth", "de")):
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            continue
        root = Path(spec.origin).parent
        found += sorted(root.glob(f"**/locale/{wanted}/LC_MESSAGES/django.po"))
    return [p for p in found if "gis" not in p.parts and "postgres" not in p.parts]


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    words = set(_COMMON.split())
    for path in _catalogues():
        for entry in path.read_text(encoding="utf-8").split("\n\n"):
            if "global_settings" in entry:
                continue  # names of languages
            asked = entry.split("msgstr")[0]
            quoted = " ".join(re.findall(r'^(?:msgid(?:_plural)? )?"(.*)"$', asked, re.M))
            quoted = re.sub(r"%\(\w+\)\w|\{[^}]*\}|<[^>]*>|\\n|&\w+;", " ", quoted)
            words |= {w.lower() for w in _WORD.findall(quoted) if len(w) > 2 and w.isascii()}
    return frozenset(w for w in words if w not in ALLOWED and not _SYLLABLE.fullmatch(w))


def visible_text(html: str) -> str:
    """What a person sees or hears of a page: text, and the attributes that are read out.

    Left out: scripts, code, and what is marked as another language or not to be translated.
    """
    tree = lxml.html.fromstring(html)
    for gone in tree.xpath(
        "//script|//style|//code|//pre|//textarea|//*[@translate='no']|//*[@lang and @lang!='vi']"
    ):
        gone.drop_tree()
    parts = tree.xpath("//text()")
    parts += tree.xpath("//@alt|//@title|//@placeholder|//@aria-label")
    parts += tree.xpath("//input[@type='submit' or @type='button' or @type='reset']/@value")
    return " ".join(str(part) for part in parts)


def english_words(html: str) -> set[str]:
    """The English words that the page shows, in small letters; empty when all is Vietnamese.

    Addresses, file names and e-mail addresses are not words.
    """
    text = re.sub(r"[Oo]pen311[\w-]*|\S*(?:://|@|\w\.\w|/\w+/|\w_\w)\S*", " ", visible_text(html))
    return {w.lower() for w in _WORD.findall(text)} & _english()
