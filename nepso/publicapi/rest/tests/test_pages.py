"""The page for people who write software, and the page of keys."""

import pytest

from nepso.publicapi.models import ApiKey
from nepso.publicapi.rest.tests.conftest import key_of
from tests.conventions.vietnamese import english_words

LIST, NEW = "/khoa-api/", "/khoa-api/moi/"


def test_every_operation_stands_on_the_page(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/api/v1/")
    page = answer.content.decode()
    for path, methods in client.get("/api/v1/openapi.json").json()["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}" in page
    assert "<script" not in page
    assert not english_words(page)


def test_a_head_makes_a_key_sees_it_once_and_revokes_it(client, desk):
    client.force_login(desk.person("head"))
    assert "Chưa cấp khóa nào" in client.get(LIST).content.decode()
    form = {
        "agency": desk.tree["xa-a"].public_id,
        "label": "trang của xã",
        "scopes": ["products.read"],
    }
    answer = client.post(NEW, form)
    shown = answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    row = ApiKey.objects.get()
    assert row.hint in shown
    key = shown.split('value="nsa-')[1].split('"')[0]
    page = client.get(LIST).content.decode()
    assert key not in page
    assert "trang của xã" in page
    assert "Đọc sản phẩm của cơ quan" in page
    assert not english_words(page)
    client.post(f"{LIST}{row.public_id}/thu-hoi/")
    row.refresh_from_db()
    assert row.revoked_at is not None
    assert "Đã thu hồi" in client.get(LIST).content.decode()


def test_what_may_not_be_given_is_said_at_its_field(client, desk):
    client.force_login(desk.person("local_admin"))
    agency = desk.tree["xa-a"].public_id
    form = {"agency": agency, "label": "thử", "scopes": ["products.write"]}
    page = client.post(NEW, form).content.decode()
    assert "chỉ thủ trưởng của UBND xã A cấp được" in page
    assert not ApiKey.objects.exists()
    assert client.post(NEW, {**form, "scopes": []}).status_code == 200
    assert ApiKey.objects.count() == 1
    wrong = client.post(NEW, {"agency": desk.tree["so-yt"].public_id, "label": ""})
    assert "Chưa ghi khóa dùng cho việc gì" in wrong.content.decode()
    assert ApiKey.objects.count() == 1


@pytest.mark.parametrize("who", ["officer", "lead_desk", "leader", "reception", "none"])
def test_nobody_else_sees_keys(client, desk, who):
    client.force_login(desk.person(who))
    assert client.get(LIST).status_code == 403
    assert client.get(NEW).status_code == 403


def test_the_keys_of_another_agency_are_neither_seen_nor_revoked(client, desk):
    row, _ = key_of(desk.tree["so-yt"], desk.people["other_head"], label="của Sở Y tế")
    client.force_login(desk.person("head"))
    assert "của Sở Y tế" not in client.get(LIST).content.decode()
    assert client.post(f"{LIST}{row.public_id}/thu-hoi/").status_code == 404
    row.refresh_from_db()
    assert row.revoked_at is None


def test_as_many_queries_however_many_keys(client, desk, django_assert_max_num_queries):
    client.force_login(desk.person("head"))
    for n in range(3):
        key_of(desk.tree["xa-a"], desk.people["head"], label=f"khóa {n}")
    with django_assert_max_num_queries(9):
        client.get(LIST)
