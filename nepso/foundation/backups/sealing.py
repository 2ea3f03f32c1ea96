"""A copy sealed as it is written: AES-256-GCM in parts, each bound to its place, the last marked,
so that parts cannot be left out, swapped or cut off unseen.

Layout: ``MAGIC``, the key's short name (8 bytes), a random prefix (7 bytes); then each part as its
length (4 bytes, big-endian) and its bytes. The nonce of a part is prefix, number (4), is-last (1);
what is authenticated with it is the head of the file.
"""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

from cryptography.exceptions import InvalidTag

from nepso.foundation.vault.keys import VaultLocked, file_ciphers

MAGIC = b"NEPSO-SEALED-COPY-1\n"
PART = 1 << 20
_NAME, _PREFIX = 8, 7


class Sealing:
    """A file to write into; ``close`` writes the last part and leaves ``file`` open."""

    def __init__(self, file: BinaryIO) -> None:
        name, self._cipher = next(iter(file_ciphers().items()))
        self._file, self._waiting, self._number = file, bytearray(), 0
        self._prefix = os.urandom(_PREFIX)
        self._head = MAGIC + name.encode() + self._prefix
        file.write(self._head)

    def write(self, data: bytes) -> int:
        """Take bytes; whole parts go to the file."""
        self._waiting += data
        while len(self._waiting) > PART:
            self._put(bytes(self._waiting[:PART]), is_last=False)
            del self._waiting[:PART]
        return len(data)

    def flush(self) -> None:
        """Nothing is written before a part is whole."""

    def close(self) -> None:
        """The last part, also an empty one."""
        self._put(bytes(self._waiting), is_last=True)

    def _put(self, part: bytes, *, is_last: bool) -> None:
        nonce = self._prefix + struct.pack(">IB", self._number, is_last)
        sealed = self._cipher.encrypt(nonce, part, self._head)
        self._file.write(struct.pack(">I", len(sealed)) + sealed)
        self._number += 1


class Opening:
    """The bytes again; ValueError for a file that was cut off or bent, VaultLocked in words where
    its key is missing."""

    def __init__(self, file: BinaryIO) -> None:
        self._head = file.read(len(MAGIC) + _NAME + _PREFIX)
        name = self._head[len(MAGIC) : len(MAGIC) + _NAME].decode("ascii", "replace")
        ciphers = file_ciphers()
        if name not in ciphers:
            raise VaultLocked(
                f"Thiếu khóa {name} để mở bản sao lưu: hãy thêm lại khóa đó vào NEPSO_VAULT_KEYS."
            )
        self._cipher, self._prefix = ciphers[name], self._head[-_PREFIX:]
        self._file, self._ready, self._number, self._is_done = file, bytearray(), 0, False

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes, all without it; b"" at the true end."""
        while not self._is_done and (size < 0 or len(self._ready) < size):
            self._ready += self._part()
        taken = len(self._ready) if size < 0 else size
        part = bytes(self._ready[:taken])
        del self._ready[:taken]
        return part

    def _part(self) -> bytes:
        told = self._file.read(4)
        length = struct.unpack(">I", told)[0] if len(told) == 4 else 0
        if not 16 <= length <= PART + 16:
            raise ValueError("thiếu đoạn cuối")
        sealed = self._file.read(length)
        for is_last in (False, True):
            nonce = self._prefix + struct.pack(">IB", self._number, is_last)
            try:
                part = self._cipher.decrypt(nonce, sealed, self._head)
            except InvalidTag:
                continue
            self._number, self._is_done = self._number + 1, is_last
            return part
        raise ValueError("một đoạn đã bị sửa")


def is_sealed(file: BinaryIO) -> bool:
    """Whether a file begins as a sealed copy does; it is left at its beginning."""
    begin = file.read(len(MAGIC))
    file.seek(0)
    return begin == MAGIC
