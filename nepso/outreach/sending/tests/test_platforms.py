"""Facebook and YouTube against servers that behave as their documentation says."""

import dataclasses
import datetime as dt

import pytest

from nepso.kernel.clock import now
from nepso.outreach.distribution.making.counting import measured
from nepso.outreach.distribution.making.limits import limit_of
from nepso.outreach.sending.adapters import youtube
from nepso.outreach.sending.adapters.facebook import FacebookPage
from nepso.outreach.sending.adapters.interface import (
    Later,
    Line,
    Never,
    Stands,
    TokenDead,
)
from nepso.outreach.sending.adapters.youtube import YouTubeChannel
from nepso.outreach.sending.tests.conftest import FACTS
from nepso.outreach.sending.tests.lines import Kept, enclosed, what
from nepso.outreach.sending.tests.platforms import FakeGraph, FakeYouTube

# --- Facebook


@pytest.fixture
def graph(serve, settings):
    behave = FakeGraph()
    behave.server = serve(behave)
    settings.NEPSO_FACEBOOK = f"{behave.server.url}/v25.0"
    return behave


def test_a_page_post_is_made_and_deleted(graph):
    line, (post, _) = Kept("facebook").line, what({"text": "Không chuyển tiền."})
    assert FacebookPage().check(line) == "Facebook trả lời: trang “Trang xã A”."
    stands = FacebookPage().put_out(line, post)
    assert graph.posts == {stands.number: "Không chuyển tiền."}
    assert stands.address == f"https://www.facebook.com/{stands.number}"
    sent = graph.server.asked[-1]
    assert (sent["path"], sent["form"]["link"]) == (
        "/v25.0/100200300/feed",
        "https://vidu.vn/bai/1",
    )
    assert "đã xóa" in FacebookPage().take_back(line, post, stands)
    assert graph.posts == {}


def test_a_picture_goes_along_as_a_photo(graph):
    picture = enclosed("anh.jpg", "image/jpeg", b"\xff\xd8ANH")
    post, _ = what({"text": "Có ảnh."}, pictures=[picture])
    stands = FacebookPage().put_out(Kept("facebook").line, post)
    sent = graph.server.asked[-1]
    assert sent["path"] == "/v25.0/100200300/photos"
    assert b'name="source"; filename="anh.jpg"' in sent["raw"]
    assert b"\xff\xd8ANH" in sent["raw"]
    assert graph.posts == {stands.number: "Có ảnh."}
    assert FakeGraph._field(sent, "alt_text_custom") == "mô tả", "what it shows goes along"


def test_whose_the_picture_is_and_that_a_machine_made_it_stand_under_the_words(graph):
    picture = enclosed("anh.jpg", "image/jpeg", b"\xff\xd8ANH")
    credit = "Tổ truyền thông (do máy tạo ra). Cơ quan tự làm và giữ quyền."
    given = {"pictures": [dataclasses.replace(picture, credit=credit)]}
    post, _ = what({"text": "Có ảnh."}, **given)
    line = Kept("facebook").line
    stands = FacebookPage().put_out(line, post)
    assert graph.posts == {stands.number: f"Có ảnh.\n\nẢnh: {credit}"}
    again, _ = what({"text": "Có ảnh."}, since=now(), **given)
    assert FacebookPage().put_out(line, again).number == stands.number


def test_an_answer_that_was_lost_is_looked_for_before_posting_again(graph):
    graph.loses_answers = 1
    line, (post, _) = Kept("facebook").line, what({"text": "Một lần."})
    with pytest.raises(Later):
        FacebookPage().put_out(line, post)
    again, _ = what({"text": "Một lần."}, since=now())
    stands = FacebookPage().put_out(line, again)
    assert graph.posts == {stands.number: "Một lần."}


@pytest.mark.parametrize(
    ("answer", "raised", "words"),
    [
        ((400, {}, {"error": {"code": 4}}), Later, "quá nhiều"),
        ((400, {"Retry-After": "90"}, {"error": {"code": 4}}), Later, "quá nhiều"),
        ((500, {}, {"error": {"code": 2, "is_transient": True}}), Later, "đang lỗi"),
        ((503, {"Retry-After": "30"}, b"<html>"), Later, "đang lỗi"),
        ((403, {}, {"error": {"code": 200}}), TokenDead, "pages_manage_posts"),
        ((400, {}, {"error": {"code": 100}}), Never, "mã 100"),
    ],
)
def test_what_facebook_answers_is_understood(graph, answer, raised, words):
    graph.trouble = [answer]
    with pytest.raises(raised, match=words) as caught:
        FacebookPage().put_out(Kept("facebook").line, what({"text": "A"})[0])
    asked = answer[1].get("Retry-After")
    if asked:
        assert caught.value.after == dt.timedelta(seconds=int(asked))


def test_a_token_that_ended_is_dead(graph):
    graph.token = "khac"
    with pytest.raises(TokenDead, match="lấy mã mới"):
        FacebookPage().put_out(Kept("facebook").line, what({"text": "A"})[0])


