import stat

import pytest

from config import environment


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("NEPSO_DATA", str(tmp_path / "data"))
    for name in ("NEPSO_MODE", *environment._OF_PRODUCTION):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", ["NEPSO_HOSTS", "NEPSO_DATABASE_URL", "NEPSO_VAULT_KEYS"])
def test_whatever_is_set_of_a_real_installation_makes_it_production(monkeypatch, name):
    monkeypatch.setenv(name, "x")
    assert environment.mode() == "production"
    with pytest.raises(SystemExit, match="NEPSO_SECRET_KEY"):
        environment.secret_key()


def test_where_nothing_is_set_any_first_command_makes_its_folder():
    assert environment.mode() == "local"
    assert len(environment.secret_key()) >= 50
    assert (environment.data_folder() / "secret-key").exists()


def test_local_mode_is_remembered_and_makes_its_key_once(monkeypatch):
    environment.note_mode("local")
    monkeypatch.delenv("NEPSO_MODE")
    assert environment.mode() == "local"
    key = environment.secret_key()
    assert len(key) >= 50
    assert environment.secret_key() == key
    path = environment.data_folder() / "secret-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_production_guesses_no_vault_key_and_one_can_be_made(monkeypatch):
    monkeypatch.setenv("NEPSO_MODE", "production")
    for ask in (environment.vault_keys, environment.vault_hash_key):
        with pytest.raises(SystemExit, match="NEPSO_VAULT"):
            ask()
    key = environment.new_vault_key()
    monkeypatch.setenv("NEPSO_VAULT_KEYS", f"{key}, cu")
    assert environment.vault_keys() == [key, "cu"]
    assert len(key) == 43


def test_a_misspelt_mode_is_told():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEPSO_MODE", "prod")
        with pytest.raises(SystemExit, match="production"):
            environment.mode()
