"""The profile LibreOffice is given for a file nobody trusts: no macros, no links, no network.

A document may name pictures and sections at any address, which LibreOffice fetches as it opens
the file: whoever sends a document could make this machine ask another one for a page.
"""

from __future__ import annotations

from pathlib import Path

_NOBODY = "127.0.0.1"
_NO_PORT = 9  # "discard": nothing listens; what is asked for by way of it never leaves the machine
_MANUAL_PROXY, _MACROS_NEVER, _UPDATE_LINKS_NEVER = 1, 3, 0

_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("Inet/Settings", "ooInetProxyType", _MANUAL_PROXY),
    ("Inet/Settings", "ooInetNoProxy", ""),
    *(("Inet/Settings", f"ooInet{kind}ProxyName", _NOBODY) for kind in ("HTTP", "HTTPS", "FTP")),
    *(("Inet/Settings", f"ooInet{kind}ProxyPort", _NO_PORT) for kind in ("HTTP", "HTTPS", "FTP")),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", True),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", True),
    ("Office.Common/Security/Scripting", "DisableActiveContent", True),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", _MACROS_NEVER),
    ("Office.Writer/Content/Update", "Link", _UPDATE_LINKS_NEVER),
)


def write_profile(folder: Path) -> None:
    """Write the settings into a profile folder that LibreOffice has not opened yet."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{_written(value)}</value></prop></item>\n"
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n' + items + "</oor:items>\n",
        encoding="utf-8",
    )


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
