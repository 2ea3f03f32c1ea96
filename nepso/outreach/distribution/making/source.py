"""What a variant is made of: an approved version, and the rule of the agency for that outlet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from nepso.outreach.distribution.making.disclosing import must_be_said

BlockKind = Literal["heading", "paragraph", "point", "line"]
VIETNAMESE = "vi"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or point of a list, in plain words; or a "line" below another that the
    writer ended by hand. ``number``: which of an ordered list, from 1; 0: of none."""

    kind: BlockKind
    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """An approved version in plain words. ``typed`` is its text as it was typed, ``link`` the page
    where it can be read, ``disclosed_as`` who paid or took part. In another ``language`` than
    Vietnamese no word of ours is added, since ours are Vietnamese; but that a machine translated
    it."""

    title: str
    key_message: str
    typed: str
    blocks: tuple[Block, ...] = field(default_factory=tuple)
    disclosed_as: str = ""
    link: str = ""
    language: str = VIETNAMESE
    is_machine_translated: bool = False

    @property
    def must_say(self) -> str:
        """What is said in every variant: who paid, that a machine translated it."""
        return must_be_said(self.disclosed_as, by_machine=self.is_machine_translated)

    @property
    def is_vietnamese(self) -> bool:
        """Whether numbers may be spelled out and our own words added."""
        return self.language == VIETNAMESE


@dataclass(frozen=True, slots=True)
class Rule:
    """What an editor chose for a kind of outlet; ``MakingRule`` says what each means."""

    length: int = 0
    greeting: str = ""
    prefix: str = ""
    suffix: str = ""
    hashtags: str = ""
    with_key_message: bool = True
    with_link: bool = True
    without_marks: bool = False
    repeats: int = 1
    words_a_minute: int = 130

    def for_board(self, length: int) -> Rule:
        """The same with the length of a board; 0: as it is."""
        return replace(self, length=length) if length else self

    def for_language(self, language: str) -> Rule:
        """The same without what an editor wrote in Vietnamese, letters with their marks."""
        if language == VIETNAMESE:
            return self
        return replace(self, greeting="", prefix="", suffix="", without_marks=False)


# Where nobody made a rule. The lengths are habits of ours, not limits of a platform: long enough
# to be of use, short enough to be read on a telephone.
DEFAULTS: dict[str, Rule] = {
    "facebook": Rule(length=2_000),
    "tiktok": Rule(length=400, with_link=False),
    "youtube": Rule(),
    "zalo_oa": Rule(),
    "zalo_group": Rule(length=1_000),
    "web_push": Rule(length=120, with_link=False),
    "newsletter": Rule(length=5_000),
    "telecom_message": Rule(length=160, without_marks=True, with_link=False),
    "led_board": Rule(with_link=False),
    "banner": Rule(with_link=False),
    "poster": Rule(length=400, with_link=False),
    "lcd_screen": Rule(length=600, with_link=False),
    "leaflet": Rule(length=3_000),
    "loudspeaker": Rule(with_link=False),
    "folder": Rule(with_link=False),
    "mobile": Rule(with_link=False, repeats=2),
}


def default_rule(kind: str) -> Rule:
    """The rule that holds where nobody made one."""
    return DEFAULTS.get(kind, Rule())
