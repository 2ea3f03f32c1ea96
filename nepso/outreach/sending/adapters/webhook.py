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
from urllib.parse import urlsplit

from nepso.foundation.outbound.errors import OutboundFailed
from nepso.foundation.outbound.requesting import Answer, partner_request
from nepso.kernel.clock import now
from nepso.outreach.distribution.addresses import is_web_address
from nepso.outreach.products.richtext import rich_html
from nepso.outreach.sending.adapters.asking import must_wait, told
from nepso.outreach.sending.adapters.interface import Later, Line, Never, Stands, TokenDead, What
from nepso.outreach.sending.adapters.signing import HEADER, signature

_WHO, _NO_KEY = "Máy chủ nhận", (401, 403)


class Webhook:
    """One address, one key (two while it is being changed)."""

    takes_back = knows_key = True

    def check(self, line: Line) -> str:
        """Send a message that posts nothing; whatever comes back, say what was sent where, what
        the answer was, how long it took and what to do."""
        begun = time.monotonic()
        try:
            answer = _asked(line, "kiem-tra", {"event": "posting.check"})
        except OutboundFailed as error:
            raise Later(
                f"{_told_there(line, begun)} Máy ấy không trả lời, hoặc trả lời dở dang. Máy tự "
                "thử lại; nếu vẫn vậy, hãy xem lại địa chỉ nhận và hỏi đơn vị quản lý máy ấy."
            ) from error
        said = f"{_told_there(line, begun)} {_WHO} trả lời mã {answer.status}"
        if 200 <= answer.status < 300:
            return f"{said}: đã nhận chữ ký của hệ thống, không phải làm gì thêm."
        raise _check_failed(answer, said)

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
    answer = _asked(line, key, body)
    if 200 <= answer.status < 300 or (gone and answer.status == 410):
        return answer
    must_wait(answer, _WHO)
    if answer.status in _NO_KEY:
        raise TokenDead("Máy chủ nhận không chấp nhận chữ ký: hãy đối chiếu lại khóa ký hai bên.")
    raise Never(f"Máy chủ nhận từ chối (mã {answer.status}): hãy hỏi đơn vị quản lý máy chủ ấy.")


def _asked(line: Line, key: str, body: dict[str, Any]) -> Answer:
    raw = json.dumps(body, ensure_ascii=False, sort_keys=True).encode()
    keys = [line.secret["key"]]
    if line.secret.get("old_key") and line.secret.get("old_key_until", "") > now().isoformat():
        keys.append(line.secret["old_key"])
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": key,
        HEADER: signature(keys, int(time.time()), raw),
    }
    return partner_request("POST", line.facts["url"], headers=headers, body=raw)


def _told_there(line: Line, begun: float) -> str:
    taken = f"{time.monotonic() - begun:.1f}".replace(".", ",")
    where = urlsplit(line.facts["url"]).hostname or ""
    return f"Đã gửi lời thử “posting.check” có chữ ký đến {where}, sau {taken} giây."


def _check_failed(answer: Answer, said: str) -> Exception:
    """What a refused check is: wrong for good, wrong key, or to be tried again."""
    try:
        must_wait(answer, _WHO)
    except Later as later:
        sentence = f"{said}: máy ấy đang bận hoặc đang lỗi, máy tự thử lại, chưa phải làm gì."
        return Later(sentence, after=later.after, everything=later.everything)
    if answer.status in _NO_KEY:
        return TokenDead(
            f"{said}, không chấp nhận chữ ký: hãy đối chiếu lại khóa ký và đồng hồ hai bên."
        )
    if answer.status in (404, 405, 410):
        return Never(f"{said}, không có nơi nhận ở đó: hãy xem lại địa chỉ nhận.")
    if 300 <= answer.status < 400:
        return Never(f"{said}, chuyển sang địa chỉ khác: hãy ghi địa chỉ cuối cùng.")
    return Never(f"{said}, từ chối lời thử: hãy hỏi đơn vị quản lý máy chủ ấy.")
