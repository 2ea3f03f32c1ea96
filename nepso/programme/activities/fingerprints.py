"""By what an item of evidence is known, so that the same one is stored and counted once."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from nepso.kernel.errors import Invalid
from nepso.kernel.folding import fold

# What platforms hang on a link to see where a visitor came from; the page is the same.
_TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|zarsrc|igsh|igshid|si|mibextid|ref_src|__tn__|__cft__.*)$"
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def digest(*parts: str | bytes) -> str:
    """SHA-256 in hexadecimal over the parts, each ended by a byte that no text holds."""
    sha = hashlib.sha256()
    for part in parts:
        sha.update(part.encode() if isinstance(part, str) else part)
        sha.update(b"\x00")
    return sha.hexdigest()


def plain_link(link: str) -> str:
    """The link without what does not change the page: case of the host, "www.", "m.", default
    port, fragment, tracking marks, order of the query, a last slash; http and https are one.

    Raises Invalid, in words, for what is no web address.
    """
    text = link.strip()
    if "://" not in text:
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").lower().rstrip("."), parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    if parts.scheme not in _DEFAULT_PORTS or "." not in host or " " in host or parts.username:
        sentence = "Liên kết chưa đúng: hãy dán nguyên địa chỉ trang, bắt đầu bằng https://."
        raise Invalid(sentence, fields={"url": sentence})
    host = re.sub(r"^(www|m|mobile)\.(?=[^.]+\.)", "", host)
    where = host if port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True)]
    query = urlencode(sorted((k, v) for k, v in kept if not _TRACKING.match(k)))
    return urlunsplit(("https", where, parts.path.rstrip("/"), query, ""))


def link_fingerprint(link: str) -> str:
    """Of a web page."""
    return digest("link", plain_link(link))


def document_fingerprint(number: str, dated_on: dt.date, issuer: str) -> str:
    """Of an official document: "Số: 12/KH-UBND" and "12/kh-ubnd" are one."""
    bare = re.sub(r"^so\s*:?\s*|\s+", "", fold(number))
    bare = re.sub(r"^0+(?=\d)", "", bare)
    return digest("document", bare, dated_on.isoformat(), fold(issuer))


def count_fingerprint(own_id: str) -> str:
    """Of a count: it is only itself, two counts of ten are two."""
    return digest("count", own_id)
