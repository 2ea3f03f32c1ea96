"""A recall with many places: what is open first, one's own before all, nothing cut in silence."""

import pytest

from nepso.kernel.clock import now
from nepso.outreach.distribution.models import RecallItem
from nepso.outreach.distribution.selectors.recalls import ITEMS_SIZE

pytestmark = pytest.mark.django_db


@pytest.fixture
def recall(air):
    product = air.desk.approve()
    air.out(air.outlet("zalo_group", name="Nhóm xóm 1"), product)
    found = air.recall(product)
    far, many = air.desk.tree["so-yt"], 2_050
    RecallItem.objects.bulk_create(
        RecallItem(recall=found, of="unit", agency=far, what=f"Nơi {n}",
                   done_at=now() if n % 2 else None)
        for n in range(many)
    )  # fmt: skip
    return found


@pytest.fixture
def read(air, client, recall):
    client.force_login(air.person("officer"))

    def _read(**asked):
        return client.get(f"/kenh/thu-hoi/{recall.public_id}/", asked)

    return _read


def test_ones_own_open_places_come_first_and_every_number_is_told(read):
    html = read().content.decode()
    assert "Nhóm xóm 1" in html
    assert "Nơi 0<" not in html
    for number in ("1.026", "1.025"):
        assert number in html
    assert "2051" in html.replace(".", "")


def test_all_of_them_are_reached_page_by_page(read):
    seen, asked = [], {"xem": "chua-go"}
    while True:
        context = read(**asked).context
        assert len(context["lines"]) <= ITEMS_SIZE
        seen += [line["item"].pk for line in context["lines"]]
        if not context["places"].page.after:
            break
        asked["after"] = context["places"].page.after
    assert len(seen) == len(set(seen)) == 1_026


def test_what_is_wrong_with_a_tick_is_shown_with_its_line_alone(air, client, read, recall):
    item = recall.items.get(posting__isnull=False)
    answer = client.post(f"/kenh/thu-hoi/noi/{item.public_id}/go/", {"da_go": ""})
    assert answer.status_code == 422
    assert [line["item"] for line in answer.context["lines"]] == [item]


def test_as_many_questions_for_many_places(read, recall, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        read()
