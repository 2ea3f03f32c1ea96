"""The plan in force and its clauses with progress: for everybody."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from nepso.kernel.errors import NotFound
from nepso.publicapi.ports import open_data
from nepso.publicapi.rest import faults
from nepso.publicapi.rest.schemas.register import ClauseOut, ClausesOut, PlanOut

router = Router(tags=["Kế hoạch và tiến độ"])
NO_PLAN = "Chưa có kế hoạch nào được thông qua: hãy hỏi lại sau."
NO_CLAUSE = "Kế hoạch không giao việc tại mục này: hãy lấy mục trong danh sách các mục."
Label = Annotated[
    str, Path(pattern=r"^[A-Za-z0-9.Đđ_-]{1,60}$", description="Mục, ví dụ II.1.2.a.")
]


@router.get("", response={200: PlanOut, **faults.READING}, summary="Kế hoạch đang có hiệu lực")
def plan(request: HttpRequest) -> Any:
    """Kế hoạch mà tỉnh đang thực hiện; 404 khi chưa thông qua kế hoạch nào."""
    found = open_data().plan()
    if found is None:
        raise NotFound(NO_PLAN)
    return found


@router.get("/clauses", response={200: ClausesOut, **faults.READING}, summary="Các mục và tiến độ")
def clauses(request: HttpRequest) -> Any:
    """Mọi mục có giao việc; cùng số liệu với trang `/tien-do/`."""
    return {"items": list(open_data().clauses())}


@router.get("/clauses/{label}", response={200: ClauseOut, **faults.READING}, summary="Một mục")
def clause(request: HttpRequest, label: Label) -> Any:
    """Một mục của kế hoạch, đã giao gì và làm đến đâu."""
    found = next((one for one in open_data().clauses() if one["label"] == label), None)
    if found is None:
        raise NotFound(NO_CLAUSE)
    return found
