"""Which parameters an operation reads from its address; whatever else stands there is refused.

A parameter that is passed over in silence misleads: who asks for ``?page=2`` or ``?limit=5`` is
given the first page, or another size, as if they had asked for that. RFC 9110, 15.5.21: what was
sent can be read and cannot be followed. It is told as an unknown field of a body is.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, get_type_hints

from django.http import HttpRequest
from ninja.params.models import Query

from nepso.kernel.errors import Invalid
from nepso.publicapi.rest.errors import WRONG_FIELDS

Operation = Callable[..., Any]
_MOST_TOLD, _LONGEST = 10, 60


def known_alone(operation: Operation) -> Operation:
    """The operation, which answers 422 to a parameter that it does not know."""
    known = parameters_of(operation)

    @functools.wraps(operation)
    def answered(request: HttpRequest, **given: Any) -> Any:
        unknown = [name for name in request.GET if name not in known]
        if unknown:
            told = f"Lệnh này chỉ nhận {', '.join(known)}: hãy bỏ đi." if known else NONE_TAKEN
            wrong = {name[:_LONGEST]: told for name in unknown[:_MOST_TOLD]}
            raise Invalid(WRONG_FIELDS, fields=wrong)
        return operation(request, **given)

    return answered


NONE_TAKEN = "Lệnh này không nhận tham số nào: hãy bỏ đi."


def parameters_of(operation: Operation) -> list[str]:
    """The names that it reads from the address, in its order."""
    hints = get_type_hints(operation, include_extras=True)
    return [
        name
        for name, hint in hints.items()
        if any(isinstance(one, Query) for one in getattr(hint, "__metadata__", ()))
    ]
