"""Which agency or group a document means by a name: ranked candidates, each with its reason."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from django.conf import settings

from nepso.foundation.agencies.models import Agency, AgencyAlias, AgencyGroup
from nepso.foundation.agencies.selectors.name_forms import name_form, without_level, without_place
from nepso.foundation.agencies.selectors.tree import agencies_valid
from nepso.kernel.folding import fold, lowered

LIKELY = 0.85  # from here on a candidate may be filled in; a person still confirms it
_WEAKEST = 0.45


@dataclass(frozen=True, slots=True)
class Candidate:
    """An agency or a group (one of the two), how sure from 0 to 1, and why in Vietnamese.

    ``is_exact``: the name asked is one of its names, not only like one.
    """

    agency: Agency | None
    group: AgencyGroup | None
    score: float
    reason: str
    is_exact: bool = False

    @property
    def name(self) -> str:
        return str(self.agency or self.group)

    @property
    def is_likely(self) -> bool:
        """Sure enough to be filled in for a person to confirm."""
        return self.score >= LIKELY


@dataclass(frozen=True, slots=True)
class _Known:
    agency: Agency | None
    group: AgencyGroup | None
    printed: str
    what: str
    form: str
    bare: str
    level: str
    features: frozenset[str]
    marked: dict[str, str]


_OTHER_MARKS = 0.12  # "Văn Lang" and "Văn Lăng" are two communes


def _features(form: str) -> frozenset[str]:
    """Words and pairs of neighbours: "Yên Bình" is not "Bình Yên"."""
    words = form.split()
    return frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}


def _marks(name: str) -> dict[str, str]:
    """Each folded word with its letters and marks in a fixed order (hoá and hóa are one)."""
    words = re.findall(r"\w+", lowered(name))
    return {fold(word): "".join(sorted(unicodedata.normalize("NFD", word))) for word in words}


_EXACT = (
    ("form", 1.0, "đúng {what}"),
    ("bare", 0.97, "đúng {what}, không kể tên tỉnh"),
    ("level", 0.93, "đúng {what}, không kể chữ “tỉnh”"),
)


class NameIndex:
    """All names known on a day, ready to be asked many times (a plan prints dozens of names).

    Building it takes three queries; asking takes none.
    """

    def __init__(self, on: dt.date | None = None) -> None:
        self._place = name_form(settings.NEPSO_PROVINCE).removeprefix("tinh ")
        self._known: list[_Known] = []
        agencies = {agency.pk: agency for agency in agencies_valid(on)}
        groups = {group.pk: group for group in AgencyGroup.objects.all()}
        for agency in agencies.values():
            self._add(agency, None, agency.name, "tên cơ quan")
            if agency.short_name:
                self._add(agency, None, agency.short_name, "tên gọi tắt")
        for group in groups.values():
            self._add(None, group, group.name, "tên nhóm")
        for alias in AgencyAlias.objects.all():
            named = agencies.get(alias.agency_id or 0), groups.get(alias.group_id or 0)
            if any(named):
                self._add(*named, alias.name, f"tên khác “{alias.name}”")
        frequency = Counter(f for known in self._known for f in known.features)
        total = len(self._known) + 1
        self._weight = {word: math.log(1 + total / n) for word, n in frequency.items()}
        self._rarest = math.log(1 + total)

    def _add(
        self, agency: Agency | None, group: AgencyGroup | None, printed: str, what: str
    ) -> None:
        form, bare, level = self._forms(printed)
        known = _Known(
            agency, group, printed, what, form, bare, level, _features(level), _marks(printed)
        )
        self._known.append(known)

    def _forms(self, name: str) -> tuple[str, str, str]:
        form = name_form(name)
        bare = without_place(form, self._place)
        return form, bare, without_level(bare)

    def match(self, name: str, limit: int = 5) -> list[Candidate]:
        """At most ``limit`` candidates, best first, each agency or group once; [] for none."""
        asked = dict(zip(("form", "bare", "level"), self._forms(name), strict=True))
        if not asked["form"]:
            return []
        features, marks = _features(asked["level"]), _marks(name)
        is_marked = lowered(name) != fold(name)
        best: dict[tuple[str, int], Candidate] = {}
        for known in self._known:
            found = self._compare(asked, features, known)
            if found is None:
                continue
            if is_marked and any(known.marked.get(w, m) != m for w, m in marks.items()):
                found = replace(
                    found,
                    score=round(found.score - _OTHER_MARKS, 3),
                    reason=f"{found.reason}, nhưng khác dấu",
                    is_exact=False,
                )
            key = ("g", known.group.pk) if known.group else ("a", known.agency.pk)  # type: ignore[union-attr]
            if key not in best or found.score > best[key].score:
                best[key] = found
        ranked = sorted(best.values(), key=lambda c: (-c.score, len(c.name), c.name))
        return ranked[:limit]

    def _compare(
        self, asked: dict[str, str], features: frozenset[str], known: _Known
    ) -> Candidate | None:
        for which, score, reason in _EXACT:
            if asked[which] == getattr(known, which):
                why = reason.format(what=known.what)
                return Candidate(known.agency, known.group, score, why, is_exact=True)
        score = self._likeness(features, known.features)
        if score < _WEAKEST:
            return None
        percent, what = round(score * 100), known.what.split(" “")[0]
        reason = f"giống {percent}% từ ngữ với {what} “{known.printed}”"
        return Candidate(known.agency, known.group, round(0.9 * score, 3), reason)

    def _likeness(self, asked: frozenset[str], known: frozenset[str]) -> float:
        """Dice's coefficient over words and pairs, a rare one counting more than a usual one."""
        shared = self._sum(asked & known)
        return 2 * shared / (self._sum(asked) + self._sum(known)) if shared else 0.0

    def _sum(self, features: frozenset[str]) -> float:
        return sum(self._weight.get(feature, self._rarest) for feature in features)


def agency_match(name: str, *, on: dt.date | None = None, limit: int = 5) -> list[Candidate]:
    """Candidates for one name as a document prints it; for many names keep a ``NameIndex``."""
    return NameIndex(on).match(name, limit)
