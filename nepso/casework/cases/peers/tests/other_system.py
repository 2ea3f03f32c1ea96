"""Our own server as the system of another agency, in a process and with a database of its own.

Run as a program it prints its port and a key, then obeys words on standard input: a state (the
newest submission is shown in it), ``count``, ``state``, ``text``.
"""

from __future__ import annotations

import json
import sys
import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def main() -> None:
    from config import preparing

    preparing.prepare()
    from django.core.wsgi import get_wsgi_application

    from nepso.foundation.agencies.models import Agency
    from nepso.publicapi.services import partner_key_make
    from nepso.publicapi.tests.conftest import make_agencies

    make_agencies()
    _, key = partner_key_make(agency=Agency.objects.get(code="S01"), label="tỉnh bên")
    server = make_server("127.0.0.1", 0, get_wsgi_application(), Threaded, Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _say({"port": server.server_port, "key": key})
    for line in sys.stdin:
        _say(_obeyed(line.strip()))


def _obeyed(word: str) -> object:
    from nepso.casework.intake.models import Contact, Submission
    from nepso.casework.intake.services import submission_show

    newest = Submission.objects.latest("id")
    if word == "count":
        return Submission.objects.count()
    if word == "state":
        return newest.state
    if word == "text":
        contact = Contact.objects.filter(submission=newest).first()
        consents = newest.consents.values_list("recipient", "field_group")
        return {
            "text": newest.text,
            "links": newest.links,
            "commune": newest.commune.code,
            "name": contact.name if contact else None,
            "consents": sorted(f"{r}:{g}" for r, g in consents),
        }
    submission_show(submission=newest, state=word, by=None)
    return word


def _say(what: object) -> None:
    print(json.dumps(what), flush=True)  # noqa: T201 - a program of the tests


if __name__ == "__main__":
    main()
