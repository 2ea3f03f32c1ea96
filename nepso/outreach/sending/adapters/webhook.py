"""A signed webhook: the machine of a newspaper, a website or a partner takes what we send.

The contract is ours: ``docs/contracts/webhook.md``. POST of JSON with ``event`` "posting.put_out",
"posting.taken_back" or "posting.check"; ``Idempotency-Key`` is the key of the posting, so that a
second delivery is the first; ``Nepso-Signature`` as in ``signing.py``. An answer of 2xx may hold
``{"address": "https://…", "id": "…"}``; 410 says that it is gone; 401 and 403 that the key is not
taken; 408, 425, 429 and 5xx are tried again, after Retry-After where it is there.
"""

from __future__ import annotations

import json
import time
from typing import Any

from nepso.foundation.outbound.requesting import Answer, partner_request
from nepso.kernel.clock import now
from nepso.outreach.distribution.addresses import is_web_address
from nepso.outreach.products.richtext import rich_html
from nepso.outreach.sending.adapters.asking import must_wait, told
from nepso.outreach.sending.adapters.interface import Line, Never, Stands, TokenDead, What
from nepso.outreach.sending.adapters.signing import HEADER, signature

_WHO = "Máy chủ nhận"


class Webhook:
    """One address, one key (two while it is being changed)."""

    takes_back = knows_key = True

    def check(self, line: Line) -> str:
        """Send a message that posts nothing."""
        _sent(line, "kiem-tra", {"event": "posting.check"})
        return "Máy chủ nhận đã trả lời và nhận chữ ký của hệ thống."

    def put_out(self, line: Line, what: What) -> Stands:
        """Send the texts; the address is what the receiver says, if it says one."""
        body = {
            "event": "posting.put_out",
            "key": what.key,
            "product": what.product,
            "agency": what.agency,
            "title": what.title,
            "parts": dict(what.parts),
            "html": str(rich_html(what.parts.get("body", ""))),
            "link": what.link,
            "planned_at": what.planned_at.isoformat(),
            "until": what.until.isoformat() if what.until else None,
            "pictures": [
                {"name": one.name, "alt": one.alt, "credit": one.credit} for one in what.pictures
            ],
        }
        answered = told(_sent(line, what.key, body))
        address, number = str(answered.get("address", "")), str(answered.get("id", ""))[:200]
        if not is_web_address(address) or len(address) > 1000:
            address = ""
        return Stands(address, number, "Máy chủ nhận trả lời đã nhận và kiểm tra chữ ký.")

    def look(self, line: Line, what: What) -> Stands | None:
        """The contract has no question: sent again under its key it is one."""
        raise Never("Chưa rõ máy chủ nhận đã đăng hay chưa: hãy hỏi đơn vị ấy.")

    def take_back(self, line: Line, what: What, stands: Stands) -> str:
        """Say that it must go. 410 says that it is gone; 404 may be of a wrong address."""
        body = {"event": "posting.taken_back", "key": what.key, "id": stands.number}
        answer = _sent(line, f"{what.key}-go", body, gone=True)
        return f"Máy chủ nhận trả lời mã {answer.status}: không còn hiện bài này."


def _sent(line: Line, key: str, body: dict[str, Any], *, gone: bool = False) -> Answer:
    raw = json.dumps(body, ensure_ascii=False, sort_keys=True).encode()
    keys = [line.secret["key"]]
    if line.secret.get("old_key") and line.secret.get("old_key_until", "") > now().isoformat():
        keys.append(line.secret["old_key"])
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": key,
        HEADER: signature(keys, int(time.time()), raw),
    }
    answer = partner_request("POST", line.facts["url"], headers=headers, body=raw)
    if 200 <= answer.status < 300 or (gone and answer.status == 410):
        return answer
    must_wait(answer, _WHO)
    if answer.status in (401, 403):
        raise TokenDead("Máy chủ nhận không chấp nhận chữ ký: hãy đối chiếu lại khóa ký hai bên.")
    raise Never(f"Máy chủ nhận từ chối (mã {answer.status}): hãy hỏi đơn vị quản lý máy chủ ấy.")
