"""What a person is told where a product has no public page: what print lacks for it, what to do."""

from __future__ import annotations

from collections.abc import Collection

from nepso.foundation.agencies.models import Agency
from nepso.outreach.distribution.kinds import OutletKind
from nepso.outreach.distribution.models import Outlet
from nepso.outreach.distribution.selectors import page_ahead
from nepso.outreach.products.models import Product

_LACKS = "Bài chưa có trên trang công khai nên bản in không có mã QR và địa chỉ"
_THEN = "rồi lấy lại tệp trước khi in"


def page_lacking(product: Product, agencies: Collection[Agency]) -> str:
    """One sentence with what to do that one of these agencies can: plan its own page of ours, add
    one for its own product, else ask whoever made it (a ward keeps a loudspeaker and a group).
    "" where a page shows the product or is planned to."""
    if page_ahead(product):
        return ""
    return f"{_LACKS}: {_remedy(product, agencies)}, {_THEN}."


def _remedy(product: Product, agencies: Collection[Agency]) -> str:
    pages = Outlet.objects.filter(kind=OutletKind.PORTAL, agency__in=agencies, in_use=True)
    if page := pages.order_by("id").first():
        return f"hãy lên lịch kênh “{page.name}” ở trang “Đăng lên các kênh”"
    if product.agency in agencies:
        return f"hãy thêm kênh loại “{OutletKind.PORTAL.label}” và lên lịch ở đó"
    return f"hãy nhờ {product.agency.name} lên lịch bài lên trang công khai"
