"""Where a request may go: public addresses only, checked after the name was looked up."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from nepso.foundation.outbound.errors import OutboundFailed, OutboundRefused

PORTS = {"http": 80, "https": 443}
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """An address that was checked: connect to ``ip``, say ``host``."""

    scheme: str
    host: str
    port: int
    ip: str
    path: str


def target_of(url: str) -> Target:
    """Check a URL and look its name up once; the connection then goes to that very address, so that
    a name that answers differently the second time (DNS rebinding) gains nothing.

    Raises OutboundRefused for another scheme or port, credentials, or any address that is not
    public; OutboundFailed for a name that is not known just now.
    """
    parts = _split(url)
    host = (parts.hostname or "").rstrip(".").lower()
    port = parts.port or PORTS[parts.scheme]
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if f"{host}:{port}" in settings.NEPSO_OUTBOUND_ALLOW:
        return Target(parts.scheme, host, port, _looked_up(host, port)[0], path)
    if port != PORTS[parts.scheme]:
        raise OutboundRefused("Chỉ đọc được trang ở cổng thông thường của web.")
    found = _looked_up(host, port)
    if not all(is_public(address) for address in found):
        raise OutboundRefused("Liên kết dẫn vào mạng nội bộ nên hệ thống không mở.")
    return Target(parts.scheme, host, port, found[0], path)


def machine_of(host: str, port: int, *, inside: tuple[str, ...] = ()) -> Target:
    """Check a machine that is no web server (SFTP) and look its name up once.

    Public addresses on any port; one inside our own network only when ``inside`` names it as
    "host:port", which an operator writes in the settings. Raises as ``target_of``.
    """
    name = host.strip().rstrip(".").lower()
    if not name or not name.isascii() or any(c in name for c in " /@?#") or not 0 < port < 65536:
        raise OutboundRefused("Tên máy hoặc số cổng không đúng dạng nên hệ thống không mở.")
    found = _looked_up(name, port)
    if f"{name}:{port}" not in inside and not all(is_public(address) for address in found):
        raise OutboundRefused("Máy này nằm trong mạng nội bộ nên hệ thống không mở.")
    return Target("", name, port, found[0], "")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it raises for what is no number
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise OutboundRefused("Liên kết không đúng dạng nên hệ thống không mở.") from error
    if parts.scheme not in PORTS or not host:
        raise OutboundRefused("Chỉ đọc được trang http và https.")
    if parts.username is not None or parts.password is not None:
        raise OutboundRefused("Liên kết kèm tên và mật khẩu nên hệ thống không mở.")
    if any(ord(c) <= ord(" ") or ord(c) == 127 for c in url):
        raise OutboundRefused("Liên kết chứa ký tự không hợp lệ nên hệ thống không mở.")
    at = host if ":" not in host else f"[{host}]"
    where = at if parts.port is None else f"{at}:{parts.port}"
    return parts._replace(netloc=where)


def _looked_up(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise OutboundFailed(f"the name {host} is not known") from error
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def is_public(address: str) -> bool:
    """Whether an address lies on the open internet, whatever it is wrapped in."""
    try:
        ip: _Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    for inner in (ip, *_inside(ip)):
        if not inner.is_global or inner.is_multicast or inner.is_reserved:
            return False
    return True


def _inside(ip: _Address) -> list[_Address]:
    """The IPv4 address that an IPv6 one carries: mapped, 6to4, Teredo, NAT64."""
    if not isinstance(ip, ipaddress.IPv6Address):
        return []
    carried: list[_Address] = [a for a in (ip.ipv4_mapped, ip.sixtofour) if a is not None]
    if ip.teredo is not None:
        carried += list(ip.teredo)
    if ip in ipaddress.IPv6Network("64:ff9b::/96"):
        carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return carried
