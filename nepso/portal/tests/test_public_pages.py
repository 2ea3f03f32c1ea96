import pytest

from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.states import IN_REVIEW

PAGES = ["/", "/ke-hoach-cong-khai/", "/tim-kiem/?q=lua+dao"]


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_pages_answer_before_any_plan_is_adopted(client, page):
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_an_officer_or_loads_a_script(client, world, page):
    text = client.get(page).content.decode()
    assert not [p.full_name for p in world.people.values() if p.full_name in text]
    # One keeps what was read, the other closes the menu with Escape: comfort, nothing else.
    scripts = (
        '<script src="/tinh/ui/menu.js" defer>',
        '<script src="/tinh/portal/cai-dat.js" defer>',
    )
    assert text.count("<script") == sum(map(text.count, scripts))


def test_the_adopted_plan_is_public_a_version_in_review_is_not(client, real_plan):
    draft = PlanVersion.objects.get()
    PlanVersion.objects.create(
        plan=draft.plan, number=2, state=IN_REVIEW, text="Bản nháp", compiled=draft.compiled
    )
    text = client.get("/ke-hoach-cong-khai/").content.decode()
    assert "Thiết lập, duy trì các kênh tiếp nhận thông tin phản ánh" in text
    assert "Bản nháp" not in text


def test_search_finds_without_tone_marks(client, real_plan):
    text = client.get("/tim-kiem/", {"q": "kenh tiep nhan"}).content.decode()
    assert "<mark>kênh</mark> <mark>tiếp</mark> <mark>nhận</mark> thông tin" in text


@pytest.mark.parametrize("page", PAGES)
def test_a_public_page_asks_few_questions(client, world, django_assert_max_num_queries, page):
    # Home tells news, corrections, recalls and campaigns; search asks each of its sources.
    most = {"/": 10, "/tim-kiem/?q=lua+dao": 14}.get(page, 9)
    with django_assert_max_num_queries(most):
        client.get(page)


def test_what_one_person_is_told_is_kept_for_nobody(client, world):
    for page in ("/", "/tin/", "/bo-quy-tac/", "/don-vi/", "/tro-nang/"):
        assert "public" in client.get(page)["Cache-Control"], page
    client.force_login(next(iter(world.people.values())))
    for page in ("/", "/tin/", "/bo-quy-tac/", "/don-vi/", "/tro-nang/"):
        assert set(client.get(page)["Cache-Control"].split(", ")) == {"private", "max-age=0"}, page
