import stat

import pytest

from config import environment


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("NEPSO_DATA", str(tmp_path / "data"))
    for name in ("NEPSO_MODE", "NEPSO_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)


def test_production_is_the_default_and_guesses_no_key():
    assert environment.mode() == "production"
    with pytest.raises(SystemExit, match="NEPSO_SECRET_KEY"):
        environment.secret_key()


def test_a_first_command_without_a_data_folder_is_told_which_one_makes_it():
    with pytest.raises(SystemExit, match=r"make run.*NEPSO_DATA"):
        environment.secret_key()
    environment.note_mode("production")
    with pytest.raises(SystemExit) as told:
        environment.secret_key()
    assert "make run" not in str(told.value)


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
