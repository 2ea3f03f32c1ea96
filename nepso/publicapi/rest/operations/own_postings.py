"""Postings on an agency's own outlets by its key: reads them, tells what proves them and how many
they reached."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Status

from nepso.kernel.errors import NotFound
from nepso.outreach.distribution.models import Posting, Proof
from nepso.outreach.distribution.selectors import posting_by_public_id, postings_visible_to
from nepso.outreach.distribution.services import proof_give, reach_tell
from nepso.publicapi.kinds import Scope
from nepso.publicapi.models import ApiKey
from nepso.publicapi.rest import faults
from nepso.publicapi.rest.caller import Bearer, caller_of, person_of, writer_of
from nepso.publicapi.rest.once import once
from nepso.publicapi.rest.operations.posting_rows import own_row, own_whole, proof_row
from nepso.publicapi.rest.paging import page_of
from nepso.publicapi.rest.schemas.postings import (
    OwnPostingOut,
    OwnPostingsOut,
    ProofIn,
    ProofOut,
    ReachIn,
)
from nepso.publicapi.rest.schemas.shared import CallName, Cursor, Id, Size

router = Router(tags=["Lượt đăng của cơ quan"], auth=Bearer())
NO_SUCH = "Không có lượt đăng này trên các kênh của cơ quan dùng khóa."
State = Annotated[
    Literal["planned", "out", "said", "proven", "failed", "dropped", "recalling", "recalled"]
    | None,
    Query(description="Chỉ lượt đăng ở một tình trạng."),
]


@router.get("", response={200: OwnPostingsOut, **faults.OWN}, summary="Lượt đăng của cơ quan")
def own_postings(
    request: HttpRequest, state: State = None, size: Size = 25, cursor: Cursor = None
) -> Any:
    """Mọi lượt đăng trên kênh của cơ quan dùng khóa, giờ đăng muộn trước. Quyền:
    `postings.read`."""
    key = caller_of(request, Scope.POSTINGS_READ)
    rows = postings_visible_to(person_of(key)).filter(outlet__agency=key.agency)
    if state:
        rows = rows.filter(state=state)
    rows = rows.select_related("product", "outlet__commune")
    of, fields = f"own_postings {key.agency.public_id}", ["-planned_at", "-id"]
    found, following = page_of(rows, of=of, fields=fields, size=size, cursor=cursor)
    return {"items": [own_row(one) for one in found], "next": following}


@router.get("/{id}", response={200: OwnPostingOut, **faults.OWN}, summary="Một lượt đăng")
def own_posting(request: HttpRequest, id: Id) -> Any:
    """Một lượt đăng trên kênh của cơ quan, với minh chứng và lượt tiếp cận. Quyền:
    `postings.read`."""
    return own_whole(_found(caller_of(request, Scope.POSTINGS_READ), id))


@router.post("/{id}/proofs", response={201: ProofOut, **faults.WRITING}, summary="Nộp minh chứng")
def own_posting_prove(request: HttpRequest, id: Id, call: CallName, given: ProofIn) -> Any:
    """Báo rằng đã đăng, bằng liên kết, nhật ký phát hoặc lời xác nhận. Minh chứng đầu tiên được
    tính thì ghi thành hoạt động của cơ quan; liên kết được tính khi máy đọc được tên trang. Quyền:
    `postings.report`."""
    key = caller_of(request, Scope.POSTINGS_REPORT)
    found = _found(key, id)

    def prove() -> str:
        proof = proof_give(
            posting=found,
            kind=given.kind,
            url=given.url,
            plays=given.plays,
            text=given.text,
            by=writer_of(key),
        )
        return proof.public_id

    made = once(request, key, call, prove)
    return Status(201, proof_row(Proof.objects.get(public_id=made)))


@router.put(
    "/{id}/reach", response={200: OwnPostingOut, **faults.WRITING}, summary="Báo lượt tiếp cận"
)
def own_posting_reach(request: HttpRequest, id: Id, given: ReachIn) -> Any:
    """Ghi số người đã xem, nghe; số đo được và số ước đứng riêng. Có người vừa sửa thì 409. Quyền:
    `postings.report`."""
    key = caller_of(request, Scope.POSTINGS_REPORT)
    found = _found(key, id)
    told = reach_tell(
        posting=found,
        revision=given.revision,
        facts={
            "measured": given.measured,
            "source": given.source,
            "estimated": given.estimated,
            "basis": given.basis,
        },
        by=writer_of(key),
    )
    return own_whole(told)


def _found(key: ApiKey, public_id: str) -> Posting:
    """One on an outlet of the key's own agency; NotFound for any other alike."""
    found = posting_by_public_id(public_id, person_of(key))
    if found.outlet.agency_id != key.agency_id:
        raise NotFound(NO_SUCH)
    return found
