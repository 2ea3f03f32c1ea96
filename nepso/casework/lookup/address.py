"""Reading a link as people paste it, down to the name that somebody registered."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from nepso.kernel.errors import Invalid

LONGEST = 4_000
_SCHEME = re.compile(r"^(?:https?|hxxps?)\s*:?/*", re.IGNORECASE)
_WRAPPED = "<>()[]{}\"'“”‘’«».,;:!?"
_DEFANGED = re.compile(r"\[\.\]|\(\.\)|\[dot\]|。|．")
_LABEL = re.compile(r"^(?!-)[\w-]{1,63}(?<!-)$")


@dataclass(frozen=True, slots=True)
class Address:
    """A link taken apart. ``host`` is shown, Unicode and lower case; ``registered`` is the name
    under a public suffix ("vietcombank.com.vn"), "" where nothing is registered (an IP address).
    ``before_at`` is what stands before an @ and only looks like the host."""

    host: str
    registered: str
    suffix: str
    before_at: str = ""
    is_ip: bool = False
    was_punycode: bool = False

    @property
    def name(self) -> str:
        """The registered label without its suffix: "vietcombank"."""
        return self.registered.removesuffix("." + self.suffix) if self.registered else ""

    @property
    def before(self) -> str:
        """What stands before the registered name: "login" of "login.vietcombank.com.vn"."""
        return self.host.removesuffix(self.registered).rstrip(".") if self.registered else ""


@cache
def suffixes() -> PublicSuffixList:
    """The public suffix list (publicsuffix.org, MPL 2.0) as the library ships it, ICANN part."""
    return PublicSuffixList(only_icann=True)


def read_address(text: str) -> Address:
    """Read one link or domain, with or without scheme, defanged or with stray punctuation.

    Raises Invalid, in one sentence, for what is no link.
    """
    cleaned = _DEFANGED.sub(".", unicodedata.normalize("NFKC", text.strip()))
    cleaned = _SCHEME.sub("", cleaned.strip(_WRAPPED).strip())
    if not cleaned or len(text) > LONGEST or re.search(r"\s", cleaned):
        raise _no_link()
    try:
        parts = urlsplit("//" + cleaned)
        host, before_at = parts.hostname or "", (parts.netloc.rpartition("@")[0]).lower()
    except ValueError as error:
        raise _no_link() from error
    if _is_ip(host):
        return Address(host, "", "", before_at, is_ip=True)
    return _named(host.rstrip("."), before_at)


def _named(host: str, before_at: str) -> Address:
    labels = [_shown(label) for label in host.split(".")]
    if len(labels) < 2 or not all(_LABEL.match(label) for label in labels):
        raise _no_link()
    shown = ".".join(labels)
    if not re.search(r"[^\d_.-]", labels[-1]):
        raise _no_link()
    suffix = suffixes().publicsuffix(shown) or labels[-1]
    registered = suffixes().privatesuffix(shown) or shown
    return Address(shown, registered, suffix, before_at, was_punycode="xn--" in host)


def _shown(label: str) -> str:
    """A label as a browser would show it; punycode that decodes to nothing stays as it is."""
    label = label.lower()
    if not label.startswith("xn--"):
        return unicodedata.normalize("NFC", label)
    try:
        return unicodedata.normalize("NFC", label[4:].encode("ascii").decode("punycode"))
    except (UnicodeError, IndexError):
        return label


def _is_ip(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        # Browsers also take an address as one number: http://3232235777/ or 0x7f000001.
        return bool(re.fullmatch(r"\d{6,10}|0x[0-9a-f]{6,8}", host))
    return True


def _no_link() -> Invalid:
    return Invalid(
        "Đây không phải một liên kết hay tên miền: hãy dán nguyên liên kết, "
        "ví dụ dichvucong.gov.vn.",
    )
