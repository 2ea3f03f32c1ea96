"""Telling the keepers of a connection: a line in their inbox, without any token."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from nepso.foundation.accounts.selectors import reachable_at
from nepso.foundation.agencies.models import Agency
from nepso.foundation.notices.services.giving import notice_give
from nepso.kernel.clock import now
from nepso.outreach.distribution.models import RecallItem
from nepso.outreach.sending.kinds import TOLD
from nepso.outreach.sending.models import Delivery, OutletConnection


def tell_dead(connection: OutletConnection, sentence: str) -> None:
    """The token is dead; the key of the notice is the token's turn, so that each death is told
    once."""
    outlet = connection.outlet
    words = f"Kênh “{outlet.name}” thôi tự đăng. {sentence} Các lượt đăng đang chờ mã mới."
    _tell(
        outlet.agency,
        f"{connection.public_id}.{connection.secret_number}",
        words,
        _page(connection),
    )


def tell_unfit(connection: OutletConnection, sentence: str) -> None:
    """Its check was refused for good; the key is the turn of its settings."""
    outlet = connection.outlet
    words = f"Kênh “{outlet.name}” chưa tự đăng được. {sentence} Sửa xong thì bấm kiểm tra lại."
    key = f"{connection.public_id}.{connection.revision}.unfit"
    _tell(outlet.agency, key, words, _page(connection))


def tell_ending(connection: OutletConnection) -> None:
    """The token ends in a few days."""
    outlet, day = connection.outlet, connection.expires_on
    words = f"Mã truy cập của kênh “{outlet.name}” dùng được đến hết ngày {day:%d/%m/%Y}: hãy thay."
    _tell(outlet.agency, f"{connection.public_id}.{day:%Y%m%d}", words, _page(connection))


def tell_left(delivery: Delivery, items: Sequence[RecallItem], sentence: str) -> None:
    """Something still hangs there and a person has to take it down."""
    posting = delivery.posting
    link = reverse("distribution:posting", args=[posting.public_id])
    if items:
        link = reverse("distribution:recall", args=[items[0].recall.public_id])
    words = f"Máy không gỡ được bài trên kênh “{posting.outlet.name}”: hãy gỡ bằng tay. {sentence}"
    _tell(posting.outlet.agency, f"{delivery.public_id}.{delivery.tries}", words, link)


def tell_unsure(delivery: Delivery, sentence: str) -> None:
    """It was given up, and nobody knows whether a try arrived."""
    posting = delivery.posting
    link = reverse("distribution:posting", args=[posting.public_id])
    words = f"Kênh “{posting.outlet.name}”: {sentence}"
    _tell(posting.outlet.agency, f"{delivery.public_id}.unsure.{now():%Y%m%d%H%M}", words, link)


def _page(connection: OutletConnection) -> str:
    return reverse("sending:connection", args=[connection.outlet.public_id])


def _tell(agency: Agency, key: str, sentence: str, link: str) -> None:
    reachable = reachable_at([agency.pk])
    people = [*reachable.officers.get(agency.pk, []), *reachable.heads.get(agency.pk, [])]
    for person in {one.pk: one for one in people}.values():
        notice_give(to=person, kind=TOLD.code, key=key, sentence=sentence, link=link)
