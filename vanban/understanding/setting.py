"""What the headings above a paragraph say of it: its theme, and whom its duties are for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from vanban.understanding.agencies import addressees, begins_name, named, read_names, without_prefix
from vanban.understanding.duties import is_further_duty, opens_list
from vanban.understanding.headings import Heading, heading_of, title_of
from vanban.understanding.issuer import in_ordinary_letters
from vanban.understanding.lexicon import known_name, verbs
from vanban.understanding.markers import POINTS, Rank
from vanban.understanding.outline import Node
from vanban.understanding.roles import partners_in, role_of, subject_of
from vanban.understanding.themes import Theme, tells_who_takes_part, theme_of

_SENTENCE = re.compile(
    r"\b(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|căn cứ|chủ trì|chủ động)\b"
)


_INSPECTORATE = re.compile(r"Thanh tra (?:tỉnh|Sở|huyện|thành phố|Chính phủ|Bộ|ngành)\b")
_THING = re.compile(
    r"(?:Công tác|Chế độ|Về|Việc|Nhiệm vụ|Nội dung|Thời gian|Thời hạn|Kinh phí|Hình thức|Một số|"
    r"Giai đoạn|Bước|Đợt|Tổ chức|Các bước|"
    r"Chương trình|Kế hoạch|Báo cáo|Thông tin|Quy trình|Phương thức|Tiến độ|Chỉ tiêu|Kết quả|"
    r"Mục|Phương pháp|Cách thức|"
    r"Điều kiện|Chuẩn bị|Khen thưởng|Thi đua|Ngoài|Trên|Trong|Căn cứ|Hằng|Định kỳ|Năm|Tháng|"
    r"Quý|Ngày|Danh mục|Hoạt động|Điều khoản|Hiệu lực|Thi hành|Nguyên tắc|Phạm vi|Đối tượng|"
    r"Giải thích|Quy định)\b"
)
_WITH = re.compile(r"phối hợp(?:\s+chặt chẽ)?(?:\s+cùng)?\s+(?:với|cùng)\s+", re.IGNORECASE)
_BARE_OPENER = re.compile(
    r"(?:(?:có\s+)?(?:trách nhiệm|nhiệm vụ)\s+)?(?:là (?:cơ quan|đơn vị) )?"
    r"(?:chủ trì(?:\s*,?\s*(?:và\s+)?phối hợp)?|phối hợp)(?:\s+chặt chẽ)?(?:\s+cùng)?(?:\s+với)?"
    r"\s*,?\s*(?:(?:tổ chức\s+|triển khai\s+)*(?:thực hiện|triển khai|tổ chức)\s*"
    r"(?:(?:tốt\s+)?(?:các|những|một số)\s+(?:nhiệm vụ|nội dung|công việc|việc|giải pháp|"
    r"hoạt động))?(?:\s+(?:cụ thể|chủ yếu|trọng tâm|sau đây|sau|như sau|dưới đây))*)?\s*:\s*$",
    re.IGNORECASE,
)
_GIVES = re.compile(r"(?:Giao|Phân công|Yêu cầu)\s")
_ANNOUNCES = re.compile(r"(?:sau|sau đây|dưới đây|gồm|cụ thể)\s*:\s*$")  # "… các bộ phận như sau:"
_TEAM = re.compile(r"(?:Lực lượng|Đội|Tổ)\s")
_HEADS = re.compile(r"(?:Thủ trưởng|Hiệu trưởng|Trưởng|Lãnh đạo|Chủ tịch|Giám đốc)(?!\w)")
_SAYS_NO_MORE = re.compile(  # "Thực hiện các nội dung sau:"
    r"(?:(?:tổ chức|triển khai|thực hiện|tập trung|cụ thể)\s+){1,3}(?:tốt\s+)?"
    r"(?:các|những|một số)\s+(?:nội dung|nhiệm vụ|công việc|việc|giải pháp|hoạt động|biện pháp)"
    r"(?:[,\s]+(?:cụ thể|chủ yếu|trọng tâm|sau đây|sau|như sau|dưới đây|gồm))*\s*:\s*$",
    re.IGNORECASE,
)
_LONG_NAME = 12  # words
_ADDRESSED = (Theme.ASSIGNMENT, Theme.MEASURE, Theme.FORCES)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the headings above a paragraph say: the theme, and whom the duties are addressed to."""

    theme: Theme = Theme.MEASURE
    leads: tuple[str, ...] = ()
    requested: bool = False
    opener: str | None = None  # the words of the dash that opens a list of "+" items


