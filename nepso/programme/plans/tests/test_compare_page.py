import copy

import pytest
from django.urls import reverse

from nepso.programme.plans.models import PlanVersion
from nepso.programme.plans.reading import compiled_of
from nepso.programme.plans.services import pasted, plan_amend
from nepso.programme.plans.services.compiling import version_fill
from nepso.programme.plans.tests.conftest import PLAN

AMENDED = (
    PLAN.replace(
        "- Bảo đảm an ninh, trật tự tại các hội sách.\n",
        "- Bảo đảm an ninh, trật tự tại mọi hội sách.\n",
    )
    .replace("- Xây dựng các chương trình phát thanh về văn hóa đọc.\n", "")
    .replace("- Bố trí tủ sách", "- Lập danh mục sách cho trẻ em khiếm thị.\n- Bố trí tủ sách")
)


@pytest.fixture
def amended(version, officer):
    PlanVersion.objects.filter(pk=version.pk).update(state="adopted")
    made = plan_amend(plan=version.plan, received=pasted(AMENDED), by=officer)
    return version_fill(
        version=made, compiled=copy.deepcopy(compiled_of("van-ban-dan.txt", AMENDED.encode()))
    )


def test_added_changed_and_removed_duties_have_their_place(client, officer, amended):
    client.force_login(officer)
    answer = client.get(reverse("plans:compare", args=[amended.public_id]))
    assert answer.status_code == 200
    rows = {row.kind: row for row in answer.context["rows"]}
    assert set(rows) == {"same", "changed", "added", "removed"}
    page = answer.content.decode()
    for row in (rows["added"], rows["removed"], rows["changed"]):
        assert row.place
        assert f'<h3 class="plans-card__place">{row.place}</h3>' in page
    assert rows["added"].place == rows["added"].new.place
    assert rows["removed"].place == rows["removed"].old.place
    for words in ("Thêm mới", "Không còn", "Sửa"):
        assert words in page
