"""Who sends: a signed word for the push service (VAPID, RFC 8292). Pure."""

from __future__ import annotations

import datetime as dt
import json
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from nepso.foundation.webpush.sealing import decoded, point_of, unpadded

LASTS = dt.timedelta(hours=12)  # RFC 8292, 2: at most 24 hours


def key_new() -> str:
    """A new private key: its 32 bytes in base64url."""
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return unpadded(number.to_bytes(32, "big"))


def key_read(text: str) -> ec.EllipticCurvePrivateKey:
    """The key of that text; ValueError for one that is none."""
    return ec.derive_private_key(int.from_bytes(decoded(text), "big"), ec.SECP256R1())


def authorization(
    key: ec.EllipticCurvePrivateKey, endpoint: str, *, contact: str, at: dt.datetime
) -> str:
    """The header ``Authorization`` for one endpoint. ``contact`` is a mailto: or https: address at
    which the push service reaches the operator."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((at + LASTS).timestamp()),
        "sub": contact,
    }
    said = f"{_part({'typ': 'JWT', 'alg': 'ES256'})}.{_part(claims)}"
    r, s = decode_dss_signature(key.sign(said.encode(), ec.ECDSA(hashes.SHA256())))
    signature = unpadded(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    return f"vapid t={said}.{signature},k={unpadded(point_of(key))}"


def _part(value: dict[str, object]) -> str:
    return unpadded(json.dumps(value, separators=(",", ":")).encode())
