"""What runs on our own public pages: one posting a product, whose words everybody reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When

from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Posting
from nepso.outreach.distribution.ports import public_pages
from nepso.outreach.distribution.selectors.postings import postings_now
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.products.languages import OTHERS, VIETNAMESE
from nepso.outreach.products.models import Product
from nepso.outreach.products.states import OUT

_APART = Q(is_edited=True) | ~Q(variant__language=VIETNAMESE)
_FOREIGN = [language for language, _ in OTHERS]


def postings_read() -> QuerySet[Posting]:
    """One posting for each product that runs on a portal outlet now. Where several run: one in
    Vietnamese before others, one of the product's own agency before others, then the latest."""
    chosen = _by_choice(_running().filter(product=OuterRef("product"))).values("pk")[:1]
    return _joined(_running().filter(pk=Subquery(chosen)))


def posting_read(product: str) -> Posting | None:
    """The one of that product (its public id), if it runs on a portal outlet now."""
    return _joined(_by_choice(_running().filter(product__public_id=product))).first()


def page_read(product: Product) -> str:
    """Where everybody reads it now, with our domain; "" where it runs on no page of ours."""
    runs = _running().filter(product=product).exists()
    return public_pages().page_of(product) if runs else ""


def page_ahead(product: Product) -> str:
    """Where everybody reads it now or, by what is planned, will; "" where no page of ours shows it
    nor is to: what is printed then bears no code and no address, for nobody could open it."""
    open_states = POSTING_STATES.group("running") | POSTING_STATES.group("waiting")
    rows = Posting.objects.filter(product=product, is_on_portal=True, state__in=open_states)
    is_ahead = rows.filter(Q(until=None) | Q(until__gt=now())).exists()
    return public_pages().page_of(product) if is_ahead else ""


def products_read() -> QuerySet[Product]:
    """Products that run on a portal outlet now, in whatever words."""
    return Product.objects.filter(Exists(_running().filter(product=OuterRef("pk"))), state=OUT)


def products_read_as_made() -> QuerySet[Product]:
    """Those of them whose words are the product's own: in Vietnamese, changed by nobody for the
    page. The others are ``postings_read_apart``."""
    chosen = _by_choice(_running().filter(product=OuterRef("pk")))
    apart = chosen.values(apart=Case(When(_APART, then=1), default=0))[:1]
    # One that runs nowhere has no answer (null), which is not 0.
    return Product.objects.alias(apart=Subquery(apart)).filter(state=OUT, apart=0)


def postings_read_apart() -> QuerySet[Posting]:
    """What everybody reads there in other words than the product's own: changed by a person, or in
    another language. Each search asks: they are few among many, so each kind is found by its own
    index before anything else is looked at."""
    on_portal = Posting.objects.filter(is_on_portal=True)
    edited = on_portal.filter(is_edited=True).values("pk")
    foreign = on_portal.filter(variant__language__in=_FOREIGN).values("pk")
    return postings_read().filter(pk__in=edited.union(foreign))


@dataclass(frozen=True, slots=True)
class WordsRead:
    """What everybody reads first of a posting that runs on the portal."""

    title: str
    key_message: str


def words_read(posting: Posting) -> WordsRead:
    """The product's own, or those that a person or a translation put in their place."""
    shown, product = posting.shown, posting.product
    return WordsRead(shown.get("title") or product.title, shown.get("lead") or product.key_message)


def body_read(posting: Posting) -> str:
    """The text that everybody reads, as it was typed, so that headings, lists and links stay: it is
    cleaned each time it is shown. What must be said is told beside it, so not twice."""
    body, said = posting.shown.get("body") or posting.product.source, posting.variant.must_say
    if said and (body == said or body.startswith(f"{said}\n")):
        body = body[len(said) :].lstrip()
    return body


def changed_by(posting: Posting) -> str:
    """The agency that put its own words in the place of the product's; "" where none did, or the
    product's own."""
    variant = posting.variant
    is_of_others = posting.is_edited and variant.agency_id != posting.product.agency_id
    return variant.agency.name if is_of_others else ""


def has_ended(product: str) -> bool:
    """Whether everybody read that product (its public id) once and its hour has passed."""
    rows = Posting.objects.filter(product__public_id=product, is_on_portal=True)
    return rows.filter(state__in=POSTING_STATES.group("running"), until__lte=now()).exists()


def _running() -> QuerySet[Posting]:
    return postings_now().filter(is_on_portal=True, product__state=OUT)


def _joined(rows: QuerySet[Posting]) -> QuerySet[Posting]:
    return rows.select_related("product__agency", "variant__agency")


def _by_choice(rows: QuerySet[Posting]) -> QuerySet[Posting]:
    foreign = Case(
        When(variant__language=VIETNAMESE, then=0), default=1, output_field=IntegerField()
    )
    of_others = Case(
        When(variant__agency=F("product__agency"), then=0), default=1, output_field=IntegerField()
    )
    return rows.order_by(foreign, of_others, "-out_at", "-id")
