import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nepso.foundation.jobs.models import Job
from nepso.kernel.keyset import keyset_page


def _walk(rows, fields, size):
    page, seen, cursors = keyset_page(rows, fields=fields, size=size), [], []
    while True:
        seen += [row.pk for row in page.rows]
        cursors.append(page)
        if not page.after:
            return seen, cursors
        page = keyset_page(rows, fields=fields, size=size, after=page.after)


class EveryRowOnceTest(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.integers(0, 3), max_size=12), st.integers(1, 5), st.booleans())
    def test_walking_forward_shows_each_row_once_in_order(self, attempts, size, descending):
        Job.objects.all().delete()
        for attempt in attempts:
            Job.objects.create(name="x", attempt=attempt)
        fields = ("-attempt", "-id") if descending else ("attempt", "id")
        seen, pages = _walk(Job.objects.all(), fields, size)
        assert seen == list(Job.objects.order_by(*fields).values_list("pk", flat=True))
        if len(pages) > 1:
            back = keyset_page(Job.objects.all(), fields=fields, size=size, before=pages[-1].before)
            assert [r.pk for r in back.rows] == [r.pk for r in pages[-2].rows]
            assert pages[0].before == ""


@pytest.mark.django_db
def test_a_bent_cursor_starts_from_the_first_page():
    job = Job.objects.create(name="x")
    page = keyset_page(Job.objects.all(), fields=("id",), size=5, after="bent")
    assert page.rows == [job]
