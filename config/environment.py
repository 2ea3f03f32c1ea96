"""Where the process finds its mode, data folder and secrets (the only reader of os.environ)."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
MODES = ("local", "demo", "production")
# Where one of these is given, somebody set up a real installation.
_OF_PRODUCTION = (
    *("NEPSO_SECRET_KEY", "NEPSO_VAULT_KEYS", "NEPSO_VAULT_HASH_KEY"),
    *("NEPSO_HOSTS", "NEPSO_DATABASE_URL"),
)


def mode() -> str:
    """``NEPSO_MODE``: local, demo or production.

    Unset, it is what ``nepso run`` or ``nepso demo`` noted in the data folder; else production,
    which guesses nothing, where anything of a real installation is set, and local where nothing is:
    every command then makes the data folder that it needs.
    """
    value = os.environ.get("NEPSO_MODE") or _noted()
    if not value:
        is_real = any(os.environ.get(name) for name in _OF_PRODUCTION)
        value = "production" if is_real else "local"
    if value not in MODES:
        raise SystemExit(f"NEPSO_MODE phải là một trong: {', '.join(MODES)}.")
    return value


def _noted() -> str:
    noted = data_folder() / "mode"
    return noted.read_text().strip() if noted.exists() else ""


def note_mode(value: str) -> None:
    """Remember local or demo mode in the data folder, for the commands that come after."""
    (data_folder() / "mode").write_text(value + "\n")
    os.environ["NEPSO_MODE"] = value


def data_path() -> Path:
    """Where the data folder is or would be; for commands that need none and so make none."""
    return Path(os.environ.get("NEPSO_DATA") or PROJECT / "data").resolve()


def data_folder() -> Path:
    """``NEPSO_DATA``, by default ``data/`` in the project; made private when missing.

    Ends the program with one sentence where nothing can be written.
    """
    folder = data_path()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        usable = os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        usable = False
    if not usable:
        raise SystemExit(
            f"Không ghi được vào thư mục dữ liệu {folder}: "
            "hãy cấp quyền ghi, hoặc đặt NEPSO_DATA là một thư mục khác."
        )
    return folder


def secret_key() -> str:
    """``NEPSO_SECRET_KEY``; in local and demo mode a key made once in the data folder."""
    return _secret(
        "NEPSO_SECRET_KEY", "secret-key", "hãy đặt một chuỗi bí mật dài ít nhất 50 ký tự"
    )


def vault_keys() -> list[str]:
    """``NEPSO_VAULT_KEYS``, the first seals; in local and demo mode one key in the data folder."""
    keys = _secret(
        "NEPSO_VAULT_KEYS", "vault-keys", "hãy đặt khóa mã hóa 32 byte viết bằng base64url"
    )
    return [key.strip() for key in keys.split(",") if key.strip()]


def new_vault_key() -> str:
    """A key for the ring: 32 random bytes in base64url."""
    return secrets.token_urlsafe(32)


def vault_hash_key() -> str:
    """``NEPSO_VAULT_HASH_KEY``; in local and demo mode a key made once in the data folder."""
    return _secret("NEPSO_VAULT_HASH_KEY", "vault-hash-key", "hãy đặt một chuỗi bí mật khác")


def _secret(name: str, file_name: str, todo: str) -> str:
    given = os.environ.get(name)
    if given:
        return given
    if mode() == "production":
        raise SystemExit(f"Thiếu {name}: {todo}.")
    path = data_folder() / file_name
    if not path.exists():
        # Written whole, then given its name: a process beside us never reads half a key.
        half = path.with_name(f".{file_name}.{os.getpid()}")
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50 if file_name == "secret-key" else 32))
        with contextlib.suppress(FileExistsError):
            os.link(half, path)
        half.unlink()
    return path.read_text().strip()


def value(name: str, default: str = "") -> str:
    """One environment variable, documented beside its default in the settings file that asks."""
    return os.environ.get(name, default)


def values(name: str) -> list[str]:
    """A comma-separated environment variable."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]
