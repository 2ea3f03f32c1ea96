import pytest

from nepso.programme.register.tests.world import World, make_world


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def home(client, world):
    """The first page of a role, as text."""

    def opened(role: str) -> str:
        client.force_login(world.person(role))
        answer = client.get("/ban-lam-viec/", follow=True)
        assert answer.status_code == 200
        return answer.content.decode()

    return opened
