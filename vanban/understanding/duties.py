"""Tells sentences that state a duty from those that do not (contract, *No tasks either*)."""

from __future__ import annotations

import re

from vanban.understanding.agencies import read_names
from vanban.understanding.attributes import attribute_kind, tells_of_reports
from vanban.understanding.lexicon import deeds, verbs
from vanban.understanding.roles import subject_of
from vanban.understanding.sentences import after_adverbs, lead_in_ends, sentences

_MONEY = re.compile(
    r"^(?:Nguồn\s+)?(?:Kinh phí|Nguồn kinh phí|Ngân sách|Dự toán kinh phí|Nguồn lực|Nguồn vốn)\b|"
    r"^(?:Tổng\s+)?(?:kinh phí|dự toán)|kinh phí [^.;]{0,60}(?:được (?:bảo đảm|đảm bảo|bố trí|"
    r"lấy)|do ngân sách|từ (?:nguồn )?ngân sách)|"
    r"^Từ nguồn|^Lồng ghép (?:từ|trong) (?:nguồn|các nguồn) (?:kinh phí|vốn)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:yêu cầu|đề nghị)\s+|^Căn cứ (?:nội dung )?[^,.;]{0,30}này,\s*", re.IGNORECASE
)
_FURTHER_CALL = re.compile(r",?\s*(?:và\s+)?(?:yêu cầu|đề nghị)\s+")
_SAID_IN_A_CALL = (
    "khẩn trương nghiêm túc tích cực chủ động phối hợp tổ chức quan tâm phổ biến chỉ đạo quán "
    "triệt triển khai thực hiện tốt có hiệu quả đầy đủ đồng bộ kế hoạch này theo các nội dung "
    "nhiệm vụ nêu trên của đạt và căn cứ chức năng được giao để quy định đúng kết phát huy vai "
    "trò trách cao nhất đề ra mục tiêu bảo đảm yêu cầu tinh thần hướng dẫn chương trình trong "
    "phạm vi quyền hạn mình nghiêm chỉnh kịp thời đơn vị cơ quan địa phương phân công chỉ thị công "
    "điện công văn quyết định nghị quyết đề án phương án kết luận văn bản ngay chặt chẽ chịu "
    "thi hành"
)
_CALL_WORDS = frozenset(_SAID_IN_A_CALL.split())
_GIVES = re.compile(r"(?:Giao|Phân công|Ủy quyền)\s")
_EACH = re.compile(r"(?<!\w)(?:các|mọi|những|toàn thể|tất cả)(?!\w)", re.IGNORECASE)
_TELLS_OF_DIFFICULTIES = re.compile(
    r"\s*(?:và\s+)?(?:(?:kịp thời|chủ động|thường xuyên)\s+)?(?:phản ánh|báo cáo|thông tin|"
    r"kiến nghị|đề xuất)\s+(?:kịp thời\s+)?(?:những\s+|các\s+)?(?:khó khăn|vướng mắc)"
)
_INVITATION = re.compile(
    r"(?:nếu (?:có )?(?:gặp )?(?:phát sinh )?[^.]{0,40}(?:vướng mắc|khó khăn|vấn đề)|vướng mắc|"
    r"phát sinh)[^.]*(?:phản ánh|báo cáo|kịp thời|liên hệ|gửi|thông tin|trao đổi|đề xuất|"
    r"kiến nghị|điều chỉnh|bổ sung)",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"^(?:(?:Quyết định|Kế hoạch|Nghị quyết|Thông tư|Chỉ thị|Công văn|Luật|Nghị định|"
    r"Chương trình|Kết luận|Quy định) (?:\w+ ){0,4}số\s+\d|Trên đây là|\(?(?:Có|Chi tiết|"
    r"Kèm theo|Theo|Đính kèm|Nội dung chi tiết)[^.]{0,80}(?:kèm theo|phụ lục|Phụ lục|gửi kèm)|"
    r"(?:Danh mục|Nội dung|Tiến độ|Phân công|Lộ trình|Các nhiệm vụ|Chỉ tiêu)\b[^.;:]{0,60}"
    r"\s(?:tại|theo|trong|ở) (?:các )?(?:Phụ lục|Biểu|Bảng)\b|"
    r"(?:(?:Quyết định|Nghị quyết|Kế hoạch|Chương trình|Quy định|Quy chế|Chỉ thị|Hướng dẫn|"
    r"Đề án|Phương án|Thông tư)(?: này)? (?:có|hết) hiệu lực|(?:Quyết định|Nghị quyết|Kế hoạch|"
    r"Chương trình|Quy định|Quy chế|Chỉ thị) này (?:thay thế|bãi bỏ|được))|"
    r"\([^()]*\)\s*\.?$|Thời gian (?:thực hiện|bắt đầu)?[^.]{0,40}(?:từ|kể từ)|Hiện nay|"
    r"Trong quá trình [^.;]{0,60}(?:vướng mắc|khó khăn)[^.;]*phản ánh|"
    r"Trong những năm qua|Ghi chú|Lưu ý)",
    re.IGNORECASE,
)
_FACT = re.compile(  # "Trên địa bàn xã hiện có 06 điểm ô nhiễm tại …"
    r"(?:(?:Trên địa bàn|Toàn)\s+(?:[^\W\d]+\s+){1,5}?(?:hiện\s+)?|Hiện(?:\s+(?:nay|tại))?,?\s+|"
    r"(?:Tính )?[Đđ]ến nay,?\s+(?:[^\W\d]+\s+){0,5}?)(?:có|còn)\s+"
    r"(?:khoảng\s+|gần\s+|trên\s+|hơn\s+)?\d"
)
_MEANT = re.compile(r"[;%]|\b(?:giao|yêu cầu|đề nghị|cần|phải|phấn đấu|bảo đảm|đảm bảo|để)\b")
_CLAUSE = re.compile(r"[.;]")
_REPORTING = re.compile(r"báo cáo", re.IGNORECASE)
_SENDING = re.compile(r"(?:gửi|nộp)\s+(?:kết quả|báo cáo)", re.IGNORECASE)
_DUE = re.compile(
    r"trước(?: ngày)?\s+\d|chậm nhất|trước ngày|muộn nhất|ngày\s+\d|\d{1,2}/\d|"
    r"(?:hằng|hàng)\s+(?:quý|tháng|năm|tuần)|6 tháng|06 tháng|cùng với báo cáo|"
    r"sau khi (?:kết thúc|hoàn thành|tổ chức)|khi kết thúc|tháng\s+\d|quý\s+[IV\d]",
    re.IGNORECASE,
)
_DUE_BEFORE = re.compile(
    r"trước(?: ngày)?\s+\d|chậm nhất|trước ngày|định kỳ|(?:hằng|hàng)\s+(?:quý|tháng|năm|tuần)",
    re.IGNORECASE,
)
_SENT_BY = re.compile(r"trước|chậm nhất", re.IGNORECASE)
_DUE_IN_ORDER = ((_REPORTING, _DUE), (_DUE_BEFORE, _REPORTING), (_SENDING, _SENT_BY))
_REPORT_OPENS = re.compile(
    r"^(?:(?:định kỳ|hằng năm|hàng năm|hằng quý|hàng quý|hằng tháng|kịp thời|thường xuyên|"
    r"thực hiện|chế độ|tổng hợp|cập nhật|"
    r"và|xây dựng|gửi|chấp hành|nghiêm|đầy đủ|nghiêm túc|thông tin|kết quả)[\s,]*)*báo cáo\b",
    re.IGNORECASE,
)

