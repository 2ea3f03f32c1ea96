"""The key ring: the first key seals, every key opens; a keyed hash has a root of its own."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from nepso.kernel.errors import NepsoError

KEY_BYTES, NONCE_BYTES = 32, 12
_MADE_FOR = b"nepso.vault.1"


class VaultLocked(NepsoError):
    """Something sealed cannot be opened with the keys at hand."""

    status = 503


@dataclass(frozen=True)
class KeyRing:
    """Keys by their short name (the first 8 hexadecimal digits of the key's SHA-256)."""

    current: str
    keys: dict[str, AESGCM]

    def seal(self, text: str) -> str:
        """``NAME.base64url(nonce + ciphertext)``: AES-256-GCM, a fresh nonce each time."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = self.keys[self.current].encrypt(nonce, text.encode(), _MADE_FOR)
        return f"{self.current}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str) -> str:
        """The text again; VaultLocked, in words, when its key is missing or it was bent."""
        name, _, body = sealed.partition(".")
        if name not in self.keys:
            raise VaultLocked(
                f"Thiếu khóa {name} để đọc dữ liệu đã mã hóa: hãy thêm lại khóa đó vào "
                "NEPSO_VAULT_KEYS rồi thử lại."
            )
        try:
            raw = base64.urlsafe_b64decode(body)
            return self.keys[name].decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _MADE_FOR).decode()
        except (InvalidTag, binascii.Error, ValueError) as error:
            raise VaultLocked(
                "Một ô dữ liệu đã mã hóa bị hỏng nên không đọc được: hãy phục hồi từ bản sao lưu."
            ) from error


def ring() -> KeyRing:
    """The ring of the settings; VaultLocked, in words, when there is no usable key."""
    return _ring_of(tuple(settings.NEPSO_VAULT_KEYS))


@lru_cache(maxsize=8)
def _ring_of(texts: tuple[str, ...]) -> KeyRing:
    raw = [_decoded(text) for text in texts]
    if not raw:
        raise VaultLocked(
            "Thiếu NEPSO_VAULT_KEYS: hãy đặt ít nhất một khóa mã hóa (“nepso vault new-key”)."
        )
    named = {hashlib.sha256(key).hexdigest()[:8]: AESGCM(key) for key in raw}
    return KeyRing(next(iter(named)), named)


def _decoded(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise VaultLocked(
            "Một khóa trong NEPSO_VAULT_KEYS không đúng: mỗi khóa là 32 byte viết bằng base64url "
            "(“nepso vault new-key” tạo một khóa)."
        )
    return key


def file_ciphers() -> dict[str, AESGCM]:
    """For whole files, the current first: keys of their own, made of those that seal fields by
    HKDF-SHA-256, so that no nonce of the one ever meets one of the other. VaultLocked without
    any."""
    found = {}
    for text in settings.NEPSO_VAULT_KEYS:
        key = _decoded(text)
        made = HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=b"nepso.files.1").derive(key)
        found[hashlib.sha256(key).hexdigest()[:8]] = AESGCM(made)
    if not found:
        ring()  # says in words what is missing
    return found


@lru_cache(maxsize=64)
def _purpose_key(root: str, purpose: str) -> bytes:
    return hmac.digest(root.encode(), b"nepso.purpose." + purpose.encode(), "sha256")


def keyed_bytes(purpose: str, text: str) -> bytes:
    """HMAC-SHA-256 of ``text`` under a key derived for ``purpose`` from NEPSO_VAULT_HASH_KEY.

    That root is not rotated: a hash cannot be made anew without what was hashed.
    """
    root = settings.NEPSO_VAULT_HASH_KEY
    if not root:
        raise VaultLocked("Thiếu NEPSO_VAULT_HASH_KEY: hãy đặt khóa băm rồi thử lại.")
    return hmac.digest(_purpose_key(root, purpose), text.encode(), "sha256")


def keyed_hash(purpose: str, text: str) -> str:
    """``keyed_bytes`` as 64 hexadecimal digits: to look something up without keeping it."""
    return keyed_bytes(purpose, text).hex()
