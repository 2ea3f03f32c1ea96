"""Access tokens of Google out of a refresh token.

https://developers.google.com/identity/protocols/oauth2/web-server#offline (read 2026-11-27 through
the articles that quote it): POST with client_id, client_secret, refresh_token and grant_type;
"invalid_grant" means that the refresh token was revoked or ended.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from nepso.kernel.clock import now
from nepso.outreach.sending.adapters.asking import ask, must_wait, told
from nepso.outreach.sending.adapters.interface import Later, Line, TokenDead

DEAD = "Google không nhận mã truy cập nữa: hãy cấp quyền lại cho ứng dụng rồi thay mã làm mới."
_SPARE = dt.timedelta(minutes=2)


def access_token(line: Line, *, anew: bool = False) -> str:
    """The one that serves now, asked for when it ended; kept, sealed, for the next time."""
    until = line.secret.get("access_until", "")
    if not anew and line.secret.get("access_token") and until > (now() + _SPARE).isoformat():
        return line.secret["access_token"]
    form = {
        "client_id": line.facts["client_id"],
        "client_secret": line.secret.get("client_secret", ""),
        "refresh_token": line.secret.get("refresh_token", ""),
        "grant_type": "refresh_token",
    }
    answer = ask("POST", settings.NEPSO_GOOGLE_TOKENS, form=form)
    must_wait(answer, "Google")
    said = told(answer)
    if said.get("error") in ("invalid_grant", "invalid_client", "unauthorized_client"):
        raise TokenDead(DEAD)
    if not said.get("access_token"):
        raise Later(f"Google chưa cho mã truy cập (mã {answer.status}).")
    seconds = int(said.get("expires_in") or 3600)
    line.secret["access_token"] = str(said["access_token"])
    line.secret["access_until"] = (now() + dt.timedelta(seconds=seconds)).isoformat()
    line.keep_secret(dict(line.secret), None)
    return line.secret["access_token"]