_TITLE = re.compile(r"[^.;:]{2,80}:\s+(?=\S)")
_ABOUT = re.compile(r"Về\s")
_TELLS_OTHERS = re.compile(
    r"(?:chịu trách nhiệm|yêu cầu|đề nghị|giao|lãnh đạo|phân công|hoàn thành|thực hiện)(?!\w)",
    re.IGNORECASE,
)


def states_no_duty(text: str) -> bool:
    """Money, notes, statements, attribute lines: never a task wherever they stand."""
    bare = text.strip()
    if (len(bare) < 8 and not verbs().match(bare)) or (
        attribute_kind(bare) and not tells_of_reports(bare)
    ):
        return True
    if _STATEMENT.search(bare):
        return True
    if _FACT.match(bare) and len(sentences(bare)) == 1 and not _MEANT.search(bare):
        return True
    return bool(_MONEY.search(bare)) and subject_of(bare) is None and not verbs().match(bare)


def is_money_duty(text: str) -> bool:
    """In a section on money: whether an agency is told to do something."""
    if re.match(r"(?:Nguồn\s+)?(?:Kinh phí|Ngân sách)\b", text, re.IGNORECASE):
        return False
    return subject_of(text) is not None or bool(re.match(r"Giao\s", text))


def money_duty_at(text: str) -> int | None:
    """Where, after a statement on money, the sentence begins that tells an agency to act."""
    for at, sentence in sentences(text)[1:]:
        if is_money_duty(sentence) and not states_no_duty(sentence):
            return at
    return None


