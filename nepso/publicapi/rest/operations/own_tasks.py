"""What the plan gives an agency to do, by its key; only read: progress is told by its officers."""

from __future__ import annotations

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query, Router

from nepso.kernel.errors import NotFound
from nepso.programme.register.models import PlanTask
from nepso.programme.register.presenting import place_of
from nepso.programme.register.selectors import plan_tasks_of_agency
from nepso.publicapi.kinds import Scope
from nepso.publicapi.models import ApiKey
from nepso.publicapi.rest import faults
from nepso.publicapi.rest.caller import Bearer, caller_of, person_of
from nepso.publicapi.rest.paging import page_of
from nepso.publicapi.rest.schemas.plan_tasks import TaskOut, TasksOut, TaskState
from nepso.publicapi.rest.schemas.shared import Cursor, Id, Size

router = Router(tags=["Nhiệm vụ của cơ quan"], auth=Bearer())
NO_SUCH = "Kế hoạch đang có hiệu lực không giao nhiệm vụ này cho cơ quan dùng khóa."
State = Annotated[TaskState | None, Query(description="Chỉ nhiệm vụ ở một tình trạng.")]


@router.get("", response={200: TasksOut, **faults.OWN}, summary="Nhiệm vụ của cơ quan")
def own_tasks(
    request: HttpRequest, state: State = None, size: Size = 25, cursor: Cursor = None
) -> Any:
    """Mọi nhiệm vụ kế hoạch đang có hiệu lực giao cho cơ quan dùng khóa, đến hạn trước thì đứng
    trước. Quyền: `tasks.read`."""
    key = caller_of(request, Scope.TASKS_READ)
    rows = _rows(key)
    if state:
        rows = rows.filter(state=state)
    of, fields = f"own_tasks {key.agency.public_id}", ["due_sort", "id"]
    found, following = page_of(rows, of=of, fields=fields, size=size, cursor=cursor)
    return {"items": [_row(one) for one in found], "next": following}


@router.get("/{id}", response={200: TaskOut, **faults.OWN}, summary="Một nhiệm vụ")
def own_task(request: HttpRequest, id: Id) -> Any:
    """Một nhiệm vụ kế hoạch giao cho cơ quan. Quyền: `tasks.read`."""
    found = _rows(caller_of(request, Scope.TASKS_READ)).filter(public_id=id).first()
    if found is None:
        raise NotFound(NO_SUCH)
    return _row(found)


def _rows(key: ApiKey) -> QuerySet[PlanTask]:
    rows = plan_tasks_of_agency(person_of(key), key.agency)
    # Of the version nothing is told, and of the duty not what it was read from.
    return rows.select_related("duty").defer("duty__compiled")


def _row(task: PlanTask) -> dict[str, Any]:
    return {
        "id": task.public_id,
        "title": " ".join(task.duty.text.split()),
        "clause": task.duty.clause,
        "place": place_of(task),
        "kind": task.duty.kind,
        "kind_label": task.duty.get_kind_display(),
        "state": task.state,
        "state_label": task.get_state_display(),
        "period": task.occurrence,
        "due_on": task.due_on,
        "is_overdue": task.is_overdue,
        "in_words": task.words_only,
    }
