"""The open figures of a year: for everybody."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router

from nepso.kernel.errors import NotFound
from nepso.publicapi.ports import open_data
from nepso.publicapi.rest import faults
from nepso.publicapi.rest.schemas.figures import FiguresOut, YearsOut
from nepso.publicapi.rest.schemas.shared import Written

router = Router(tags=["Số liệu mở"])
NO_YEAR = "Không có số liệu của năm này: hãy chọn một năm trong danh sách năm."
Year = Annotated[int, Path(ge=2000, le=9999, description="Năm, bốn chữ số."), Written]


@router.get("", response={200: YearsOut, **faults.READING}, summary="Các năm có số liệu")
def years(request: HttpRequest) -> Any:
    """Những năm hỏi được số liệu."""
    return {"years": list(open_data().years())}


@router.get("/{year}", response={200: FiguresOut, **faults.READING}, summary="Số liệu một năm")
def figures(request: HttpRequest, year: Year) -> Any:
    """Mọi con số của năm; cùng số với trang `/so-lieu/` và tệp CSV, số nhỏ đã che như ở đó."""
    data = open_data()
    if year not in data.years():
        raise NotFound(NO_YEAR)
    found = data.figures(year)
    return {**found, "items": found["rows"]}
