"""Which submissions are alike: same link or domain, near text, and for ``scam`` the same payment
account or telephone, compared as keyed hashes.

Never by who wrote it or whose account it stood on: a link to somebody's own page on a shared
platform is that person's name, so it makes no key; nor does a number that the reporter calls
their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from django.db.models import Q

from nepso.casework.intake.harms import Harm
from nepso.casework.intake.models import Contact, Submission
from nepso.casework.lookup.address import read_address
from nepso.casework.lookup.finding import links_in
from nepso.casework.lookup.numbers import digits
from nepso.casework.lookup.verdict import SHORTENERS, is_official
from nepso.casework.triage.models import Alike, AlikeKind, HarmKey, TriageItem, TriageSuggestion
from nepso.casework.triage.personal_data import BANK_ACCOUNT, PHONE, personal_data_in
from nepso.casework.triage.states import GONE, SEALED
from nepso.foundation.similarity.index import index_forget, text_near, text_put
from nepso.foundation.vault.keys import keyed_hash
from nepso.kernel.errors import Invalid
from nepso.kernel.folding import nfc

SPACE = "triage.text"
FEWEST_WORDS = 12
NEWEST = 50
SCAM_ONLY = (AlikeKind.PAYMENT, AlikeKind.TELEPHONE)
# Where many people have pages of their own: neither the domain nor a page of one says anything.
_SHARED = frozenset({
    "facebook.com", "fb.com", "fb.watch", "messenger.com", "tiktok.com", "youtube.com", "youtu.be",
    "zalo.me", "instagram.com", "threads.net", "threads.com", "x.com", "twitter.com", "t.me",
    "telegram.me", "telegram.org", "linkedin.com", "pinterest.com", "shopee.vn", "lazada.vn",
    "tiki.vn", "google.com", "drive.google.com", "blogspot.com", "wordpress.com", "github.io",
    "medium.com",
})  # fmt: skip
_ONLY_POSTS = frozenset({"youtu.be", "fb.watch", "vt.tiktok.com", "vm.tiktok.com"})
# What names one post, film or article rather than a person's page.
_ONE_POST = re.compile(
    r"/(?:posts?|videos?|reels?|photos?|status|shorts|p|permalink|story|stories|product|document"
    r"|forms|file)/[^/?]+|/watch/?\?|[?&](?:v|fbid|story_fbid)=|-i\.\d+\.\d+|^/[\w.]+/\d+$",
    re.IGNORECASE,
)
_WITH_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_A_PERSON = re.compile(r"profile\.php|/people/|^/@[^/]+/?$", re.IGNORECASE)
_OWN = re.compile(
    r"(?:của (?:tôi|mình|em|con|cháu)|cua (?:toi|minh|em)|(?:gọi|liên hệ|lien he|goi)(?: lại)? "
    r"(?:cho )?(?:tôi|mình|em|toi|minh)|(?:tôi|mình|em|toi|minh) là|sđt (?:tôi|mình|em))"
    r"\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)


def keys_of(submission: Submission, *, is_scam: bool) -> set[tuple[str, str]]:
    """The keys of what the harm uses, as (kind, keyed hash)."""
    text = nfc(submission.text)
    found = set(_link_keys([*submission.links, *links_in(text)]))
    if is_scam:
        found |= set(_number_keys(text, _own_numbers(submission)))
    return {(kind, keyed_hash(f"triage.{kind}", value)) for kind, value in found}


def _link_keys(links: Iterable[str]) -> Iterator[tuple[str, str]]:
    for link in links:
        try:
            address = read_address(link)
            official = is_official(link)
        except Invalid:
            continue
        rest = _path_of(link)
        is_shared = address.registered in _SHARED or address.host in _SHARED
        if official or (is_shared and not _names_one_post(address.host, rest)):
            continue
        if rest.strip("/") or not is_shared:
            yield AlikeKind.LINK, f"{address.host.removeprefix('www.')}{rest}".rstrip("/")
        if not is_shared and address.registered and address.registered not in SHORTENERS:
            yield AlikeKind.DOMAIN, address.registered


def _names_one_post(host: str, rest: str) -> bool:
    if _A_PERSON.search(rest):
        return False
    return host in _ONLY_POSTS or bool(_ONE_POST.search(rest))


def _path_of(link: str) -> str:
    """What stands after the host, without the tails by which people are followed."""
    bare = link if _WITH_SCHEME.match(link) else f"//{link}"
    try:
        parts = urlsplit(bare)
    except ValueError:
        return ""
    kept = [
        pair
        for pair in parts.query.split("&")
        if pair and not re.match(r"(?:utm_|fbclid|gclid|igsh|si=|mibextid|_t=|_r=|ref=)", pair)
    ]
    return parts.path + (f"?{'&'.join(kept)}" if kept else "")


def _number_keys(text: str, own: set[str]) -> Iterator[tuple[str, str]]:
    kinds = {PHONE: AlikeKind.TELEPHONE, BANK_ACCOUNT: AlikeKind.PAYMENT}
    for found in personal_data_in(text):
        if found.kind not in kinds:
            continue
        number = digits(text[found.start : found.end])
        before = text[max(0, found.start - 40) : found.start]
        if number and number not in own and not _OWN.search(before):
            yield kinds[found.kind], number


def _own_numbers(submission: Submission) -> set[str]:
    contact = Contact.objects.filter(submission=submission).first()
    return {digits(contact.telephone)} if contact and contact.telephone else set()


def likeness_find(submission: Submission, *, is_scam: bool) -> int:
    """Keep the keys and the sketch of a submission and write down what is alike. Idempotent.

    Returns how many pairs are known.
    """
    keys = keys_of(submission, is_scam=is_scam)
    HarmKey.objects.filter(submission=submission).delete()
    HarmKey.objects.bulk_create(
        HarmKey(submission=submission, kind=kind, hashed=hashed) for kind, hashed in sorted(keys)
    )
    found = {(pk, kind): 100 for pk, kind in _same_keys(submission, keys)}
    if len(submission.text.split()) >= FEWEST_WORDS:
        text_put(SPACE, submission.public_id, submission.text)
        found |= _near_texts(submission)
    Alike.objects.filter(Q(first=submission) | Q(second=submission)).delete()
    Alike.objects.bulk_create(
        Alike(
            first_id=min(pk, submission.pk),
            second_id=max(pk, submission.pk),
            kind=kind,
            percent=percent,
        )
        for (pk, kind), percent in sorted(found.items())
    )
    return len(found)


def _same_keys(submission: Submission, keys: set[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    for kind, hashed in sorted(keys):
        rows = HarmKey.objects.filter(kind=kind, hashed=hashed).exclude(submission=submission)
        rows = rows.exclude(submission__triage__state__in=(SEALED, GONE))
        for pk in rows.order_by("-submission").values_list("submission_id", flat=True)[:NEWEST]:
            yield pk, kind


def _near_texts(submission: Submission) -> dict[tuple[int, str], int]:
    pks: dict[str, int] = {}

    def texts_of(ids: Sequence[str]) -> Mapping[str, str]:
        rows = TriageItem.objects.exclude(state__in=(SEALED, GONE))
        facts = rows.filter(submission__public_id__in=ids).values_list(
            "submission__public_id", "submission_id", "submission__text"
        )
        texts = {}
        for public_id, pk, text in facts:
            pks[public_id], texts[public_id] = pk, text
        return texts

    near = text_near(SPACE, submission.text, texts_of, but=submission.public_id)
    return {(pks[one.key], AlikeKind.TEXT.value): one.likeness.percent for one in near}


def scam_keys_drop(submission: Submission) -> None:
    """A person decided that it is no scam: what was linked by account or telephone is not."""
    HarmKey.objects.filter(submission=submission, kind__in=SCAM_ONLY).delete()
    pairs = Alike.objects.filter(Q(first=submission) | Q(second=submission))
    pairs.filter(kind__in=SCAM_ONLY).delete()


def is_scam(submission: Submission, suggestion: TriageSuggestion | None) -> bool:
    """Whether accounts and telephones may be compared: the reporter or the machine says scam."""
    best = suggestion.best if suggestion else ""
    return Harm.SCAM in (submission.harm, best)


def likeness_forget(submission: Submission) -> None:
    """Nothing of it is found by likeness any more."""
    HarmKey.objects.filter(submission=submission).delete()
    Alike.objects.filter(Q(first=submission) | Q(second=submission)).delete()
    index_forget(SPACE, [submission.public_id])
