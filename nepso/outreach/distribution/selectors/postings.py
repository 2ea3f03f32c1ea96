"""What runs where, what waits for proof; and what others show of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from nepso.foundation.accounts.models import Account
from nepso.foundation.accounts.policies import may_run_programme
from nepso.foundation.accounts.selectors import Person, agencies_approved_by, agencies_of
from nepso.foundation.audit.selectors import audit_of
from nepso.kernel.clock import now
from nepso.kernel.errors import NotFound
from nepso.kernel.keyset import Page, keyset_page
from nepso.outreach.distribution.kinds import Form, Move, OutletKind, ProofKind
from nepso.outreach.distribution.models import Outlet, Posting, Proof, Variant, VariantEdit
from nepso.outreach.distribution.policies import may_distribute
from nepso.outreach.distribution.sources import is_stale
from nepso.outreach.distribution.states import EDITED, OUT, PLANNED, POSTING_STATES
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import PRODUCT_STATES

# What figures count, as a filter: not yet out; out, proven or not.
POSTING_GROUPS = {
    "chua-dang": POSTING_STATES.group("waiting"),
    "da-dang": POSTING_STATES.group("running"),
}
PAGE_SIZE, MOST_OF_A_PRODUCT, MOST_WAITING = 25, 300, 300
# So long an activity stands after its last task was taken out: often another is put in.
TASKS_SWAPPED = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class PostingFilters:
    """``tinh_trang``: a state, or a group of them (``POSTING_GROUPS``); ``hinh_thuc``: a form;
    ``dia_ban``: public id of a commune; ``san_pham``: public id of a product; ``nam``: the year in
    which it went out; ``own``: those of the person's own agencies alone (``scope``)."""

    tinh_trang: str = ""
    hinh_thuc: str = ""
    dia_ban: str = ""
    san_pham: str = ""
    nam: str = ""
    own: bool = False

    @classmethod
    def read(cls, data: Mapping[str, str], *, own: bool = False) -> PostingFilters:
        """From a query string; what is unknown is left out."""
        state, form = data.get("tinh_trang", ""), data.get("hinh_thuc", "")
        states = {*dict(POSTING_STATES.choices), *POSTING_GROUPS}
        year = data.get("nam", "")
        return cls(
            tinh_trang=state if state in states else "",
            hinh_thuc=form if form in Form.values else "",
            nam=year if year in map(str, range(2000, 2101)) else "",
            dia_ban=data.get("dia_ban", "")[:16],
            san_pham=data.get("san_pham", "")[:16],
            own=own,
        )

    @property
    def chosen(self) -> int:
        """How many of the filter panel are in use."""
        given = (self.tinh_trang, self.hinh_thuc, self.dia_ban, self.san_pham, self.nam)
        return sum(map(bool, given))


def postings_visible_to(person: Person) -> QuerySet[Posting]:
    """All postings, for whoever works for an agency."""
    return Posting.objects.all() if may_distribute(person) else Posting.objects.none()


def postings_page(
    person: Person, filters: PostingFilters, *, after: str = "", before: str = ""
) -> Page[Posting]:
    """One page, the latest planned first."""
    rows = postings_filtered(postings_visible_to(person), person, filters)
    fields = ["-planned_at", "-id"]
    return keyset_page(rows, fields=fields, size=PAGE_SIZE, after=after, before=before)


def postings_filtered(
    rows: QuerySet[Posting], person: Person, filters: PostingFilters
) -> QuerySet[Posting]:
    """Those of ``rows`` that the filters leave, with what a line of a list shows."""
    rows = rows.prefetch_related("product", "outlet__agency")
    if filters.tinh_trang:
        rows = rows.filter(state__in=POSTING_GROUPS.get(filters.tinh_trang, [filters.tinh_trang]))
    if filters.nam:
        rows = rows.filter(out_at__year=int(filters.nam))
    if filters.hinh_thuc:
        rows = rows.filter(outlet__form=filters.hinh_thuc)
    if filters.dia_ban:
        rows = rows.filter(outlet__commune__public_id=filters.dia_ban)
    if filters.san_pham:
        rows = rows.filter(product__public_id=filters.san_pham)
    if filters.own:
        own = list(agencies_of(person).values_list("pk", flat=True))
        rows = rows.filter(outlet__agency__in=own)
    return rows


def posting_by_public_id(public_id: str, person: Person) -> Posting:
    """One posting; NotFound in words."""
    rows = postings_visible_to(person).select_related(
        "product__agency", "outlet__agency", "variant__version", "variant__agency"
    )
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy lượt đăng này: hãy tìm lại trong danh sách lượt đăng.")
    return found


