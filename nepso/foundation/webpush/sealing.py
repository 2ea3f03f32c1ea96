"""A message that only one browser can read (RFC 8291 over RFC 8188, ``aes128gcm``). Pure.

Our own, over ``cryptography``: decision 0166. Tests read it back by ``http-ece``, which we did not
write, and hold it against the example of RFC 8291, Appendix A.
"""

from __future__ import annotations

import base64
import binascii
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SALT_BYTES, SECRET_BYTES, POINT_BYTES, TAG_BYTES = 16, 16, 65, 16
RECORD_BYTES = 4096  # RFC 8291, 4: one record; a push service need not take more (RFC 8030, 7.2)
MOST_BYTES = RECORD_BYTES - TAG_BYTES - 1 - (SALT_BYTES + 4 + 1 + POINT_BYTES)
_LAST_RECORD = b"\x02"  # RFC 8188, 2: the delimiter of the last record, then padding


def unpadded(raw: bytes) -> str:
    """base64url without its padding, as browsers and RFC 7515 write it."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decoded(text: str) -> bytes:
    """The bytes again; b"" for what is no base64url."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def point_of(key: ec.EllipticCurvePrivateKey | ec.EllipticCurvePublicKey) -> bytes:
    """The public point, uncompressed: 65 bytes."""
    public = key.public_key() if isinstance(key, ec.EllipticCurvePrivateKey) else key
    return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def sealed(
    text: bytes,
    *,
    p256dh: bytes,
    secret: bytes,
    pad_to: int = 0,
    salt: bytes | None = None,
    sender: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """Seal ``text`` for the browser whose point (65 bytes) and secret (16 bytes) these are, padded
    to ``pad_to`` bytes so that its length tells nothing. ``salt`` and ``sender`` are for tests.

    Raises ValueError for a point that is not on P-256, and for a text longer than MOST_BYTES.
    """
    receiver = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), p256dh)
    padded = text + _LAST_RECORD + b"\0" * max(pad_to - len(text), 0)
    if len(padded) > MOST_BYTES + 1:
        raise ValueError(f"a pushed text has at most {MOST_BYTES} bytes")
    ours = sender or ec.generate_private_key(ec.SECP256R1())
    salt = salt or os.urandom(SALT_BYTES)
    info = b"WebPush: info\0" + p256dh + point_of(ours)
    shared = _derived(ours.exchange(ec.ECDH(), receiver), secret, info, 32)
    key = _derived(shared, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derived(shared, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD_BYTES.to_bytes(4, "big") + bytes([POINT_BYTES]) + point_of(ours)
    return head + AESGCM(key).encrypt(nonce, padded, None)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(secret)