def test_a_post_that_is_not_seen_is_gone_only_where_others_of_the_page_are(graph):
    line, (post, _) = Kept("facebook").line, what({"text": "A"})
    ours = FacebookPage().put_out(line, post)
    graph.posts.clear()
    with pytest.raises(Never, match="mã này là của trang khác"):
        FacebookPage().take_back(line, post, ours)
    graph.posts["100200300_77"] = "Bài khác của trang."
    assert "không còn bài" in FacebookPage().take_back(line, post, ours)
    assert graph.posts == {"100200300_77": "Bài khác của trang."}
    with pytest.raises(Never, match="mã này là của trang khác"):
        FacebookPage().take_back(line, post, Stands("", "555_1", ""))  # of another page


def test_a_post_that_may_be_seen_and_not_deleted_is_no_post_that_is_gone(graph):
    line, (post, _) = Kept("facebook").line, what({"text": "A"})
    ours = FacebookPage().put_out(line, post)
    graph.trouble = [(400, {}, graph.NOT_THERE)]  # the code is also of a permission that is missing
    with pytest.raises(Never, match="hãy mở trang"):
        FacebookPage().take_back(line, post, ours)
    assert ours.number in graph.posts


# --- YouTube


@pytest.fixture
def tube(serve, settings, monkeypatch):
    behave = FakeYouTube()
    behave.server = serve(behave)
    behave.url = settings.NEPSO_YOUTUBE = behave.server.url
    settings.NEPSO_GOOGLE_TOKENS = f"{behave.server.url}/token"
    monkeypatch.setattr(youtube, "CHUNK", 10)
    return behave


FILM = b"0123456789" * 3 + b"xyz"
CLIP = {"title": "Cuộc gọi giả danh", "description": "Dừng cuộc gọi."}


def film(**more):
    captions = [enclosed("phu-de.vtt", "text/vtt", b"WEBVTT\n")]
    return what(CLIP, videos=[enclosed("p.mp4", "video/mp4", FILM)], captions=captions, **more)


@pytest.mark.parametrize(
    ("title", "sentence"), [("", "chưa có tiêu đề"), ("<>", None), ("a" * 101, "nhận 100")]
)
def test_a_title_is_what_youtube_takes(tube, title, sentence):
    clip, _ = what({**CLIP, "title": title}, videos=[enclosed("p.mp4", "video/mp4", FILM)])
    if sentence is None:
        YouTubeChannel().put_out(Kept("youtube").line, clip)
        assert [one["snippet"]["title"] for one in tube.videos.values()] == ["‹›"]
        return
    with pytest.raises(Never, match=sentence):
        YouTubeChannel().put_out(Kept("youtube").line, clip)
    assert tube.videos == {}


def test_a_description_is_counted_as_it_is_sent(tube):
    clip, _ = what(
        {**CLIP, "description": "<" * 4_000}, videos=[enclosed("p.mp4", "video/mp4", FILM)]
    )
    with pytest.raises(Never, match=r"12000 đơn vị .*YouTube nhận 5000"):
        YouTubeChannel().put_out(Kept("youtube").line, clip)
    assert tube.videos == {}


def test_a_hundred_emoji_are_a_hundred_characters(tube):
    assert limit_of("youtube", "title").most == 100
    assert measured("😀" * 100, limit_of("youtube", "title").counted) == 100
    clip, _ = what({**CLIP, "title": "😀" * 100}, videos=[enclosed("p.mp4", "video/mp4", FILM)])
    YouTubeChannel().put_out(Kept("youtube").line, clip)
    assert len(tube.videos) == 1


@pytest.mark.parametrize(("answer", "told"), [("yes", True), ("no", False), ("", None)])
def test_whether_a_video_is_for_children_is_asked_and_never_taken_for_granted(tube, answer, told):
    kept = Kept("youtube")
    line = Line("youtube", {**FACTS["youtube"], "made_for_kids": answer}, kept.stored, kept._keep)
    if told is None:
        with pytest.raises(Never, match="dành cho trẻ em"):
            YouTubeChannel().put_out(line, film()[0])
        return
    stands = YouTubeChannel().put_out(line, film()[0])
    assert tube.videos[stands.number]["status"]["selfDeclaredMadeForKids"] is told


def test_a_video_goes_up_in_pieces_with_its_captions(tube):
    tube.takes_at_once = 7  # less than we send: we go on where the service stands
    kept, (clip, memory) = Kept("youtube"), film()
    stands = YouTubeChannel().put_out(kept.line, clip)
    assert tube.sessions["phien1"]["bytes"] == FILM
    assert tube.videos[stands.number]["snippet"]["title"] == "Cuộc gọi giả danh"
    assert len(tube.captions) == 1
    assert stands.address.endswith(f"watch?v={stands.number}")
    assert memory["video"] == stands.number
    YouTubeChannel().take_back(kept.line, clip, stands)
    assert tube.videos == {}
    assert "không còn video" in YouTubeChannel().take_back(kept.line, clip, stands)


