"""CAP messages as another agency's system would send them."""

import datetime as dt

from nepso.kernel.clock import now

SENT = dt.datetime(2026, 11, 27, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
SENDER = "dai@vidu.vn"


def message(*, name="tin-1", after=0, of=(), sender=SENDER, **changes):
    """One message, sent ``after`` minutes; ``of``: those it updates or cancels."""
    said = {"status": "Actual", "msgType": "Alert", "scope": "Public", "expires": "", **changes}
    ends = said["expires"] or (now() + dt.timedelta(hours=5)).isoformat(timespec="seconds")
    sent = (SENT + dt.timedelta(minutes=after)).isoformat(timespec="seconds")
    named = " ".join(f"{said.get('by', sender)},{one},{SENT.isoformat()}" for one in of)
    references = f"<references>{named}</references>" if named else ""
    headline = said.get("headline", "Mưa rất to")
    return f"""<?xml version="1.0" encoding="UTF-8"?>{said.get("dtd", "")}
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{name}</identifier>
<sender>{sender}</sender><sent>{sent}</sent><status>{said["status"]}</status>
<msgType>{said["msgType"]}</msgType><scope>{said["scope"]}</scope>{references}
<info><language>en-US</language><category>Met</category><event>Flood</event>
<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>
<expires>{ends}</expires>{said.get("first_area", "")}</info>
<info><language>vi-VN</language><category>Met</category><event>Mưa lớn</event>
<urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty>
<expires>{ends}</expires><headline>{headline}</headline><instruction>Ở trong nhà.</instruction>
{said.get("area", "<area><areaDesc>Phía bắc tỉnh</areaDesc></area>")}</info></alert>""".encode()
