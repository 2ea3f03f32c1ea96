"""Clause by clause: what was promised, what was done; as rows for the page and as open data."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from nepso.kernel.errors import NotFound
from nepso.programme.plans.kinds import CLOSING, CLOSING_SAID
from nepso.programme.plans.models import Clause, Duty, PlanVersion
from nepso.programme.plans.states import DUTY_STATES
from nepso.programme.register.presenting import short
from nepso.programme.register.selectors import measures_carried_out
from nepso.programme.reporting.following.standing import Facts, NamedActivity, Share

LONGEST_NAME, SHORT = 60, 150


@dataclass(frozen=True, slots=True)
class Promise:
    """One duty in the plan's own words; ``in_words``: accounted for in words alone."""

    key: int
    text: str
    in_words: bool


@dataclass(frozen=True, slots=True)
class ClauseProgress:
    """One clause that gives duties. ``heading`` is its own, else the first words of what it
    promises; ``part`` is the heading of the part in which it stands. A measure is given to nobody:
    ``carried_out_in`` are the clauses whose duties carry it out, as people confirmed."""

    label: str
    heading: str
    part: str
    promises: tuple[Promise, ...]
    share: Share
    activities: int
    named: tuple[NamedActivity, ...]
    carried_out_in: tuple[str, ...] = ()

    @property
    def is_unassigned(self) -> bool:
        """Whether no agency has anything to do with it yet: nothing to say of what was done."""
        theirs = self.share.total + self.share.not_applicable + self.activities
        return not (theirs or self.carried_out_in or self.in_words)

    @property
    def place(self) -> str:
        """As it is spoken of."""
        return place_of(self.label)

    @property
    def carried_out(self) -> list[tuple[str, str]]:
        """The clauses that carry it out, each with how it is spoken of."""
        return [(label, place_of(label)) for label in self.carried_out_in]

    @property
    def in_words(self) -> bool:
        """Whether all of it is accounted for in words."""
        return all(promise.in_words for promise in self.promises)

    @property
    def promised(self) -> str:
        """The first promise cut short, and how many others there are."""
        first, others = short(self.promises[0].text, SHORT), len(self.promises) - 1
        if not others:
            return first
        return f"{first.rstrip(' .;,')}; và {others} việc khác."


def clauses_progress(version: PlanVersion, facts: Facts) -> list[ClauseProgress]:
    """The clauses in the order of the plan; three queries, however many tasks."""
    headings = dict(
        Clause.objects.filter(version=version).order_by("order").values_list("label", "heading")
    )
    promises: dict[str, list[Promise]] = defaultdict(list)
    carried_by, carried = measures_carried_out(version), defaultdict[str, list[str]](list)
    is_kept = DUTY_STATES.group("kept")
    kept = Duty.objects.filter(version=version, state__in=is_kept)
    for duty in kept.order_by("order").only("clause", "text", "public_id"):
        in_words = duty.public_id in facts.words_only
        promises[duty.clause].append(Promise(duty.pk, " ".join(duty.text.split()), in_words))
        doing = carried_by.get(duty.pk, ())
        carried[duty.clause] += [one.clause for one in doing if one.state in is_kept]
    return [
        ClauseProgress(
            label=label,
            heading=headings.get(label) or _name_of(some[0].text),
            part=_part(headings, label),
            promises=tuple(some),
            share=facts.clauses.get(label, Share()),
            activities=facts.activities_by_clause.get(label, 0),
            named=facts.named.get(label, ()),
            carried_out_in=tuple(dict.fromkeys(carried[label])),
        )
        for label, some in promises.items()
    ]


def place_of(label: str) -> str:
    """A clause as it is spoken of."""
    return CLOSING_SAID.lower() if label == CLOSING else f"mục {label}"


def _name_of(text: str) -> str:
    """What a clause without a heading is called: what stands before its colon, else its first
    words."""
    name, colon, _ = text.partition(":")
    return name.strip() if colon and len(name) <= LONGEST_NAME else short(text, LONGEST_NAME)


def _part(headings: dict[str, str], label: str) -> str:
    root = label.split(".", maxsplit=1)[0]
    return f"{root}. {headings[root]}" if headings.get(root) else "Phần kết"


def clause_progress_of(version: PlanVersion, facts: Facts, label: str) -> ClauseProgress:
    """One of them; NotFound in words."""
    found = next((one for one in clauses_progress(version, facts) if one.label == label), None)
    if found is None:
        raise NotFound("Kế hoạch không giao việc tại mục này: hãy chọn lại ở trang tiến độ.")
    return found


# Name, type, what it means, how it is reckoned: printed on the page and sent with the data.
DICTIONARY = (
    ("muc", "chữ", "Mục của kế hoạch, ví dụ II.1.2.a", "Theo văn bản kế hoạch đang có hiệu lực."),
    (
        "tieu_de",
        "chữ",
        "Tiêu đề của mục",
        "Theo văn bản kế hoạch; mục không có tiêu đề thì lấy mấy chữ đầu của việc được giao.",
    ),
    ("da_hua", "chữ", "Việc kế hoạch giao tại mục", "Nguyên văn, các việc cách nhau bằng “ | ”."),
    (
        "nhiem_vu",
        "số",
        "Số nhiệm vụ đã giao cho từng cơ quan",
        "Mỗi việc giao cho mỗi cơ quan là một nhiệm vụ; không tính nhiệm vụ không áp dụng.",
    ),
    ("da_xong", "số", "Số nhiệm vụ cơ quan báo đã hoàn thành", "Đếm theo tình trạng “Đã xong”."),
    ("dang_lam", "số", "Số nhiệm vụ đang làm", "Đếm theo tình trạng “Đang làm”."),
    ("chua_bat_dau", "số", "Số nhiệm vụ chưa bắt đầu", "nhiem_vu − da_xong − dang_lam."),
    (
        "hoat_dong",
        "số",
        "Số hoạt động đã được tiếp nhận vào báo cáo",
        "Hoạt động có minh chứng, thủ trưởng cơ quan duyệt, cơ quan đầu mối tiếp nhận, làm trong "
        "kỳ báo cáo hiện tại. Một hoạt động phục vụ hai mục được đếm ở cả hai mục.",
    ),
    (
        "bang_loi",
        "đúng/sai",
        "Mục chỉ báo cáo bằng lời",
        "Đúng khi mọi việc của mục không nhận hoạt động và minh chứng.",
    ),
)


def data_rows(clauses: list[ClauseProgress]) -> list[dict[str, str | int | bool]]:
    """One row a clause, with the keys of DICTIONARY."""
    return [
        {
            "muc": one.label,
            "tieu_de": one.heading,
            "da_hua": " | ".join(promise.text for promise in one.promises),
            "nhiem_vu": one.share.total,
            "da_xong": one.share.done,
            "dang_lam": one.share.under_way,
            "chua_bat_dau": one.share.not_started,
            "hoat_dong": one.activities,
            "bang_loi": one.in_words,
        }
        for one in clauses
    ]
