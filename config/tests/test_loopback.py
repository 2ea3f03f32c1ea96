import pytest


@pytest.mark.django_db
def test_another_machine_is_refused_in_local_mode(client):
    answer = client.get("/healthz", REMOTE_ADDR="10.1.2.3")
    assert answer.status_code == 403
    assert "chỉ trả lời chính máy này" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "127.8.8.8", ""])
def test_this_machine_is_answered(client, address):
    assert client.get("/healthz", REMOTE_ADDR=address).status_code == 200


@pytest.mark.django_db
def test_told_by_name_it_serves(client, settings):
    settings.NEPSO_HOSTS = ["nepso.example"]
    settings.ALLOWED_HOSTS = ["nepso.example"]
    answer = client.get("/healthz", REMOTE_ADDR="10.1.2.3", headers={"host": "nepso.example"})
    assert answer.status_code == 200


@pytest.mark.django_db
def test_production_is_guarded_by_its_hosts_not_by_addresses(client, settings):
    settings.NEPSO_MODE = "production"
    assert client.get("/healthz", REMOTE_ADDR="10.1.2.3").status_code == 200
