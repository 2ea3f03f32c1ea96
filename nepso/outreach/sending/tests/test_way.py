"""A posting that is due goes out by its connection once, waits for a dead token, comes back."""

import datetime as dt

import asyncssh
import pytest
from django.utils.timezone import localtime

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.jobs.models import Job
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now
from nepso.kernel.errors import Invalid, NotAllowed
from nepso.outreach.distribution import services as distribution
from nepso.outreach.distribution.models import Posting, RecallItem
from nepso.outreach.distribution.ports import is_put_out_by_machine
from nepso.outreach.sending import jobs, services, trying
from nepso.outreach.sending.adapters import fake
from nepso.outreach.sending.models import Delivery, DeliveryTry, FakeRun, OutletConnection
from nepso.outreach.sending.selectors import connections_with_work

pytestmark = pytest.mark.django_db


def stored(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_what_is_due_goes_out_once_with_its_proof(line):
    posting = line.plan(line.connect())
    line.pass_a_minute()
    line.pass_a_minute()
    posting.refresh_from_db()
    run = FakeRun.objects.get()
    assert (posting.state, run.parts, run.key) == ("proven", posting.shown, posting.key)
    assert posting.url.endswith(f"/kenh/may-chu-gia/{run.public_id}/")
    assert posting.proofs.get().given_by is None
    assert stored(posting.delivery).state == "sent"


def test_nothing_goes_out_before_its_time_or_without_approval(line):
    connection = line.connect()
    later = line.plan(connection, hours=1)
    product = line.air.desk.approve(title="Sửa lời")
    changed = line.plan(connection, product)
    line.air.do("edit", changed.variant, parts={"text": "Lời khác."})
    line.pass_a_minute()
    assert not FakeRun.objects.exists()
    assert {stored(later).state, stored(changed).state} == {"planned"}


def test_one_that_is_moved_while_it_waits_goes_out_at_its_new_time(line):
    connection = line.connect()
    posting = line.plan(connection)
    jobs.due()
    later = now() + dt.timedelta(hours=3)
    line.air.do("replan", posting, planned_at=later, knowing=True)
    line.pass_a_minute()
    assert (stored(posting).state, FakeRun.objects.count()) == ("planned", 0)
    soon = now() - dt.timedelta(seconds=1)
    line.air.do("replan", stored(posting), planned_at=soon, knowing=True)
    line.pass_a_minute()
    assert stored(posting).state == "proven"


def test_a_product_opened_meanwhile_is_refused_with_the_reason(line):
    connection = line.connect()
    posting = line.plan(connection)
    jobs.due()
    line.air.do("edit", posting.variant, parts={"text": "Lời khác."})
    jobs.work(connection=connection.public_id)
    posting.refresh_from_db()
    assert (posting.state, "chưa ai duyệt" in posting.reason) == ("failed", True)
    assert not FakeRun.objects.exists()


def test_a_silent_outlet_sends_nothing(line):
    posting = line.plan(line.connect(way="silent"))
    line.pass_a_minute()
    assert (stored(posting).state, Delivery.objects.count()) == ("planned", 0)


def test_a_dead_token_stops_all_tells_once_and_a_new_one_goes_on(line):
    connection = line.connect()
    line.pass_a_minute()
    line.replace(connection, token="hong")
    first, second = line.plan(connection), line.plan(connection, line.air.desk.approve(title="Hai"))
    for _ in range(3):
        line.pass_a_minute()
    assert stored(connection).state == "dead"
    told = Notice.objects.filter(kind="sending.turn")
    assert {one.account_id for one in told} == {
        line.air.desk.people[who].pk for who in ("officer", "second", "head")
    }
    assert len(told) == 3
    assert {stored(first).state, stored(second).state} == {"planned"}
    tried = DeliveryTry.objects.filter(outcome="dead").count()
    assert tried == 1, "a dead token is not tried again"
    line.replace(connection, token="moi")
    line.pass_a_minute()
    assert {stored(first).state, stored(second).state} == {"proven"}
    assert FakeRun.objects.count() == 2


def test_the_same_token_dying_again_after_a_new_one_is_told_again(line):
    connection = line.connect()
    for _ in range(2):
        line.replace(connection, token="hong")
        line.pass_a_minute()
    assert Notice.objects.filter(kind="sending.turn").count() == 6


def test_the_service_that_asks_to_wait_is_left_alone_so_long(line):
    connection = line.connect()
    line.pass_a_minute()
    line.replace(connection, token="ban")
    OutletConnection.objects.update(state="working")
    posting = line.plan(connection)
    line.pass_a_minute()
    wait = stored(connection).quiet_until - now()
    assert dt.timedelta(minutes=9) < wait <= dt.timedelta(minutes=10)
    tries = DeliveryTry.objects.count()
    line.pass_a_minute()
    assert (DeliveryTry.objects.count(), stored(posting).state) == (tries, "planned")


def test_a_worker_that_died_after_the_service_took_it_posts_once(line, monkeypatch):
    connection, product = line.connect(), line.air.desk.approve()
    posting = line.plan(connection, product)

    class Killed(BaseException):
        pass

    def dies(**_):
        raise Killed

    monkeypatch.setattr(services, "delivery_send", dies)
    with pytest.raises(Killed):
        line.pass_a_minute()
    monkeypatch.undo()
    OutletConnection.objects.update(held_until=now() + dt.timedelta(minutes=1), held_by="chết")
    line.pass_a_minute()
    assert stored(posting).state == "planned", "the dead worker still holds it"
    OutletConnection.objects.update(held_until=now() - dt.timedelta(seconds=1))
    line.pass_a_minute()
    assert (stored(posting).state, FakeRun.objects.count()) == ("proven", 1)


def test_two_workers_never_hold_one_connection(line):
    connection = line.connect()
    first = trying.hold(connection.public_id)
    assert trying.hold(connection.public_id) is None
    OutletConnection.objects.update(held_until=now() - dt.timedelta(seconds=1))
    assert trying.hold(connection.public_id) is not None
    with pytest.raises(trying.Lost):
        trying.hold_on(first)
    trying.let_go(first)
    assert stored(connection).held_by, "one who lost it frees nothing"


def test_what_is_recalled_is_taken_off_and_ticked_with_its_proof(line):
    product = line.air.desk.approve()
    posting = line.plan(line.connect(), product)
    line.pass_a_minute()
    recall = line.recall(product)
    item = RecallItem.objects.get(posting=posting)
    assert (item.is_automatic, item.done_at, recall.state) == (True, None, "open")
    assert Job.objects.filter(name="sending.work").exists()
    line.pass_a_minute()
    item.refresh_from_db()
    assert "không còn" in item.proof
    assert (stored(recall).state, stored(posting).state) == ("closed", "recalled")
    assert FakeRun.objects.get().removed_at is not None


def test_a_recall_that_the_machine_cannot_do_is_left_to_a_person_with_the_reason(line):
    connection, product = line.connect(), line.air.desk.approve()
    line.plan(connection, product)
    line.pass_a_minute()
    line.replace(connection, token="hong")
    recall = line.recall(product)
    line.pass_a_minute()
    item = recall.items.get(posting__isnull=False)
    assert (item.is_automatic, item.done_at) == (False, None)
    assert "thay mã" in item.left_because
    distribution.recall_item_tick(item=item, proof="Đã xóa.", by=line.air.person("officer"))
    assert stored(recall).state == "closed"


def test_a_check_that_is_refused_for_good_is_told_once_and_asked_seldom(line, settings, tmp_path):
    settings.NEPSO_FOLDERS = ""
    line.connect("folder", way="real", facts={"folder": "loa"})
    line.pass_a_minute()
    OutletConnection.objects.update(last_error_at=now() - dt.timedelta(hours=1))
    assert connections_with_work() == []
    line.pass_a_minute()
    told = Notice.objects.filter(kind="sending.turn", sentence__contains="chưa tự đăng được")
    assert told.count() == 3


def test_no_agency_writes_into_the_folder_of_another(line, settings, tmp_path):
    settings.NEPSO_FOLDERS = str(tmp_path)
    connection = line.connect("folder", way="real", facts={"folder": "loa"})
    line.plan(connection)
    line.pass_a_minute()
    own = tmp_path / connection.outlet.agency.public_id
    assert ([one.name for one in tmp_path.iterdir()], (own / "loa").is_dir()) == ([own.name], True)


def test_a_password_that_is_kept_goes_to_no_other_machine(line):
    key = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    facts = {
        "folder": "/loa", "host": "loa.vidu.vn", "port": "", "user": "loa", "host_key": key,
    }  # fmt: skip
    found = line.connect("folder", way="real", facts=facts, secret={"password": "mat-khau"})
    for name, other in (("host", "khac.vidu.vn"), ("port", "2222"), ("user", "ai")):
        with pytest.raises(Invalid, match="gõ lại mật khẩu"):
            line.connect(
                "folder", way="real", facts={**facts, name: other}, secret={},
                outlet=found.outlet, revision=found.revision,
            )  # fmt: skip
    kept = line.connect(
        "folder", way="real", facts={**facts, "folder": "/loa/moi"}, secret={},
        outlet=found.outlet, revision=found.revision,
    )  # fmt: skip
    assert kept.secret == {"password": "mat-khau"}


def test_what_a_person_posted_a_person_takes_down(line):
    product = line.air.desk.approve()
    line.air.out(line.connect().outlet, product)
    line.recall(product)
    assert RecallItem.objects.get(posting__isnull=False).is_automatic is False


def test_a_recall_while_it_is_being_sent_takes_it_back_at_once(line, monkeypatch):
    connection, product = line.connect(), line.air.desk.approve()
    line.air.out(line.air.outlet("zalo_group"), product)
    posting = line.plan(connection, product)
    put_out = fake.Fake.put_out

    def recalled_meanwhile(self, told, what):
        stands = put_out(self, told, what)
        line.recall(product)
        return stands

    monkeypatch.setattr(fake.Fake, "put_out", recalled_meanwhile)
    line.pass_a_minute()
    assert stored(posting).state == "dropped"
    assert FakeRun.objects.get().removed_at is not None
    assert Delivery.objects.get().state == "taken_back"


def test_what_is_over_is_taken_off(line):
    posting = line.plan(line.connect(), until=now() + dt.timedelta(hours=1))
    line.pass_a_minute()
    begun, over = now() - dt.timedelta(hours=9), now() - dt.timedelta(seconds=1)
    Posting.objects.update(until=over, planned_at=begun)
    line.pass_a_minute()
    assert (FakeRun.objects.get().removed_at is None, stored(posting).state) == (False, "proven")


def test_what_waited_into_the_quiet_hours_waits_on(line):
    here = localtime(now())
    begins, ends = here - dt.timedelta(minutes=5), here + dt.timedelta(minutes=30)
    quiet = {"quiet_from": begins.time(), "quiet_until": ends.time()}
    connection = line.connect(outlet=line.air.outlet("facebook", **quiet))
    late, meant = (
        line.plan(connection, hours=-2),
        line.plan(connection, line.air.desk.approve(title="Đã biết"), hours=-0.01),
    )
    line.pass_a_minute()
    assert (stored(late).state, stored(meant).state) == ("planned", "proven")


def test_one_that_failed_and_is_planned_again_is_sent_anew(line):
    connection = line.connect()
    posting = line.plan(connection)
    jobs.due()
    services.delivery_refuse(delivery=Delivery.objects.get(), sentence="Dịch vụ không nhận.")
    assert stored(posting).state == "failed"
    line.air.do("replan", posting, planned_at=now() - dt.timedelta(seconds=1), knowing=True)
    line.pass_a_minute()
    assert stored(posting).state == "proven"


def test_a_paused_connection_waits_and_still_takes_back(line):
    connection, product = line.connect(), line.air.desk.approve()
    line.plan(connection, product)
    line.pass_a_minute()
    fresh = stored(connection)
    by = line.air.person("officer")
    services.connection_rest(connection=fresh, revision=fresh.revision, by=by)
    waits = line.plan(connection, line.air.desk.approve(title="Hai"))
    recall = line.recall(product)
    line.pass_a_minute()
    assert (stored(waits).state, stored(recall).state) == ("planned", "closed")
    fresh = stored(connection)
    services.connection_resume(connection=fresh, revision=fresh.revision, by=by)
    line.pass_a_minute()
    assert stored(waits).state == "proven"


def test_who_may_connect_and_what_is_refused(line, settings):
    outlet = line.air.outlet("facebook")
    for who in ("other", "lead_desk"):
        with pytest.raises(NotAllowed):
            line.connect(outlet=outlet, by=who)
    with pytest.raises(Invalid, match="chữ số"):
        line.connect(outlet=outlet, way="real", facts={"page_id": "trang-xa-a"})
    with pytest.raises(Invalid) as refused:
        line.connect(outlet=outlet, way="real", secret={})
    assert refused.value.fields == {"token": "Chưa có: mã truy cập của trang."}
    settings.NEPSO_FAKE_SENDING = False
    with pytest.raises(Invalid, match="không có thật"):
        line.connect(outlet=outlet)
    with pytest.raises(Invalid, match="không gửi theo cách"):
        line.connect("tiktok", way="real")


def test_a_token_is_sealed_and_stands_in_no_log(line):
    connection = line.connect(way="real", secret={"token": "ma-bi-mat-rieng"})
    line.replace(connection, token="ma-bi-mat-khac")
    from django.db import connection as database

    with database.cursor() as cursor:
        cursor.execute("SELECT secret FROM sending_outletconnection")
        sealed = cursor.fetchone()[0]
    assert "ma-bi-mat" not in sealed
    kept = [str(one.detail) for one in AuditLine.objects.all()]
    kept += [str(one.arguments) for one in Job.objects.all()]
    assert not [text for text in kept if "ma-bi-mat" in text]


def test_a_token_that_ends_soon_is_told_once(line):
    connection = line.connect(way="real", expires_on=(now() + dt.timedelta(days=5)).date())
    for _ in range(2):
        jobs.ending()
    told = Notice.objects.filter(kind="sending.turn")
    assert len(told) == 3
    assert "dùng được đến hết ngày" in told[0].sentence
    assert told[0].link.endswith(f"/kenh/{connection.outlet.public_id}/ket-noi/")


@pytest.mark.parametrize(
    ("state", "puts_out"),
    [("unchecked", True), ("working", True), ("dead", False), ("resting", False)],
)
def test_a_machine_puts_out_by_a_connection_that_works(line, state, puts_out):
    connection = line.connect()
    OutletConnection.objects.filter(pk=connection.pk).update(state=state)
    assert is_put_out_by_machine(connection.outlet) == puts_out


def test_a_machine_puts_out_nothing_in_silence_nor_without_a_connection(line):
    connection = line.connect()
    line.silence(connection)
    OutletConnection.objects.update(state="working")
    assert not is_put_out_by_machine(connection.outlet)
    assert not is_put_out_by_machine(line.air.outlet("zalo_group"))