def is_bare_call(sentence: str) -> bool:
    """A closing call to carry the plan out that adds no duty of its own, with an invitation to tell
    of difficulties or without one."""
    asked = _asked_until(sentence)
    if asked is None:
        return False
    first, *further = sentence[asked:].split(";")
    return _only_calls(first) and all(_only_calls(part) or _invites(part) for part in further)


def _asked_until(sentence: str) -> int | None:
    """Where those whom a sentence calls upon end: after "Yêu cầu", or "Các sở, ngành …" alone."""
    call = _CALL.search(sentence)
    end = None
    while call is not None:  # "Yêu cầu các đơn vị, đề nghị UBND các huyện …"
        asked = read_names(sentence, call.end())
        if not asked.names:
            return end
        end = asked.end
        call = _FURTHER_CALL.match(sentence, end)
    if end is not None:
        return end
    subject = subject_of(sentence) if not _GIVES.match(sentence) else None
    if subject is None or not any(_EACH.search(name) for name in subject.names):
        return None  # what one agency is told is its duty
    return subject.predicate


def _only_calls(words: str) -> bool:
    return all(word in _CALL_WORDS for word in re.findall(r"\w+", words.lower()))


def _invites(part: str) -> bool:
    """ "…; kịp thời báo cáo khó khăn, vướng mắc về Sở X": no duty with a date of its own."""
    told = _TELLS_OF_DIFFICULTIES.match(part) is not None or is_invitation(part)
    return told and not any(map(str.isdigit, part))


def is_invitation(sentence: str) -> bool:
    """An invitation to tell of difficulties."""
    return bool(_INVITATION.search(sentence))


def is_report(text: str) -> bool:
    """Whether the duty is to report, or says when the report is due."""
    lowered = text.lower()
    if not ("báo cáo" in lowered or "kết quả" in lowered):  # each pattern asks for one of them
        return False
    return bool(_REPORT_OPENS.match(text)) or any(map(_says_when, _CLAUSE.split(text)))


def _says_when(clause: str) -> bool:
    """Whether a clause holds a report and when it is due; each pattern looks once, for a long line
    of "báo cáo" would cost the square of its length."""
    for first, then in _DUE_IN_ORDER:
        found = first.search(clause)
        if found is not None and then.search(clause, found.end()):
            return True
    return False


def opens_list(text: str) -> bool:
    """Whether a paragraph only introduces what follows."""
    return text.rstrip().endswith(":")


def is_further_duty(text: str) -> bool:
    """Whether an item under a duty states its own: it opens with a verb or names an agency."""
    opens = verbs().match(text, after_adverbs(text, 0))
    return opens is not None or subject_of(text) is not None


def tells_to_act(text: str) -> bool:
    """Whether words open with a verb, or with an agency and a verb: "Công an xã: 05 đồng chí" is
    a force and no duty, "Công an xã bố trí 05 đồng chí" is one."""
    subject = subject_of(text)
    start = subject.predicate if subject is not None else 0
    return verbs().match(text, after_adverbs(text, start)) is not None


def states_deed(text: str) -> bool:
    """Whether the words of a task open with a verb: at once, past a lead-in, an agency or a title.

    "Hội nghị sơ kết" or "100% thôn có sóng" may be work or a target; a person is asked.
    """
    subject = subject_of(text)
    starts = [subject.predicate if subject is not None else 0, *lead_in_ends(text)]
    if starts[0] == 0 and _ABOUT.match(text):
        del starts[0]
    title = _TITLE.match(text)
    if title is not None:
        starts += [title.end(), *(title.end() + at for at in lead_in_ends(text[title.end() :]))]
    opens = (after_adverbs(text, at) for at in starts)
    return any(verbs().match(text, at) or deeds().match(text, at) for at in opens) or bool(
        _TELLS_OTHERS.search(text)
    )
