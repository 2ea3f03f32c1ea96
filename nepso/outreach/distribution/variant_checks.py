"""What a person makes of a variant, checked against what its outlet takes."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.kernel.errors import Invalid
from nepso.outreach.distribution.kinds import PARTS, SPOKEN, OutletKind
from nepso.outreach.distribution.making.counting import SmsSize, measured, sms_size
from nepso.outreach.distribution.making.limits import Limit, limit_of
from nepso.outreach.distribution.making.plain import without_marks
from nepso.outreach.distribution.making.scripts import reading_seconds
from nepso.outreach.distribution.making.source import Rule
from nepso.outreach.distribution.making.speaking import spoken, unsaid
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.models.variant import Parts
from nepso.outreach.distribution.sources import rule_for, source_of
from nepso.outreach.products.languages import VIETNAMESE
from nepso.outreach.products.richtext import typed

UNIT_WORDS = {
    "characters": "ký tự",
    "utf16": "ký tự (biểu tượng cảm xúc tính hai)",
    "bytes": "đơn vị (chữ có dấu tính hai, ba)",
    "septets": "ký tự tin nhắn",
}


@dataclass(frozen=True, slots=True)
class PartCount:
    """How long a part is against what may be; ``seconds`` at ``words_a_minute`` for a script,
    ``sms`` for a message, ``by_line`` when the longest line counts."""

    limit: Limit
    size: int
    unit: str
    seconds: int = 0
    words_a_minute: int = 0
    sms: SmsSize | None = None
    by_line: bool = False

    @property
    def is_over(self) -> bool:
        """Whether it is longer than the outlet takes."""
        return self.size > self.limit.most


def count_of(kind: str, part: str, text: str, rule: Rule) -> PartCount:
    """A part counted as its platform counts."""
    limit = limit_of(kind, part, rule.length)
    size = measured(text, limit.counted)
    by_line = part == "line" and rule.length > 0
    if by_line:
        size = max((len(line) for line in text.split("\n")), default=0)
    return PartCount(
        limit=limit,
        size=size,
        unit=UNIT_WORDS[limit.counted],
        seconds=reading_seconds(text, rule.words_a_minute) if kind in SPOKEN else 0,
        words_a_minute=rule.words_a_minute if kind in SPOKEN else 0,
        sms=sms_size(text) if kind == OutletKind.TELECOM_MESSAGE else None,
        by_line=by_line,
    )


def rule_of_variant(variant: Variant) -> Rule:
    """The rule that holds for it now, with the length of its board."""
    rule = rule_for(variant.agency, variant.kind).for_language(variant.language)
    return rule.for_board(variant.length)


def parts_checked(variant: Variant, parts: Parts) -> Parts:
    """The texts as they are kept; raises Invalid with a sentence per part."""
    rule, kept, wrong = rule_of_variant(variant), {}, {}
    for part in PARTS[variant.kind]:
        text = typed(parts.get(part.name, ""))
        count = count_of(variant.kind, part.name, text, rule)
        if not text:
            wrong[part.name] = f"Chưa có lời ở ô “{part.label}”: hãy viết, hoặc trả về lời máy làm."
        elif count.is_over:
            wrong[part.name] = (
                f"“{part.label}” dài {count.size}, kênh này nhận {count.limit.most} {count.unit}: "
                "hãy viết ngắn lại."
            )
        kept[part.name] = text
    if not wrong and not says_who_paid(variant.kind, kept, variant.must_say):
        sentence = f"Thiếu lời công khai “{variant.must_say}”: hãy giữ câu này trong bản sửa."
        wrong[PARTS[variant.kind][-1].name] = sentence
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    return kept


def unsaid_in(variant: Variant) -> list[str]:
    """What a script made by the rule left out of the product's words, since no announcer can read
    it; nothing of another kind or language. ``variant.version`` and its product are loaded."""
    if variant.kind not in SPOKEN or variant.language != VIETNAMESE or variant.edited is not None:
        return []
    source = source_of(variant.version, variant.product)
    texts = [source.title, source.key_message, *(block.text for block in source.blocks)]
    return unsaid("\n".join(texts))


def says_who_paid(kind: str, parts: Parts, disclosed_as: str) -> bool:
    """Whether the words of disclosure stand in the texts, however lines are broken."""
    if not disclosed_as:
        return True
    said = _plain(" ".join(parts.values()))
    forms = [disclosed_as, without_marks(disclosed_as)]
    if kind in SPOKEN:
        forms.append(spoken(disclosed_as))
    return any(_plain(form) in said for form in forms)


def _plain(text: str) -> str:
    return " ".join(text.replace("/", " ").split()).rstrip(".").lower()
