"""An SFTP server by asyncssh, which we neither wrote nor call with, as a process of its own.

``python sftp_server.py FOLDER LOG KEY``: serves FOLDER to the user "loa" by password or by the
public key in the file KEY, prints its port and its host key, writes each rename into LOG,
beside it the last password that it was told.
"""

import asyncio
import sys
from pathlib import Path

import asyncssh

FOLDER, LOG, KEY = (Path(one) for one in sys.argv[1:4])


class Door(asyncssh.SSHServer):
    def begin_auth(self, username):
        return True

    def password_auth_supported(self):
        return True

    def validate_password(self, username, password):
        LOG.with_name("mat-khau").write_text(password)
        return (username, password) == ("loa", "mat-khau")

    def public_key_auth_supported(self):
        return KEY.exists()

    def validate_public_key(self, username, key):
        return key.export_public_key().split()[:2] == KEY.read_bytes().split()[:2]


class Files(asyncssh.SFTPServer):
    def __init__(self, chan):
        super().__init__(chan, chroot=str(FOLDER))

    def posix_rename(self, oldpath, newpath):
        with LOG.open("a") as log:
            log.write(f"{oldpath.decode()} {newpath.decode()}\n")
        return super().posix_rename(oldpath, newpath)


async def main():
    host_key = asyncssh.generate_private_key("ssh-ed25519")
    server = await asyncssh.listen(
        "127.0.0.1", 0, server_host_keys=[host_key], server_factory=Door, sftp_factory=Files
    )
    print(server.get_port(), flush=True)  # noqa: T201 - the test reads it
    print(host_key.export_public_key().decode().strip(), flush=True)  # noqa: T201
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
