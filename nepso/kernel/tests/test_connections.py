"""A connection is let go of, but never in the middle of a transaction."""

import pytest
from django.db import connection, transaction

from nepso.kernel.connections import leave_connections


@pytest.mark.django_db(transaction=True)
def test_the_next_query_opens_anew():
    connection.ensure_connection()
    leave_connections()
    assert connection.connection is None
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_keeps_its_connection():
    with transaction.atomic():
        leave_connections()
        with connection.cursor() as cursor:
            assert cursor.execute("SELECT 1").fetchone() == (1,)