@pytest.mark.parametrize("on_recall", ["delete", "private"])
def test_a_video_that_is_not_found_by_a_token_of_another_channel_is_for_a_person(tube, on_recall):
    kept, (clip, memory) = Kept("youtube"), film()
    stands = YouTubeChannel().put_out(kept.line, clip)
    assert memory["channel"] == tube.channel
    facts = {"client_id": "a", "on_recall": on_recall, "made_for_kids": "no"}
    asks = Line("youtube", facts, dict(kept.stored), kept._keep)
    tube.videos.clear()
    tube.channel = "UC-xa-b"
    with pytest.raises(Never, match="của kênh khác"):
        YouTubeChannel().take_back(asks, film(memory=dict(memory))[0], stands)
    with pytest.raises(Never, match="của kênh khác"):  # nobody noted which channel it was
        YouTubeChannel().take_back(asks, film()[0], stands)
    tube.channel = "UC-xa-a"
    said = YouTubeChannel().take_back(asks, film(memory=dict(memory))[0], stands)
    assert "UC-xa-a không còn video" in said


@pytest.mark.parametrize("paid", ["", "Công ty X tài trợ."])
def test_the_player_itself_says_that_somebody_paid(tube, paid):
    kept, (clip, _) = Kept("youtube"), film(disclosed_as=paid)
    stands = YouTubeChannel().put_out(kept.line, clip)
    told = tube.videos[stands.number]["paidProductPlacementDetails"]
    assert told == {"hasPaidProductPlacement": bool(paid)}


def test_an_upload_whose_last_answer_was_lost_makes_one_video(tube):
    tube.loses_answers = 1
    kept, (clip, memory) = Kept("youtube"), film()
    with pytest.raises(Later):
        YouTubeChannel().put_out(kept.line, clip)
    stands = YouTubeChannel().put_out(kept.line, film(memory=dict(memory), since=now())[0])
    assert list(tube.videos) == [stands.number]


def test_what_was_made_is_remembered_beside_what_came_before(tube):
    kept, (clip, memory) = Kept("youtube"), film()
    stands = YouTubeChannel().put_out(kept.line, clip)
    assert (memory["video"], memory["captions"]) == (stands.number, ["phu-de.vtt"])
    YouTubeChannel().put_out(kept.line, film(memory=dict(memory), since=now())[0])
    assert (len(tube.videos), len(tube.captions)) == (1, 1)


def test_a_service_in_trouble_is_not_sent_the_video_again(tube):
    tube.loses_answers = 1
    kept, (clip, memory) = Kept("youtube"), film()
    with pytest.raises(Later):
        YouTubeChannel().put_out(kept.line, clip)
    tube.down = 1
    with pytest.raises(Later):
        YouTubeChannel().put_out(kept.line, film(memory=dict(memory), since=now())[0])
    stands = YouTubeChannel().put_out(kept.line, film(memory=dict(memory), since=now())[0])
    assert list(tube.videos) == [stands.number]
    assert YouTubeChannel().look(kept.line, film(memory=dict(memory))[0]) == Stands(
        stands.address, stands.number, f"YouTube trả lời đã nhận video {stands.number}."
    )


def test_captions_that_are_refused_leave_a_video_that_stands(tube):
    tube.refuses_captions = True
    stands = YouTubeChannel().put_out(Kept("youtube").line, film()[0])
    assert list(tube.videos) == [stands.number]
    assert "thêm bằng tay" in stands.words


def test_a_session_that_ended_is_begun_anew(tube):
    kept = Kept("youtube")
    memory = {"session": f"{tube.url}/upload/phien9"}
    YouTubeChannel().put_out(kept.line, film(memory=memory)[0])
    assert (len(tube.videos), list(tube.sessions)) == (1, ["phien1"])


def test_a_service_that_wants_more_than_there_is_ends_the_try(tube):
    tube.takes_at_once = 0
    with pytest.raises(Later, match="chưa nhận"):
        YouTubeChannel().put_out(Kept("youtube").line, film()[0])


def test_privacy_in_place_of_deletion_and_dead_tokens_and_quota(tube):
    kept, (clip, _) = Kept("youtube"), film()
    stands = YouTubeChannel().put_out(kept.line, clip)
    private = Line(
        "youtube",
        {"client_id": "a", "on_recall": "private", "made_for_kids": "no"},
        dict(kept.stored),
        kept._keep,
    )
    assert "riêng tư" in YouTubeChannel().take_back(private, clip, stands)
    assert tube.videos[stands.number]["status"] == {"privacyStatus": "private"}
    tube.quota = 1
    with pytest.raises(Later, match="hạn mức") as caught:
        YouTubeChannel().check(private)
    assert (caught.value.everything, caught.value.after) == (True, dt.timedelta(hours=6))
    tube.is_revoked, tube.access = True, "đã thu hồi"
    with pytest.raises(TokenDead):
        YouTubeChannel().check(private)
    with pytest.raises(Never, match="chưa có tệp video"):
        YouTubeChannel().put_out(private, what(CLIP)[0])


def test_a_session_on_another_machine_gets_no_byte(tube):
    tube.url = "http://noi-khac.vidu"
    with pytest.raises(Never, match="máy khác"):
        YouTubeChannel().put_out(Kept("youtube").line, film()[0])
