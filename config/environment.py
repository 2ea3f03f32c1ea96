"""Where the process finds its mode, data folder and secrets (the only reader of os.environ)."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
MODES = ("local", "demo", "production")


def mode() -> str:
    """``NEPSO_MODE``: local, demo or production.

    Unset, it is what ``nepso run`` or ``nepso demo`` noted in the data folder, else production,
    which guesses nothing.
    """
    noted = data_folder() / "mode"
    value = os.environ.get("NEPSO_MODE") or (noted.read_text().strip() if noted.exists() else "")
    value = value or "production"
    if value not in MODES:
        raise SystemExit(f"NEPSO_MODE phải là một trong: {', '.join(MODES)}.")
    return value


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
        made = (
            ""
            if (data_path() / "mode").exists()
            else (
                f" Chạy thử trên máy này thì chưa cần: hãy chạy “make run” hoặc “make demo” trước, "
                f"cùng NEPSO_DATA như lệnh này, để tạo thư mục dữ liệu (đang tìm ở {data_path()})."
            )
        )
        raise SystemExit(f"Thiếu {name}: {todo}.{made}")
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
