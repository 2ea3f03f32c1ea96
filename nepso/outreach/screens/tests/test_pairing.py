"""Only the browser that staff joined to a screen proves anything; any other is shown the list."""

import datetime as dt
import secrets

import pytest

from nepso.foundation.audit.models import AuditLine
from nepso.foundation.notices.models import Notice
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid, NotAllowed
from nepso.outreach.distribution.models import Outlet, RecallItem
from nepso.outreach.distribution.selectors.recalls import items_waiting
from nepso.outreach.screens import jobs, services
from nepso.outreach.screens.models import DisplayScreen, PlayLogLine, WaitingDevice
from nepso.outreach.screens.selectors.screens import screens_to_see
from nepso.outreach.screens.waiting_devices import MOST_WAITING

pytestmark = pytest.mark.django_db
OTHER = secrets.token_hex(32)


def _tag(answer):
    return answer["ETag"].strip('"')


@pytest.fixture
def officer(stage):
    stage.client.force_login(stage.person())
    return stage.client


def test_whoever_knows_the_address_is_shown_the_list_and_confirms_no_recall(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    stage.air.recall(posting.product)
    for device in ("", OTHER):
        given = stage.call(screen, device=device)
        assert given.status_code == 200
        assert stage.call(screen, _tag(given), device=device).status_code == 304
    assert RecallItem.objects.get(posting=posting).done_at is None
    stage.call(screen, stage.tag(screen))
    assert RecallItem.objects.get(posting=posting).done_at


def test_whoever_knows_the_address_proves_no_play_and_the_device_does(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    for device in ("", OTHER):
        answer = stage.play(screen, stage.line(posting), device=device)
        assert answer.status_code == 403
    posting.refresh_from_db()
    assert posting.state == "out"
    assert not PlayLogLine.objects.exists()
    assert stage.play(screen, stage.line(posting)).status_code == 200
    posting.refresh_from_db()
    assert posting.state == "proven"


def test_another_browser_does_not_pass_for_the_health_of_the_screen(stage):
    screen = stage.screen()
    DisplayScreen.objects.update(last_contact_at=None)
    stage.call(screen, device=OTHER, t=1, s="abc", v="9")
    screen.refresh_from_db()
    assert (screen.last_contact_at, screen.showing, screen.player) == (None, "", "")


def test_a_browser_is_given_a_code_joined_by_it_and_then_told_so(stage):
    screen = stage.screen(paired=False)
    code = stage.call(screen, device=OTHER)["X-Nepso-Device"]
    assert code.isdigit()
    assert len(code) == 6
    assert stage.call(screen, device=OTHER)["X-Nepso-Device"] == code
    spoken = f" {code[:3]} {code[3:]} "  # as it stands on the screen
    services.screen_device_pair(screen=screen, revision=0, code=spoken, by=stage.person())
    screen.refresh_from_db()
    assert screen.is_paired
    assert OTHER not in str(DisplayScreen.objects.values().get()), "only its hash is kept"
    assert stage.call(screen, device=OTHER)["X-Nepso-Device"] == "paired"
    assert not WaitingDevice.objects.exists()
    line = AuditLine.objects.get(act="screens.screen_device_pair")
    assert code not in str(line.detail)


def test_what_is_no_token_is_no_device(stage):
    screen = stage.screen(paired=False)
    for device in ("", "a" * 63, "Z" * 64, "0" * 65):
        assert stage.call(screen, device=device)["X-Nepso-Device"] == "unknown"
    assert not WaitingDevice.objects.exists()


def test_a_flood_of_browsers_pushes_no_waiting_device_out(stage):
    screen = stage.screen(paired=False)
    code = stage.call(screen, device=OTHER)["X-Nepso-Device"]
    for _ in range(MOST_WAITING + 3):
        stage.call(screen, device=secrets.token_hex(32))
    assert WaitingDevice.objects.count() == MOST_WAITING
    assert stage.call(screen, device=OTHER)["X-Nepso-Device"] == code


def test_who_waited_and_went_gives_its_place_and_its_code_up(stage, monkeypatch):
    screen = stage.screen(paired=False)
    code = stage.call(screen, device=OTHER)["X-Nepso-Device"]
    WaitingDevice.objects.update(called_at=screen.created_at.replace(year=2020))
    with pytest.raises(Invalid, match="mã"):
        services.screen_device_pair(screen=screen, revision=0, code=code, by=stage.person())
    stage.call(screen, device=secrets.token_hex(32))
    assert WaitingDevice.objects.count() == 1


def test_only_the_agency_of_the_screen_pairs_and_by_the_page_as_it_is(stage):
    screen = stage.screen(paired=False)
    code = stage.call(screen, device=OTHER)["X-Nepso-Device"]
    with pytest.raises(NotAllowed):
        services.screen_device_pair(
            screen=screen, revision=0, code=code, by=stage.person("other_head")
        )
    with pytest.raises(Conflict):
        services.screen_device_pair(screen=screen, revision=4, code=code, by=stage.person())


def test_parted_or_moved_to_another_address_it_proves_nothing_more(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    services.screen_device_unpair(screen=screen, revision=screen.revision, by=stage.person())
    assert stage.play(screen, stage.line(posting)).status_code == 403
    again = stage.screen(name="Màn hình chợ")
    services.screen_code_renew(screen=again, revision=again.revision, by=stage.person())
    again.refresh_from_db()
    assert not again.is_paired


def test_what_was_played_before_it_was_joined_is_kept_and_not_counted(stage):
    screen = stage.screen()
    posting = stage.run(screen)
    long_ago = 3_600_000
    line = stage.line(posting)
    DisplayScreen.objects.update(paired_at=posting.out_at)
    early = {**line, "id": "truoc-khi-ghep", "begun": line["begun"] - long_ago}
    early["ended"] = line["ended"] - long_ago
    stage.play(screen, early)
    assert PlayLogLine.objects.get().is_doubtful
    posting.refresh_from_db()
    assert posting.state == "out"


def test_a_recall_on_a_screen_without_a_device_goes_to_a_person_at_once(stage):
    screen = stage.screen(paired=False)
    posting = stage.run(screen)
    stage.call(screen, stage.tag(screen))
    stage.air.recall(posting.product)
    jobs.leave_silent()
    item = RecallItem.objects.get(posting=posting)
    assert items_waiting(stage.person()) == [item]
    assert "chưa ghép máy" in item.left_because


def test_the_owner_is_told_once_that_a_screen_has_no_device(stage):
    stage.screen()
    jobs.tell_unpaired()
    assert not Notice.objects.exists()
    screen = stage.screen(name="Màn hình cũ", paired=False)
    jobs.tell_unpaired()
    DisplayScreen.objects.filter(pk=screen.pk).update(revision=screen.revision + 1)
    jobs.tell_unpaired()  # changed otherwise: it is the same loss
    told = Notice.objects.filter(account=stage.person("head"))
    assert [one.sentence for one in told] == [
        "Màn hình Màn hình cũ chưa ghép máy nên chưa chứng minh được gì: hãy ghép máy."
    ]
    assert screen.public_id in told.get().link


def test_a_screen_that_is_not_yet_used_is_not_asked_about(stage):
    screen = stage.screen(paired=False)
    soon = now() + dt.timedelta(days=9)
    Outlet.objects.filter(pk=screen.outlet_id).update(valid_from=soon.date())
    jobs.tell_unpaired()
    assert not Notice.objects.exists()
    assert screens_to_see(stage.person("head")) == []


def test_the_page_says_so_and_pairs_and_parts_by_one_click(stage, officer):
    screen = stage.screen(paired=False)
    page = f"/kenh/man-hinh/{screen.public_id}/"
    html = officer.get(page).content.decode()
    assert "Chưa ghép máy" in html
    assert "Ghép máy này" not in html
    code = stage.call(screen, device=OTHER)["X-Nepso-Device"]
    html = officer.get(page).content.decode()
    assert f"{code[:3]} {code[3:]}" in html
    typed = {"revision": "0", "buoc": "ghep", "ma": code}
    assert officer.post(f"{page}buoc/", {**typed, "ma": "000"}).status_code == 400
    assert officer.post(f"{page}buoc/", typed).status_code == 302
    html = officer.get(page).content.decode()
    assert "Chưa ghép máy" not in html
    assert "Bỏ ghép" in html
    assert officer.post(f"{page}buoc/", {"revision": "1", "buoc": "bo-ghep"}).status_code == 302
    assert not DisplayScreen.objects.get().is_paired


def test_another_browser_that_has_the_page_open_is_told_to_the_owner(stage, officer):
    screen = stage.screen()
    stage.call(screen, device=OTHER)
    html = officer.get(f"/kenh/man-hinh/{screen.public_id}/").content.decode()
    assert "trình duyệt khác đang mở địa chỉ này" in html


def test_the_wall_and_the_list_name_screens_without_a_device(stage, officer):
    screen = stage.screen(paired=False, name="Màn hình chợ")
    DisplayScreen.objects.update(first_contact_at=screen.created_at)
    for page in ("/kenh/man-hinh/", "/kenh/man-hinh/?im=1", "/kenh/man-hinh/mat-lien-lac/"):
        html = officer.get(page).content.decode()
        assert "Màn hình chợ" in html
        assert "Chưa ghép máy" in html
