"""What sentences do with a harm's words, and what that weighs."""

import pytest

from nepso.casework.intake.harms import SUGGESTED
from nepso.casework.triage.reading.tokens import read_tokens
from nepso.casework.triage.suggesting import suggest
from nepso.casework.triage.tests.sentences import harmful, lawful
from nepso.casework.triage.weighing import admits, speech_reader
from nepso.kernel.folding import fold

TOLD = "Hôm qua có người tự xưng công an gọi bắt mẹ tôi chuyển 20 triệu vào tài khoản tạm giữ"


def _marks(text):
    return {hit.concept for hit in speech_reader().marks(read_tokens(text))}


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("Mẹ tôi vừa bị một người lạ gọi", "suffers"),
        ("nó dọa tôi suốt", "against_me"),
        ("Ai cần thì nhắn riêng em", "offers_reader"),
        ("Quý khách vui lòng nộp ngay", "calls_reader"),
        ("Công an tỉnh cảnh báo người dân", "announces"),
        ("Bị cáo lãnh án 5 năm tù", "justice"),
        ("Các đối tượng gọi điện", "generic_actor"),
        ("Ông có biết hỏi ở đâu không ạ?", "asks"),
        ("Nhân vật phản diện nói hay", "story"),
        ("Hồi lớp 7 mình hay khóc", "long_ago"),
        ("cong an tinh canh bao nguoi dan", "announces"),
    ],
)
def test_a_sentence_shows_what_it_does(text, marker):
    assert marker in _marks(text)


def test_what_opens_a_sentence_counts_only_there():
    assert "warns_first" in _marks("Nó bỏ đi. Nhắc bà con giữ máy.")
    assert "warns_first" not in _marks("Nó bỏ đi mà chẳng ai nhắc")


@pytest.mark.parametrize(
    "after",
    [
        ". May mà mẹ cúp máy luôn, bà con nhớ công an không làm việc qua điện thoại nhé.",
        ", đó là cảnh trong bộ phim chiếu tối qua, nhân vật này đóng hay.",
        ", bị cáo lãnh án 5 năm tù trong phiên tòa sáng nay.",
    ],
)
def test_the_same_words_are_a_harm_where_told_and_none_where_spoken_of(after):
    assert suggest(TOLD + ".").harms[0].harm == "scam"
    assert suggest(TOLD + after).harms == ()


ENDINGS = (
    "Đề nghị xử lý theo pháp luật. Xin cảm ơn.",
    "Mong cơ quan chức năng xử lý giúp.",
    "Tôi xin chân thành cảm ơn các anh chị.",
    "Rất mong được giải quyết theo quy định của pháp luật.",
)


def _letter(text, ending):
    stop = "" if text.rstrip()[-1] in ".!?…" else "."
    return f"{text}{stop} {fold(ending) if text.isascii() else ending}"


@pytest.mark.parametrize("at", range(len(ENDINGS)))
def test_how_a_letter_ends_hides_no_harm_and_makes_hardly_any(at):
    """Each ending is put to sentences of its own, so that all are read once and none four times."""
    ending, harms, views = ENDINGS[at], harmful()[at :: len(ENDINGS)], lawful()[at :: len(ENDINGS)]
    seen = [(harm, text) for harm, text in harms if _first(text) == harm]
    still = [text for harm, text in seen if _first(_letter(text, ending)) == harm]
    assert len(still) >= 0.97 * len(seen) > 0
    flagged = [text for text in views if suggest(_letter(text, ending)).harms]
    assert len(flagged) <= 0.002 * len(views), flagged


def _first(text):
    found = suggest(text).harms
    return found[0].harm if found else None


def test_a_thank_you_that_is_the_story_still_settles_it():
    told = "Cảm ơn các anh công an đã giúp mẹ tôi lấy lại 20 triệu bị lừa chuyển khoản."
    assert suggest(told).harms == ()


def test_a_suggestion_tells_how_the_sentence_speaks():
    assert any("Lời văn" in sentence for sentence in suggest(TOLD + ".").harms[0].why)


def test_what_a_harm_admits_is_a_marker_and_the_harm_is_ours():
    assert set(admits()) <= set(map(str, SUGGESTED))
    assert set().union(*admits().values()) <= set(speech_reader().markers)
