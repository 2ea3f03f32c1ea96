"""A product is to be approved by a day: asked for when it is sent, shown, overdue, reminded."""

import datetime as dt

from nepso.foundation.notices.kinds import Asked
from nepso.foundation.notices.models import Notice
from nepso.foundation.notices.services import reminders_make
from nepso.kernel.clock import today
from nepso.outreach.products import selectors
from nepso.outreach.products.dues import due_of, due_proposed
from nepso.outreach.products.models import Product
from nepso.outreach.products.reminding import approval_due, approval_needed, rewriting_needed

LIST, HOME = "/san-pham/", "/ban-lam-viec/"


def send(client, one, day):
    one.refresh_from_db()
    data = {"buoc": "gui", "revision": one.revision, "due_on": day}
    return client.post(f"{LIST}{one.public_id}/buoc/", data)


def test_the_day_is_proposed_typed_and_shown_to_whoever_approves(desk, client):
    one = desk.write()
    client.force_login(desk.person("officer"))
    page = client.get(f"{LIST}{one.public_id}/").content.decode()
    assert f'value="{due_proposed():%d/%m/%Y}"' in page
    assert send(client, one, f"{due_proposed():%d/%m/%Y}").status_code == 302
    client.force_login(desk.person("head"))
    told = f"Hạn duyệt {due_proposed():%d/%m/%Y}"
    for address in (LIST, HOME, f"{LIST}{one.public_id}/"):
        assert told in client.get(address).content.decode(), address
    Product.objects.update(due_on=today() - dt.timedelta(days=4))
    page = client.get(HOME).content.decode()
    assert ", quá 4 ngày" in page
    assert "nep-due--red" in page


def test_a_day_gone_by_is_refused_in_words_and_stays_typed(desk, client):
    one = desk.write()
    client.force_login(desk.person("officer"))
    for typed, told in (("01/01/2020", "Hạn duyệt đã qua"), ("mai", "Ngày không đúng")):
        answer = send(client, one, typed)
        assert answer.status_code == 422
        page = answer.content.decode()
        for part in (told, f'value="{typed}"', 'nep-confirm" open'):
            assert part in page
    assert Product.objects.get().state == "draft"
    assert send(client, one, "").status_code == 302
    assert Product.objects.get().due_on is None


def test_the_soonest_due_waits_first(desk):
    later, none, sooner = (desk.write(title=f"Bài {n}") for n in range(3))
    for one, days in ((later, 9), (none, None), (sooner, 2)):
        day = None if days is None else today() + dt.timedelta(days=days)
        desk.do("submit", one, due_on=day)
    assert selectors.products_waiting(desk.person("head")) == [sooner, later, none]


def test_the_approver_is_reminded_then_the_writer_never_one_who_wrote_it(desk):
    due = due_proposed()
    one = desk.do("submit", desk.write(), due_on=due)
    Notice.objects.all().delete()
    reminders_make(day=due)
    told = Notice.objects.filter(kind="products.approval")
    assert {n.account for n in told} == {desk.people["head"]}
    asked = {who: Asked(desk.people[who].pk, one.public_id) for who in ("head", "officer")}
    assert approval_needed(list(asked.values())) == {asked["head"]}
    desk.do("return", one, by="head", reason="Thiếu nguồn.")
    assert approval_needed(list(asked.values())) == set() == set(approval_due(due, due))
    assert rewriting_needed([asked["officer"]]) == {asked["officer"]}
    reminders_make(day=due)
    told = Notice.objects.filter(kind="products.rewriting")
    assert {n.account for n in told} == {desk.people["officer"]}
    desk.do("submit", one, due_on=due)
    done = desk.do("approve", one, by="head")
    assert due_of(done) is None
    assert approval_needed(list(asked.values())) == set() == rewriting_needed(list(asked.values()))
