import pytest
from django.urls import reverse


@pytest.fixture
def page(client, officer):
    client.force_login(officer)

    def get(name, *keys, **query):
        return client.get(reverse(f"plans:{name}", args=keys), query)

    return get


def test_every_page_of_a_review_opens(page, version):
    duty = version.duties.get(bullet=1, clause="II.1")
    key = version.public_id
    for answer in (
        page("list"),
        page("receive"),
        page("review", key),
        page("review", key, loc="tat-ca"),
        page("review", key, loc="da-bo"),
        page("describe", key),
        page("add", key),
        page("adopt", key),
        page("carry_over", key),
        page("read", key),
        page("duty", duty.public_id),
        page("split", duty.public_id),
        page("history", duty.public_id),
        page("plan", version.plan.public_id),
    ):
        assert answer.status_code == 200, answer.content.decode()[:2000]
