"""The page of slips: loaded again it is the same; half an hour later the codes are nowhere."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection

from nepso.foundation.accounts.models import SignInSlip, SlipSheet
from nepso.foundation.accounts.roles import Role
from nepso.foundation.accounts.services import (
    account_open,
    membership_grant,
    onboarding_upload,
    slip_use,
)
from nepso.foundation.accounts.tests.sheets import sheet_of
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.clock import now

pytestmark = pytest.mark.django_db
CODE = re.compile(r"\b(?:[2-9A-Z]{5}-){2}[2-9A-Z]{5}\b")
ALL = "/tai-khoan/can-bo/phieu/"


def _newcomers(tree, number, **facts):
    made = []
    for place in range(number):
        account = account_open(full_name=f"Người Mới {place:03}", **facts)
        membership_grant(account=account, agency=tree["xa-a"], role=Role.FOCAL_OFFICER)
        made.append(account)
    return made


def test_a_page_of_a_slip_loaded_again_is_the_same_slip(client, people):
    client.force_login(people["administrator"])
    made = client.post(f"/tai-khoan/can-bo/{people['officer'].public_id}/phieu/")
    assert made.status_code == 302, "posted, then redirected: a reload posts nothing"
    pages = [client.get(made["Location"]) for _ in range(3)]
    codes = [CODE.findall(page.content.decode())[0] for page in pages]
    assert len(set(codes)) == 1
    assert SignInSlip.objects.count() == 1
    assert "data-print" in pages[0].content.decode()
    assert "no-store" in pages[0]["Cache-Control"]
    assert slip_use(code=codes[0]).account == people["officer"]
    spent = client.get(made["Location"]).content.decode()
    assert not CODE.search(spent)
    assert "đã được dùng lúc" in spent


def test_the_code_stands_nowhere_in_plain(client, people):
    client.force_login(people["administrator"])
    made = client.post(f"/tai-khoan/can-bo/{people['officer'].public_id}/phieu/")
    code = CODE.findall(client.get(made["Location"]).content.decode())[0]
    with connection.cursor() as cursor:
        for table in ("accounts_slipsheet", "accounts_signinslip", "django_session"):
            cursor.execute(f"SELECT * FROM {table}")
            assert code not in str(cursor.fetchall())


def test_a_sheet_shows_to_its_maker_alone_and_not_for_long(client, people):
    client.force_login(people["local_admin"])
    page = client.post(f"/tai-khoan/can-bo/{people['officer'].public_id}/phieu/")["Location"]
    client.force_login(people["administrator"])
    assert client.get(page).status_code == 410
    client.force_login(people["local_admin"])
    assert client.get(page).status_code == 200
    SlipSheet.objects.update(made_at=now() - dt.timedelta(minutes=31))
    late = client.get(page)
    assert late.status_code == 410
    assert "cấp phiếu mới" in late.content.decode()
    assert not CODE.search(late.content.decode())


def test_all_who_cannot_get_in_get_their_slips_on_one_page(client, people, tree):
    newcomers = _newcomers(tree, 3)
    _newcomers(tree, 1, email="co.thu@x.vn")
    client.force_login(people["administrator"])
    listed = client.get(ALL).content.decode()
    assert listed.count("Người Mới") == 3
    made = client.post(ALL)
    page = client.get(made["Location"]).content.decode()
    assert page.count('class="nep-slip"') == 3
    codes = CODE.findall(page)
    assert {slip_use(code=code).account for code in codes} == set(newcomers)
    for account in newcomers:
        assert "accounts.slip_issue" in [line.act for line in audit_of(account)]
        slip = SignInSlip.objects.get(account=account)
        assert dt.timedelta(days=6) < slip.expires_at - now() <= dt.timedelta(days=7)


def test_a_slip_that_was_handed_out_is_not_ended_by_the_next_sheet(client, people, tree):
    _newcomers(tree, 2)
    client.force_login(people["administrator"])
    first = client.post(ALL)["Location"]
    assert "Không còn ai cần phiếu" in client.get(ALL).content.decode()
    assert client.post(ALL).status_code == 400
    assert client.get(first).content.decode().count('class="nep-slip"') == 2


def test_the_administrator_of_a_commune_gives_slips_in_the_commune_alone(client, people, tree):
    _newcomers(tree, 1)
    elsewhere = account_open(full_name="Người Nơi Khác")
    membership_grant(account=elsewhere, agency=tree["so-yt"], role=Role.FOCAL_OFFICER)
    both = account_open(full_name="Người Hai Nơi")
    for code in ("xa-a", "so-yt"):
        membership_grant(account=both, agency=tree[code], role=Role.FOCAL_OFFICER)
    client.force_login(people["local_admin"])
    page = client.get(ALL).content.decode()
    assert "Người Mới" in page
    assert "Người Nơi Khác" not in page
    assert "Người Hai Nơi" not in page
    client.force_login(people["officer"])
    assert client.get(ALL).status_code == 403


def test_the_queries_of_a_sheet_do_not_grow_with_its_slips(
    client, people, tree, django_assert_max_num_queries
):
    _newcomers(tree, 40)
    client.force_login(people["administrator"])
    page = client.post(ALL)["Location"]
    with django_assert_max_num_queries(12):
        client.get(page)
    SignInSlip.objects.all().delete()
    with django_assert_max_num_queries(12):
        client.get(ALL)


def test_after_an_import_the_slips_come_next(client, people):
    sheet = [["Nguyễn Giấy", "xa-a", "Cán bộ đầu mối của cơ quan", "", ""]]
    kept, outcome = onboarding_upload(content=sheet_of(officers=sheet), by=people["administrator"])
    assert not outcome.faults
    client.force_login(people["administrator"])
    confirm = f"/tai-khoan/can-bo/bang-tinh/{kept.public_id}/nhap/"
    page = client.post(confirm, follow=True)
    assert page.redirect_chain[-1][0] == ALL
    assert "Nguyễn Giấy" in page.content.decode()
