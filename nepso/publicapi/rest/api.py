"""The API itself: its operations, its errors, its OpenAPI document."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from nepso.publicapi.rest.errors import errors_join
from nepso.publicapi.rest.openapi import completed
from nepso.publicapi.rest.operations import (
    alerts,
    figures,
    own_postings,
    own_products,
    own_screens,
    own_tasks,
    postings,
    products,
    register,
)
from nepso.publicapi.rest.parameters import known_alone

DESCRIPTION = (
    "Dữ liệu công khai của chương trình cho mọi người, và việc của cơ quan cho phần mềm của cơ "
    "quan đó, bằng khóa. Giao diện này không có phản ánh của người dân và không có thông tin về ai."
)


class PlainJson(JSONRenderer):
    """Vietnamese as it is written: RFC 8259, 8.1 asks for UTF-8, escapes make it half as long again
    and unreadable."""

    media_type = "application/json"
    json_dumps_params = {"ensure_ascii": False}


class RestApi(NinjaAPI):
    """Ninja, with an OpenAPI document that tells headers and errors in full."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of the function: short, and the same when files move."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **named: Any) -> OpenAPISchema:
        """The document, completed."""
        return completed(super().get_openapi_schema(**named))


api = RestApi(
    title="Nếp Số",
    version="1.0.0",
    description=DESCRIPTION,
    docs_url=None,
    renderer=PlainJson(),
    urls_namespace="rest",
    servers=[{"url": settings.NEPSO_URL.rstrip("/") or "/"}],
)
errors_join(api)
api.add_decorator(known_alone, "operation")
api.add_router("/products", products.router)
api.add_router("/postings", postings.router)
api.add_router("/own/products", own_products.router)
api.add_router("/own/postings", own_postings.router)
api.add_router("/alerts", alerts.router)
api.add_router("/own/screens", own_screens.router)
api.add_router("/own/alerts", alerts.own_router)
api.add_router("/own/tasks", own_tasks.router)
api.add_router("/plan", register.router)
api.add_router("/figures", figures.router)