def heading_and_setting(node: Node, above: Setting) -> tuple[Heading | None, Setting]:
    """The heading of a clause, if it has one, and the setting that it makes under ``above``."""
    heading = heading_of(node)
    titled = heading
    if titled is None and node.mark is not None and node.mark.rank in POINTS:
        letter_title = None if _lists_parts(node) else title_of(node)
        if letter_title is not None and letter_title.rest >= len(
            node.unit.text if node.unit else ""
        ):
            titled = heading = letter_title
        else:
            titled = None if above.leads else letter_title  # the addressee above leads its items
    if titled is None:
        return None, above
    setting = _setting_under(titled.title, node, above)
    if _opens_duties(titled, node):
        subject = subject_of(node.words)
        names = subject.names if subject is not None else setting.leads
        setting = replace(setting, leads=names, opener=node.words)
    return heading, setting


def _opens_duties(title: Heading, node: Node) -> bool:
    """Whether a title is a sentence that opens duties: "X chủ trì, phối hợp với Y … sau:"."""
    words = node.words
    if node.unit is None or title.rest < len(node.unit.text) or not opens_list(words):
        return False
    told = subject_of(words) is not None or verbs().match(words) is not None
    return told and says_who(words)


def says_who(opener: str) -> bool:
    """Whether an opening line gives the items under it a role or partners."""
    return bool(partners_in(opener)) or role_of(opener, has_lead=True, requested=False) != (
        "thuc_hien"
    )


def is_bare_opener(words: str) -> bool:
    """ "Chủ trì, phối hợp với Phòng Kinh tế thực hiện các nhiệm vụ sau:" has no duty of its own."""
    return opens_list(words) and _BARE_OPENER.match(_without_partners(words)) is not None


def says_no_more(words: str) -> bool:
    """ "Thực hiện các nội dung sau:" says not what is to be done: its items do."""
    return _SAYS_NO_MORE.match(words) is not None


def _without_partners(words: str) -> str:
    found = _WITH.search(words)
    if found is None:
        return words
    return words[: found.end()] + words[read_names(words, found.end()).end :]


def soft_heading(child: Node, soft: Setting, *, is_top: bool) -> Setting | None:
    """A paragraph without a number that is a title: bold, capitals, or a bare addressee."""
    if child.mark is not None or child.unit is None:
        return None
    words = child.words.strip()
    named = len(words.split()) <= 30 and _is_name_only(without_prefix(words))
    styled = child.unit.bold or words.isupper()
    if len(words.split()) > 30 or (not styled and not (named and words.endswith(":"))):
        return None
    if words.endswith((".", ";")) and not words.isupper():
        return None
    theme = theme_of(words, soft.theme, is_top=is_top)
    if named and theme in _ADDRESSED:
        return Setting(theme, addressees(words.rstrip(":")), "Đề nghị" in words[:12])
    return Setting(theme)


def opened_by(setting: Setting, words: str) -> Setting:
    """The setting of items under an opening line: its subject leads, its role is theirs."""
    subject = subject_of(words)
    names = subject.names if subject and not setting.leads else setting.leads
    requested = setting.requested or bool(subject and subject.requested)
    return replace(
        setting, leads=names, requested=requested, opener=words if says_who(words) else None
    )


def after_opener(child: Node, soft: Setting) -> Setting:
    """The setting of what follows an undashed line that opens a list: its subject leads."""
    subject = subject_of(child.words)
    if subject is not None and not soft.leads:
        soft = replace(soft, leads=subject.names, requested=subject.requested)
    joint = bool(partners_in(child.words)) and bool(soft.leads)
    return replace(soft, opener=child.words) if joint else soft


def addressed_by(item: Node, soft: Setting) -> Setting | None:
    """The setting under an item that is an addressee and no more: "* Giao Phòng Nội vụ:".

    Under a heading that names others it leads only where the line gives it the work; whoever is
    named or asked there is of those whom the heading asks (contract, *Leads*).
    """
    words = item.words
    if not opens_list(words) or not _is_addressee(words) or says_who(words):
        return None
    if _ANNOUNCES.search(words) or (soft.leads and not _GIVES.match(words)):
        return None
    names = addressees(words.rstrip(" :"))
    requested = words.startswith(("Đề nghị", "Kính đề nghị"))
    return replace(soft, leads=names, requested=requested) if names else None


def named_beside(setting: Setting) -> tuple[str, ...]:
    """Agencies that the line over an item names while the heading above it leads."""
    opener = setting.opener
    if opener is None or not setting.leads or not opens_list(opener) or _ANNOUNCES.search(opener):
        return ()
    names = addressees(opener.rstrip(" :")) if _is_addressee(opener) else ()
    return () if set(names) <= set(setting.leads) else names


def under_item(child: Node, soft: Setting) -> Setting:
    """The setting of the "+" items under a dash that only opens them."""
    addressed = addressed_by(child, soft)
    if addressed is not None:
        return replace(addressed, opener=child.words)
    words = child.words.rstrip(" :")
    bare = without_prefix(words)
    if (
        not soft.leads
        and begins_name(bare)
        and subject_of(child.words.rstrip(" :") + ":") is not None
    ):
        subject = subject_of(words) or subject_of(words + ":")
        if subject is not None:
            soft = replace(soft, leads=subject.names, requested=subject.requested)
    return replace(soft, opener=child.words)


