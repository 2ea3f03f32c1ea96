"""Two acts on one case at the same moment come one after the other; neither ends in a deadlock."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import close_old_connections, transaction

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import (
    case_close,
    outside_ask,
    outside_reply,
    referral_offer,
    referral_return,
)
from nepso.casework.cases.stepping import seen_as
from nepso.kernel.errors import Conflict

pytestmark = pytest.mark.django_db(transaction=True)


def while_its_reporter_leaves(case: CaseFile, answer: Callable[[], object]) -> list[Exception]:
    """What each of the two raised, the case held by the first until the second has begun."""
    begun, raised = threading.Event(), []

    def leaves() -> None:
        with transaction.atomic():
            fresh = seen_as(case, None)
            begun.set()
            time.sleep(0.7)
            case_close(case=fresh, revision=None, state="withdrawn", by=None)

    def answers() -> None:
        begun.wait(5)
        answer()

    def run(what: Callable[[], None]) -> None:
        try:
            what()
        except Exception as error:  # told to the test
            raised.append(error)
        finally:
            close_old_connections()

    threads = [threading.Thread(target=run, args=[what]) for what in (leaves, answers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_an_offer_is_answered_while_the_reporter_leaves(world):
    case = world.case(claimed="police")
    offer = referral_offer(
        case=case, revision=case.revision, to_agency=world.health, fields=(), why="Đúng thẩm quyền",
        by=world.person("police"),
    )  # fmt: skip
    by = world.person("health")
    raised = while_its_reporter_leaves(
        case, lambda: referral_return(referral=offer, answer="Không phải.", by=by)
    )
    assert [type(one) for one in raised] == [Conflict]
    case.refresh_from_db()
    assert case.state == "withdrawn"


def test_a_body_outside_answers_while_the_reporter_leaves(world):
    case = world.case(claimed="police")
    asked = outside_ask(
        case=case, revision=case.revision, body_kind="bank", body_name="Ngân hàng Ví dụ",
        links=[], questions="Còn mở không?", by=world.person("police"),
    )  # fmt: skip
    given = {"number": asked.request.public_id, "code": asked.code}
    raised = while_its_reporter_leaves(
        case, lambda: outside_reply(**given, answer="Đã khóa.", answered_as="Bộ phận A")
    )
    assert [type(one) for one in raised] == [Conflict]
    case.refresh_from_db()
    assert case.state == "withdrawn"
