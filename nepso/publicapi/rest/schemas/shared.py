"""The shapes that every operation shares: an error, an id, a cursor, an agency."""

from __future__ import annotations

import re
from typing import Annotated, Any

from ninja import Header, Path, Query, Schema
from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from nepso.publicapi.retention import CALL_DAYS

# What kernel.fields.public_id makes.
ID_PATTERN = r"^[2-9a-hjkmnp-z]{16}$"
CURSOR_PATTERN = r"^[A-Za-z0-9_.:-]{1,600}$"
# No control characters but line ends and tabs: no text holds them.
TEXT_PATTERN = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"
NAME_PATTERN = r"^[A-Za-z0-9_-]{8,64}$"
MOST_ROWS = 100
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,18})(\.0+)?")


def _written_whole(value: Any) -> Any:
    """A parameter of the address is text: only what JSON Schema calls an integer is one here.

    Pydantic alone would take `` 7``, ``+7`` and ``1_0`` too, which the document does not promise.
    """
    if isinstance(value, str) and not _WHOLE.fullmatch(value):
        raise PydanticCustomError("int_parsing", "a whole number in digits")
    return value


# A number in an address, and one in a body, where neither "7" nor true is a number.
Written = BeforeValidator(_written_whole)
Whole = Annotated[int, Field(strict=True)]


class Given(Schema):
    """What a machine sends: a name that is not known is refused, not dropped in silence."""

    model_config = ConfigDict(extra="forbid")


def exampled(**example: Any) -> ConfigDict:
    """The settings of ``Given`` with one body that is taken as it stands."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class Error(Schema):
    """What went wrong, once."""

    code: str = Field(description="Mã lỗi, dành cho máy.", examples=["not_found"])
    sentence: str = Field(description="Một câu cho người đọc: lỗi gì, cần làm gì.")
    fields: dict[str, str] = Field(description="Trường nào sai, sai thế nào; rỗng nếu không có.")


class Fault(Schema):
    """Một lỗi. Every error of this API has this shape."""

    error: Error


class AgencyOut(Schema):
    """Cơ quan, by the code under which it stands in the list of agencies."""

    code: str = Field(description="Mã cơ quan.")
    name: str = Field(description="Tên cơ quan.")


Id = Annotated[str, Path(pattern=ID_PATTERN, description="Mã 16 ký tự.")]
Cursor = Annotated[
    str | None,
    Query(
        pattern=CURSOR_PATTERN,
        description="Con trỏ `next` của trang trước, gửi lại nguyên văn; bỏ trống là trang đầu.",
    ),
]
Size = Annotated[int, Query(ge=1, le=MOST_ROWS, description="Số dòng của một trang."), Written]
CallName = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=NAME_PATTERN,
        description="Tên riêng của lệnh này do máy gửi đặt (ví dụ một UUID): 8 đến 64 "
        "chữ không dấu, số, `-`, `_`. Gửi lại cùng tên và "
        "cùng nội dung, giống từng ký tự, thì vẫn là một lệnh; cùng tên mà khác nội dung là 422. "
        f"Tên riêng của từng khóa, được nhớ {CALL_DAYS} ngày.",
    ),
]
Next = Annotated[str | None, Field(description="Con trỏ của trang sau; null khi đã hết.")]
