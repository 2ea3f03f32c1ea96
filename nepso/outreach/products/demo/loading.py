"""Five products: three approved, one of them in English too and
with a film, one waiting with a remark, a draft."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import transaction

from nepso.foundation.accounts.demo import staff
from nepso.foundation.accounts.models import Account
from nepso.foundation.agencies.models import Agency
from nepso.foundation.agencies.selectors import lead_agency
from nepso.foundation.files.services import media_keep, photo_keep
from nepso.foundation.worktime.demo import work_moment
from nepso.kernel.clock import held_at
from nepso.outreach.products.asset_facts import AssetFacts
from nepso.outreach.products.demo.drawing import picture_drawn
from nepso.outreach.products.demo.filming import film_drawn
from nepso.outreach.products.demo.texts import (
    ADVERTS,
    CALLS,
    CALLS_IN_ENGLISH,
    FILM,
    LOST_PHONE,
    PASSWORDS,
    PICTURES,
    REMARK,
    SHARING,
)
from nepso.outreach.products.dues import due_proposed
from nepso.outreach.products.facts import ProductFacts
from nepso.outreach.products.kinds import Licence, PeopleShown
from nepso.outreach.products.languages import VIETNAMESE, Language
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.ports import plan_tasks
from nepso.outreach.products.services import (
    asset_add,
    caption_write,
    comment_add,
    product_approve,
    product_submit,
    product_write,
    translation_decide,
    translation_write,
)

_RIGHTS: AssetFacts = {
    "author": "Nhóm phát triển Nếp Số, vẽ bằng chương trình",
    "rights_holder": "Nếp Số",
    "licence": Licence.CC0,
    "licence_words": "Hình do mã nguồn của phần mềm vẽ ra; nhóm phát triển từ bỏ quyền.",
    "people_shown": PeopleShown.NOBODY,
    "is_machine_made": True,
}


def load() -> None:
    """Make them once; a second time changes nothing. The people and tasks must be there."""
    if Product.objects.filter(is_demonstration=True).exists():
        return
    people, agency = staff(), lead_agency()
    writer = people.officers[agency.pk]
    with transaction.atomic():
        with held_at(work_moment(-16, 9, 20)):
            film = _filmed(agency, writer)
            calls = _written(CALLS, "telephone", agency, writer, film)
            sent = product_submit(product=calls, revision=calls.revision, by=writer)
        with held_at(work_moment(-15, 14, 35)):
            product_approve(product=sent, revision=sent.revision, by=people.desk)
            _in_english(calls, writer, people.desk)
        with held_at(work_moment(-6, 8, 50)):
            for facts in (LOST_PHONE, PASSWORDS):
                _approved(_written(facts, "", agency, writer), writer, people.desk)
        with held_at(work_moment(-2, 15, 10)):
            sharing = _written(SHARING, "magnifier", agency, writer)
        with held_at(work_moment(-1, 10, 45)):
            _written(ADVERTS, "board", agency, writer)
        product_submit(product=sharing, revision=sharing.revision, by=writer, due_on=due_proposed())
        quote, text = REMARK
        comment_add(product=sharing, quote=quote, text=text, by=people.desk)


def _approved(product: Product, writer: Account, other: Account) -> None:
    sent = product_submit(product=product, revision=product.revision, by=writer)
    product_approve(product=sent, revision=sent.revision, by=other)


def _in_english(product: Product, writer: Account, other: Account) -> None:
    fresh = Product.objects.get(pk=product.pk)
    made = translation_write(
        product=fresh,
        language=Language.ENGLISH,
        texts=CALLS_IN_ENGLISH,
        is_machine_made=False,
        revision=0,
        by=writer,
    )
    translation_decide(translation=made, revision=made.revision, is_good=True, reason="", by=other)


def _written(
    facts: ProductFacts, picture: str, agency: Agency, writer: Account, *more: Asset
) -> Product:
    found = plan_tasks().found("tuyên truyền", writer)
    tasks = [task.public_id for task in found if task.agency == agency.name][:1]
    given: ProductFacts = {
        **facts,
        "plan_tasks": tasks,
        "assets": [*([_pictured(picture, agency, writer)] if picture else []), *more],
    }
    return product_write(agency=agency, facts=given, by=writer, is_demonstration=True)


def _pictured(name: str, agency: Agency, writer: Account) -> Asset:
    title, alt = PICTURES[name]
    content = ContentFile(picture_drawn(name), name=f"{name}.png")
    return asset_add(
        agency=agency,
        stored=photo_keep(content=content, name=f"{title}.png", by=writer),
        facts={"title": title, "alt": alt, **_RIGHTS},
        by=writer,
        is_demonstration=True,
    )


def _filmed(agency: Agency, writer: Account) -> Asset:
    """A film without sound, made here and now, with captions."""
    title, alt, scenes, captions = FILM
    content = ContentFile(film_drawn(scenes), name="phim.webm")
    asset = asset_add(
        agency=agency,
        stored=media_keep(content=content, name=f"{title}.webm", by=writer),
        facts={"title": title, "alt": alt, **_RIGHTS},
        by=writer,
        is_demonstration=True,
    )
    caption_write(
        asset=asset, language=VIETNAMESE, text=captions, is_machine_made=False, revision=0,
        by=writer,
    )  # fmt: skip
    asset.refresh_from_db()
    return asset