def of_item(item: Node, opened: Setting, above: Setting) -> Setting:
    """The setting of one "+" item: where the dash opens it for a group and the heading leads not,
    an agency that the item itself names leads it (contract, *Leads*: the subject of the sentence).

    The head of "the schools" is one of them, no agency beside them.
    """
    over = above.leads and opened.leads == above.leads
    if over or not _are_groups(opened.leads):
        return opened
    subject = subject_of(item.words)
    if subject is None or any(named(name).is_group for name in subject.names):
        return opened
    own = subject.names[0]
    return replace(opened, leads=()) if named(own).is_known or not _HEADS.match(own) else opened


def _are_groups(names: tuple[str, ...]) -> bool:
    return all(named(name).is_group for name in names)


def _lists_parts(node: Node) -> bool:
    """Whether a lettered duty only lists papers or parts: "b) Mở dữ liệu của ngành:" and nouns."""
    items = [child for child in node.children if not child.is_table]
    return (
        opens_list(node.words)
        and bool(verbs().match(node.words))
        and all(child.mark is not None and child.mark.is_item for child in items)
        and not any(is_further_duty(child.words) for child in items)
    )


def _setting_under(title: str, node: Node, above: Setting) -> Setting:
    is_top = node.parent is not None and (
        node.parent.mark is None or node.parent.mark.rank <= Rank.CAPITAL
    )
    theme = theme_of(title, above.theme, is_top=is_top)
    if above.leads and not _is_addressee(title):
        return replace(above, theme=theme)
    if tells_who_takes_part(title):
        return Setting(theme)
    if theme is Theme.ASSIGNMENT:
        title = in_ordinary_letters(title)
    words = without_prefix(title)
    if theme is Theme.MEASURE and node.mark and node.mark.rank in POINTS and _TEAM.match(words):
        return Setting(theme)  # "a) Lực lượng dân phòng": what is built up, not who does it
    requested = title.startswith(("Đề nghị", "Kính đề nghị"))
    if theme is Theme.MEASURE and words == title and _stands_among_things(title, node):
        return Setting(theme)
    is_article = node.mark is not None and node.mark.rank is Rank.ARTICLE
    named = begins_name(words) or (
        theme is Theme.ASSIGNMENT and not is_article and _names_somebody(words)
    )
    named = named or (requested and _is_short_name(words))
    if theme in _ADDRESSED and named and not _is_deed(words):
        subject = subject_of(title) if _SENTENCE.search(title) else None
        names = subject.names if subject is not None else addressees(title)
        gives = ":" in title or (_GIVES.match(title) and _are_groups(names))
        if gives and node.children and all(subject_of(c.words) for c in node.children):
            names = ()  # "Giao các phòng: A, B" over items that each name one of them
        return Setting(theme, names, requested)
    return Setting(theme)


def _stands_among_things(title: str, node: Node) -> bool:
    """ "1.1. Đài truyền thanh" beside "1.2. Điểm truy cập": what is dealt with, not by whom.

    Where headings address agencies, one beside it at least opens with a name too; a name known
    whole needs none.
    """
    known = known_name(title)
    if node.parent is None or node.mark is None or (known and known.end() == len(title)):
        return False
    beside = [
        title_of(other)
        for other in node.parent.children
        if other is not node and other.mark is not None and other.mark.rank is node.mark.rank
    ]
    titles = [other.title for other in beside if other is not None]
    return bool(titles) and not any(begins_name(without_prefix(other)) for other in titles)


def _is_name_only(words: str) -> bool:
    """Whether a line is the name of agencies and nothing more."""
    bare = words.rstrip(" :")
    return begins_name(bare) and subject_of(bare) is None


def _names_somebody(words: str) -> bool:
    """Under "Tổ chức thực hiện" a short title that opens with no verb names who is addressed."""
    if len(words.split()) > 25 or words.isupper() or not words[:1].isupper():
        return False
    return not verbs().match(words) and not _THING.match(words)


def _is_short_name(words: str) -> bool:
    """Whoever is asked, also in small letters: "Đề nghị chủ sử dụng lao động"."""
    return len(words.split()) <= _LONG_NAME and verbs().match(words) is None


def _is_addressee(title: str) -> bool:
    """Whether a title is names and no sentence: under "Các phòng" a "Phòng X" leads its own."""
    words = without_prefix(title).strip(" :.")
    whole = read_names(words, 0).end >= len(words) or len(words.split()) <= _LONG_NAME
    return begins_name(words) and whole and not _SENTENCE.search(words) and not _is_deed(words)


def _is_deed(words: str) -> bool:
    """ "Công an tỉnh" addresses; "Hội nghị triển khai" or a verb does not."""
    if _INSPECTORATE.match(words):
        return False
    return is_further_duty(words) and subject_of(words) is None
