"""Which errors an operation may answer with, all of one shape."""

from __future__ import annotations

from nepso.publicapi.rest.schemas.shared import Fault

_Faults = dict[int, type[Fault]]
READING: _Faults = dict.fromkeys((400, 404, 405, 413, 422, 429, 500, 503), Fault)
TAKEN_BACK: _Faults = {**READING, 410: Fault}
OWN: _Faults = {**READING, 401: Fault, 403: Fault}
WRITING: _Faults = {**OWN, 409: Fault}