def proof_by_public_id(public_id: str, person: Person) -> Proof:
    """One proof, for those who see its posting; NotFound in words."""
    rows = Proof.objects.filter(posting__in=postings_visible_to(person), stored__isnull=False)
    found = rows.select_related("stored").filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy minh chứng này: hãy mở lại trang của lượt đăng.")
    return found


def link_by_public_id(public_id: str, person: Person) -> Proof:
    """A link given as a proof, for those who see its posting; NotFound in words."""
    rows = Proof.objects.filter(posting__in=postings_visible_to(person), kind=ProofKind.LINK)
    joined = rows.select_related("posting__outlet__agency", "given_by")
    found = joined.filter(public_id=public_id).first()
    if found is None:
        raise NotFound("Không tìm thấy minh chứng này: hãy mở lại trang của lượt đăng.")
    return found


def postings_of(product: Product) -> list[Posting]:
    """Every run of a product, what is planned next first."""
    rows = Posting.objects.filter(product=product).select_related("outlet__agency")
    return list(rows.order_by("-planned_at", "-id")[:MOST_OF_A_PRODUCT])


def variants_of(product: Product, person: Person) -> list[Variant]:
    """The variants that the person's agencies made of a product, the latest version first."""
    rows = Variant.objects.filter(product=product, agency__in=agencies_of(person).values("pk"))
    joined = rows.select_related("product", "version", "agency", "edited_by")
    return list(joined.order_by("-version__number", "kind", "length")[:MOST_OF_A_PRODUCT])


def variants_waiting(person: Account) -> list[Variant]:
    """Changed words that wait for this person as the second pair of eyes, oldest first."""
    own = VariantEdit.objects.filter(variant=OuterRef("pk"), by=person)
    rows = Variant.objects.filter(
        ~Exists(own),
        state=EDITED,
        product__state__in=PRODUCT_STATES.group("usable"),
        version__approved_at=F("product__approved_at"),
    )
    if not may_run_programme(person):
        rows = rows.filter(agency__in=agencies_approved_by(person).values("pk"))
    joined = rows.select_related("product", "version", "agency").order_by("edited_at", "id")
    # Only what is said of translations is left for ``is_stale`` to see.
    found = joined.prefetch_related("product__translations")[:MOST_WAITING]
    return [one for one in found if not is_stale(one)]


def variant_by_public_id(public_id: str, person: Person) -> Variant:
    """One variant; NotFound in words."""
    rows = Variant.objects.select_related(
        "product__agency", "version", "agency", "edited_by", "approved_by"
    )
    found = rows.filter(public_id=public_id).first() if may_distribute(person) else None
    if found is None:
        raise NotFound("Không tìm thấy bản theo kênh này: hãy mở lại từ trang sản phẩm.")
    return found


def postings_due(person: Person) -> list[Posting]:
    """What waits for the person's agencies: to be put out, or to be proven; the oldest first."""
    own = agencies_of(person).values("pk")
    late = Q(state=PLANNED, planned_at__lte=now()) | Q(state=OUT)
    rows = postings_visible_to(person).filter(late, outlet__agency__in=own)
    return list(
        rows.select_related("product", "outlet").order_by("planned_at", "id")[:MOST_WAITING]
    )


def postings_now(*, at: dt.datetime | None = None) -> QuerySet[Posting]:
    """What runs at that moment (now), on whatever outlet: out and not over; nothing planned, failed
    or taken back. The one place that says what "runs" means."""
    moment = at or now()
    open_end = Q(until=None) | Q(until__gt=moment)
    rows = Posting.objects.filter(open_end, state__in=POSTING_STATES.group("running"))
    return rows.filter(out_at__lte=moment)


def postings_running(outlet: Outlet, *, at: dt.datetime | None = None) -> QuerySet[Posting]:
    """What an outlet shows at that moment (now): what is out and not over, never what was taken
    back. For players, pages and feeds; ``Posting.shown`` is what each says."""
    rows = postings_now(at=at).filter(outlet=outlet)
    return rows.select_related("product", "variant")


def postings_public(kind: OutletKind) -> QuerySet[Posting]:
    """What runs on outlets of that kind, the latest first; of our own pages: ``on_portal.py``."""
    rows = postings_now().filter(outlet__kind=kind)
    joined = rows.select_related("product__agency", "variant", "outlet")
    return joined.order_by("-out_at", "-id")


def is_last_task_out(posting: Posting) -> bool:
    """Whether its last task was taken out just now, after it was told: its activity still stands
    and is withdrawn within ``TASKS_SWAPPED``."""
    if posting.plan_tasks or posting.state not in POSTING_STATES.group("told"):
        return False
    told = posting.steps.filter(move__in=(Move.SAID, Move.PROVEN)).order_by("id").first()
    served = audit_of(posting).filter(act="distribution.posting_serve").first()
    if told is None or served is None:
        return False
    return served.at >= max(told.at, now() - TASKS_SWAPPED)
