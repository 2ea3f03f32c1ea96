"""The pages on which an officer fills a report: nothing typed is lost, many are said at once."""

from decimal import Decimal

import pytest
from django.urls import reverse

from nepso.programme.reporting.models import Figure, Paragraph
from nepso.programme.reporting.numbers import number_of
from nepso.programme.reporting.selectors import report_parts
from nepso.programme.reporting.services import (
    figures_decide,
    paragraph_add,
    paragraph_save,
    report_open,
    report_submit,
)
from nepso.programme.reporting.tests.writing_up import approved, change, figure_of, written

pytestmark = pytest.mark.usefixtures("indicators")


@pytest.fixture
def report(world, period):
    return report_open(agency=world.commune, period=period, by=world.person("officer"))


@pytest.fixture
def officer(world, client):
    client.force_login(world.person("officer"))
    return client


def figures_url(report, figure):
    part = next(
        part.number
        for part in report_parts(report)
        if figure.pk in [cell.figure.pk for cell in part.cells]
    )
    return reverse("reporting:figures", args=[report.public_id, part])


def said(figure, **fields):
    return {f"{figure.public_id}-{name}": value for name, value in fields.items()}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234,5", "1234.5"), ("1234.5", "1234.5"), ("12,5", "12.5"), ("1.234", "1234"),
        ("1 234", "1234"), ("0", "0"), ("-3", "-3"), ("1.5", "1.5"), ("", None), (" ", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(text, number):
    assert number_of(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("text", ["hai", "1.2.3", "1,2,3", "=1+1", "9" * 16, "1e9"])
def test_what_is_no_number_is_none(text):
    with pytest.raises(ValueError, match=r".*"):
        number_of(text)


def test_one_press_says_that_all_that_was_counted_is_right(officer, report):
    figure = figure_of(report, "cuoc-thi")
    url = figures_url(report, figure)
    page = officer.get(url)
    data = {f"{row.cell.figure.public_id}-lan": 0 for row in page.context["rows"]}
    answer = officer.post(url, {**data, "tat_ca": "1"})
    assert answer.status_code == 302
    part = report_parts(report)[0]
    assert all(cell.figure.decision for cell in part.cells if cell.version.is_counted)
    assert not any(cell.figure.decision for cell in part.cells if not cell.version.is_counted)


def test_a_wrong_number_comes_back_with_everything_that_was_typed(officer, report):
    wrong, other = figure_of(report, "cuoc-thi"), figure_of(report, "an-pham")
    data = {
        **said(wrong, lan=0, noi="sua", so="hai", vi="Hai cuộc ở xóm."),
        **said(other, lan=0, noi="dung"),
    }
    answer = officer.post(figures_url(report, wrong), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "không phải số" in page
    assert "Hai cuộc ở xóm." in page
    assert f'id="{other.public_id}-d" name="{other.public_id}-noi" value="dung" checked' in page
    assert not Figure.objects.exclude(decision="").exists()


def test_two_people_on_one_page_lose_nothing(world, officer, report):
    figure, other = figure_of(report, "cuoc-thi"), figure_of(report, "an-pham")
    url = figures_url(report, figure)
    figures_decide(report=report, changes=[change(figure)], by=world.person("head"))
    mine = said(figure, lan=0, noi="sua", so="2", vi="Hai cuộc.")
    answer = officer.post(url, {**mine, **said(other, lan=0, noi="dung")})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Đã lưu 1 số khác." in page
    assert "Phạm Thị Trưởng ghi" in page
    assert "Hai cuộc." in page
    fresh = Figure.objects.get(pk=figure.pk)
    again = officer.post(url, said(figure, lan=fresh.revision, noi="sua", so="2", vi="Hai cuộc."))
    assert again.status_code == 302
    assert Figure.objects.get(pk=figure.pk).stated == 2


def test_what_is_typed_after_the_report_was_submitted_comes_back(world, officer, period):
    report = written(world, period)
    figure = figure_of(report, "cuoc-thi")
    report_submit(report=report, by=world.person("officer"))
    data = said(figure, lan=figure.revision, noi="sua", so="7", vi="Bảy cuộc.")
    answer = officer.post(figures_url(report, figure), data)
    assert answer.status_code == 409
    assert "Chờ thủ trưởng duyệt" in answer.content.decode()


def test_counting_anew_tells_what_changed(world, officer, report):
    from nepso.programme.register.services import plan_task_update

    task = world.tasks["standing"]
    plan_task_update(
        task=task, revision=task.revision, changes={"state": "done"}, by=world.person("officer")
    )
    url = reverse("reporting:recount", args=[report.public_id])
    page = officer.post(url, follow=True).content.decode()
    assert "Nhiệm vụ của cơ quan đã xong: 0 → 1" in page


def test_a_draft_sent_twice_is_one_paragraph_and_tasks_are_tied(world, officer, report):
    url = reverse("reporting:paragraph_new", args=[report.public_id])
    key = officer.get(url, {"de_muc": "II"}).context["form"].initial["draft_key"]
    task = world.tasks["standing"]
    data = {"de_muc": "II", "draft_key": key, "text": "Đã làm.", "plan_tasks": [task.public_id]}
    for _ in range(2):
        assert officer.post(url, data).status_code == 302
    paragraph = Paragraph.objects.get()
    assert list(paragraph.plan_tasks.all()) == [task]


def test_an_empty_paragraph_is_told_at_its_field(officer, report):
    url = reverse("reporting:paragraph_new", args=[report.public_id])
    answer = officer.post(url, {"de_muc": "II", "draft_key": "k", "text": "  "})
    assert answer.status_code == 422
    assert "chưa có chữ nào" in answer.content.decode()
    assert officer.get(url, {"de_muc": "IX"}).status_code == 404


def test_a_paragraph_changed_by_two_shows_both(world, officer, report):
    by = world.person("head")
    paragraph = paragraph_add(report=report, section="II", text="Bản đầu.", by=by)
    paragraph_save(paragraph=paragraph, text="Bản của A.", plan_tasks=[], revision=0, by=by)
    url = reverse("reporting:paragraph", args=[paragraph.public_id])
    answer = officer.post(url, {"revision": 0, "text": "Bản của B."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Bản của A." in page
    assert "Bản của B." in page
    assert officer.post(url, {"revision": 1, "text": "Bản của B."}).status_code == 302


def test_paragraphs_change_places_and_go(world, officer, report):
    by = world.person("officer")
    for text in ("Một.", "Hai."):
        paragraph_add(report=report, section="II", text=text, by=by)
    two = Paragraph.objects.get(text="Hai.")
    officer.post(reverse("reporting:paragraph_move", args=[two.public_id]), {"cach": "len"})
    texts = list(report.paragraphs.order_by("order").values_list("text", flat=True))
    assert texts == ["Hai.", "Một."]
    officer.post(reverse("reporting:paragraph_remove", args=[two.public_id]), {"revision": 0})
    assert report.paragraphs.count() == 1


def test_the_machines_words_wait_for_a_person(world, officer, period):
    report = written(world, period)
    figure = figure_of(report, "cuoc-thi")
    more = change(figure, decision="correct", stated=Decimal(3), reason="Ba cuộc.")
    figures_decide(report=report, changes=[more], by=world.person("officer"))
    url = reverse("reporting:suggest", args=[report.public_id])
    for _ in range(2):
        assert officer.post(url).status_code == 302
    suggested = report.paragraphs.get(origin="machine")
    assert "cuộc thi, diễn đàn về ứng xử trên môi trường số: 3 cuộc" in suggested.text
    check = reverse("reporting:check", args=[report.public_id])
    assert "do máy gợi ý mà chưa ai nhận" in officer.get(check).content.decode()
    adopt = reverse("reporting:paragraph_adopt", args=[suggested.public_id])
    assert officer.post(adopt, {"revision": suggested.revision}).status_code == 302
    assert "do máy gợi ý" not in officer.get(check).content.decode()
    officer.post(url)
    assert report.paragraphs.filter(text=suggested.text).count() == 1


def test_what_is_asked_is_explained_on_the_page(world, officer, period):
    from nepso.programme.register.services import plan_task_update

    report, task = written(world, period), world.tasks["standing"]
    plan_task_update(
        task=task, revision=task.revision, changes={"state": "done"}, by=world.person("officer")
    )
    check = reverse("reporting:check", args=[report.public_id])
    context = officer.get(check).context
    assert not context["stops"]
    for row in context["asks"]:
        data = {"diem": row["code"], "so_lieu": row["figure"], "loi": "Vừa xong hôm nay."}
        assert officer.post(reverse("reporting:explain", args=[report.public_id]), data)
    context = officer.get(check).context
    assert not context["asks"]
    assert len(context["explained"]) == 2
    answer = officer.post(reverse("reporting:submit", args=[report.public_id]))
    assert answer.status_code == 302


def test_what_was_typed_in_two_boxes_is_kept_by_one_sending(world, officer, period):
    from nepso.programme.register.services import plan_task_update

    report, task = written(world, period), world.tasks["standing"]
    plan_task_update(
        task=task, revision=task.revision, changes={"state": "done"}, by=world.person("officer")
    )
    asks = officer.get(reverse("reporting:check", args=[report.public_id])).context["asks"]
    assert len(asks) == 2
    data = {
        "diem": [row["code"] for row in asks],
        "so_lieu": [row["figure"] for row in asks],
        "loi": ["Vừa xong hôm nay.", "Số này đúng."],
    }
    officer.post(reverse("reporting:explain", args=[report.public_id]), data)
    context = officer.get(reverse("reporting:check", args=[report.public_id])).context
    assert {row["explained"] for row in context["explained"]} == set(data["loi"])


def test_an_unready_report_is_not_submitted_and_says_why(officer, report):
    answer = officer.post(reverse("reporting:submit", args=[report.public_id]))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "số chưa xong ở “II.1.2. Hình thức tuyên truyền”" in page


def test_nothing_to_report_needs_its_reason(officer, report):
    url = reverse("reporting:nothing", args=[report.public_id])
    answer = officer.post(url, {"khong_co": "1", "ly_do": ""})
    assert answer.status_code == 422
    page = officer.post(url, {"khong_co": "1", "ly_do": "Xã mới lập."}, follow=True)
    assert "Vì: Xã mới lập." in page.content.decode()


def test_the_desk_returns_one_cell_and_the_agency_sees_exactly_it(world, client, period):
    report = approved(world, period)
    figure = figure_of(report, "cuoc-thi")
    client.force_login(world.person("desk"))
    url = reverse("reporting:give_back", args=[report.public_id])
    answer = client.post(url, {"tra": [figure.public_id], f"vi-{figure.public_id}": ""})
    assert answer.status_code == 422
    data = {"tra": [figure.public_id], f"vi-{figure.public_id}": "Sở ghi 2 cuộc."}
    assert client.post(url, data).status_code == 302
    client.force_login(world.person("officer"))
    page = client.get(reverse("reporting:report", args=[report.public_id]))
    assert [name for name, _, _ in page.context["returned"]] == [figure.asked.version.name]
    assert "Sở ghi 2 cuộc." in page.content.decode()


def test_a_reason_typed_without_the_tick_counts_as_the_tick(world, client, period):
    report = approved(world, period)
    figure = figure_of(report, "cuoc-thi")
    client.force_login(world.person("desk"))
    url = reverse("reporting:give_back", args=[report.public_id])
    assert client.post(url, {f"vi-{figure.public_id}": "Sở ghi 2 cuộc."}).status_code == 302
    figure.refresh_from_db()
    assert figure.return_reason == "Sở ghi 2 cuộc."


def test_the_head_hands_back_by_page(world, client, period):
    report = written(world, period)
    report_submit(report=report, by=world.person("officer"))
    client.force_login(world.person("head"))
    url = reverse("reporting:hand_back", args=[report.public_id])
    assert client.post(url, {"ly_do": ""}).status_code == 422
    assert client.post(url, {"ly_do": "Thiếu số ở xóm."}).status_code == 302
    page = client.get(reverse("reporting:report", args=[report.public_id])).content.decode()
    assert "Thiếu số ở xóm." in page
