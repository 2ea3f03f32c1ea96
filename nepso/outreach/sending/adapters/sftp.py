"""A folder on another machine by SFTP, with its host key pinned (decision 0161).

The library is paramiko (LGPL-2.1). The connection goes to the address that ``outbound`` checked; a
host key other than the pinned one ends everything before a password is said.
"""

from __future__ import annotations

import base64
import binascii
import io
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import paramiko
from django.conf import settings

from nepso.foundation.outbound.requesting import machine_socket
from nepso.outreach.sending.adapters.interface import Later, Line, MayStand, Never, TokenDead

SECONDS = 30.0
HOST_KEYS = {
    "ssh-ed25519": ("ssh-ed25519",),
    "ecdsa-sha2-nistp256": ("ecdsa-sha2-nistp256",),
    "ecdsa-sha2-nistp384": ("ecdsa-sha2-nistp384",),
    "ecdsa-sha2-nistp521": ("ecdsa-sha2-nistp521",),
    "ssh-rsa": ("rsa-sha2-512", "rsa-sha2-256"),
}
_OTHER_KEY = (
    "Máy SFTP đưa ra khóa khác khóa đã ghim nên hệ thống không gửi gì: hãy hỏi người quản lý máy "
    "ấy, đúng là đã đổi khóa thì ghim khóa mới."
)
_REFUSED = "Máy SFTP không nhận tên, mật khẩu hoặc khóa: hãy thay mã khác."


@dataclass(frozen=True, slots=True)
class SftpFolder:
    """An open folder there."""

    client: paramiko.SFTPClient
    path: str

    def names(self) -> list[str]:
        """What lies in it."""
        return sorted(self.client.listdir(self.path))

    def write(self, name: str, content: bytes) -> None:
        """Beside, whole (its size is asked for), then renamed over at once."""
        part, whole = self._at(f"{name}.part"), self._at(name)
        self.client.putfo(io.BytesIO(content), part, file_size=len(content), confirm=True)
        try:
            self.client.posix_rename(part, whole)
        except OSError:  # a server without that extension: the old one goes first
            with suppress(FileNotFoundError):
                self.client.remove(whole)
            self.client.rename(part, whole)

    def remove(self, name: str) -> None:
        """Gone; what is gone already is no error."""
        with suppress(FileNotFoundError):
            self.client.remove(self._at(name))

    def _at(self, name: str) -> str:
        return posixpath.join(self.path, name)


def host_key_read(text: str) -> tuple[str, bytes]:
    """(type, bytes) of a line like "ssh-ed25519 AAAA…"; ValueError for anything else.

    A leading host name, as ssh-keyscan writes it, and a comment are passed over.
    """
    words = text.split()
    for at, word in enumerate(words[:-1]):
        if word in HOST_KEYS:
            try:
                return word, base64.b64decode(words[at + 1], validate=True)
            except binascii.Error as error:
                raise ValueError("no base64") from error
    raise ValueError("no host key")


def private_key_read(text: str) -> paramiko.PKey:
    """A private key in PEM or OpenSSH form without a passphrase; ValueError for anything else."""
    for kind in (paramiko.Ed25519Key, paramiko.ECDSAKey, paramiko.RSAKey):
        with suppress(paramiko.SSHException, ValueError, IndexError):
            return kind.from_private_key(io.StringIO(text.strip() + "\n"))
    raise ValueError("no private key")


@contextmanager
def sftp_folder(line: Line) -> Iterator[SftpFolder]:
    """Connect, compare the host key, sign in, open the folder. Raises as an adapter."""
    host, port = line.facts["host"], int(line.facts.get("port") or 22)
    inside = tuple(settings.NEPSO_SFTP_INSIDE)
    with machine_socket(host, port, inside=inside, seconds=SECONDS) as (plain, _target):
        transport = paramiko.Transport(plain)
        transport.banner_timeout = transport.auth_timeout = SECONDS
        try:
            _key_compared(transport, line.facts["host_key"])
            _signed_in(transport, line)
            yield _folder(transport, line.facts.get("folder") or ".")
        except (paramiko.SSHException, EOFError) as error:
            raise Later(f"Máy SFTP ngắt giữa chừng ({type(error).__name__}).") from error
        except PermissionError as error:
            raise MayStand(
                "Máy SFTP không cho ghi vào thư mục này: hãy hỏi người quản lý."
            ) from error
        except OSError as error:
            raise Later(f"Máy SFTP báo lỗi ({type(error).__name__}).") from error
        finally:
            transport.close()


def _key_compared(transport: paramiko.Transport, pinned: str) -> None:
    kind, wanted = host_key_read(pinned)
    options = transport.get_security_options()
    options.key_types = tuple(one for one in HOST_KEYS[kind] if one in options.key_types)
    try:
        transport.start_client(timeout=SECONDS)
    except paramiko.IncompatiblePeer as error:
        raise TokenDead(_OTHER_KEY) from error
    if transport.get_remote_server_key().asbytes() != wanted:
        raise TokenDead(_OTHER_KEY)


def _signed_in(transport: paramiko.Transport, line: Line) -> None:
    user = line.facts.get("user", "")
    try:
        if line.secret.get("private_key"):
            transport.auth_publickey(user, private_key_read(line.secret["private_key"]))
        else:
            transport.auth_password(user, line.secret.get("password", ""), fallback=False)
    except (paramiko.AuthenticationException, ValueError) as error:
        raise TokenDead(_REFUSED) from error


def _folder(transport: paramiko.Transport, path: str) -> SftpFolder:
    client = paramiko.SFTPClient.from_transport(transport)
    if client is None:
        raise paramiko.SSHException("no channel")
    client.get_channel().settimeout(SECONDS)
    try:
        client.stat(path)
    except FileNotFoundError as error:
        raise Never("Máy SFTP không có thư mục này: hãy tạo thư mục hoặc ghi tên khác.") from error
    return SftpFolder(client, path)
