"""What a reporter takes back leaves the case that was merged away too."""

from nepso.casework.cases.models import CaseFile
from nepso.casework.cases.services import case_merge, case_note, outside_ask
from nepso.casework.intake.services import consents_change, submission_erase


def merged(world):
    """A case with a note and a question outside, merged into a second and that into a third."""
    first, second, third = (world.case(claimed="police") for _ in range(3))
    by = world.person("police")
    links = list(first.links.get().submission.links)
    outside_ask(
        case=first, revision=first.revision, body_kind="platform", body_name="Nền tảng",
        links=links, questions="Gỡ?", by=by,
    )  # fmt: skip
    first.refresh_from_db()
    case_note(case=first, revision=first.revision, kind="internal", text="Số 0912000111", by=by)
    for one, into in ((first, second), (second, third)):
        one.refresh_from_db()
        case_merge(case=one, revision=one.revision, into=into, by=by)
    return first, CaseFile.objects.get(pk=third.pk)


def test_what_officers_wrote_goes_with_the_last_reporter(world):
    first, third = merged(world)
    links = [link.submission for link in third.links.order_by("id")]
    for number, one in enumerate(links):
        assert first.notes.exists() is True, number
        submission_erase(submission=one, by=None, why="by_code")
    assert not first.notes.exists()
    assert first.outside_requests.get().questions == ""
    first.refresh_from_db()
    assert first.emptied_at is not None


def test_what_was_asked_outside_loses_links_that_nobody_gives_any_more(world):
    first, third = merged(world)
    for link in third.links.all():
        consents_change(submission=link.submission, give=set(), withdraw={"platform_or_bank:text"})
    assert first.outside_requests.get().links == []
