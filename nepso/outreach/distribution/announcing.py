"""A proven posting in the words that activities take, for the job that announces it."""

from __future__ import annotations

from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from nepso.outreach.distribution.kinds import ONLINE, OutletKind, ProofKind
from nepso.outreach.distribution.models import Posting, Proof
from nepso.outreach.distribution.ports import (
    Counted,
    ProvenPosting,
    announce_proven,
    announce_taken_back,
)
from nepso.outreach.distribution.states import POSTING_STATES, RECALLED, RECALLING, SAID

# Audiences by other codes there (``programme/activities/kinds.py``).
_AUDIENCES = {
    "pupil": "pupils",
    "official": "officials",
    "elder": "elderly",
    "business": "businesses",
    "minority": "other",
}
_AIRED = frozenset({OutletKind.LOUDSPEAKER, OutletKind.FOLDER, OutletKind.MOBILE})
_HUNG = frozenset({OutletKind.POSTER, OutletKind.BANNER})
_WORD = "Chỉ có lời khai của người đăng: chưa có liên kết, ảnh hay nhật ký phát."


def origin_key(posting: Posting) -> str:
    """How activities knows it for ever."""
    return f"distribution.posting:{posting.public_id}"


def posting_announce(posting: Posting) -> None:
    """Tell how it stands now; told twice is told once. Without a task of its agency there is
    nothing it could count for: the posting's page says so and asks for one. One whose last task
    was taken out (``posting_serve`` waits a while) is taken out of the report."""
    is_told = posting.state in POSTING_STATES.group("told")
    if is_told and posting.plan_tasks:
        announce_proven(proven_of(posting))
    elif is_told:
        words = "Không còn phục vụ nhiệm vụ nào của cơ quan."
        announce_taken_back(origin_key(posting), words, posting.revision)
    elif posting.state in (RECALLING, RECALLED):
        announce_taken_back(origin_key(posting), posting.reason, posting.revision)


def proven_of(posting: Posting) -> ProvenPosting:
    """The posting as it is announced."""
    outlet = posting.outlet
    proofs = [proof for proof in posting.proofs.all() if proof.counts_since is not None]
    return ProvenPosting(
        origin_key=origin_key(posting),
        number=posting.revision,
        agency=outlet.agency.public_id,
        plan_tasks=posting.plan_tasks,
        title=f"{posting.product.title} ({outlet.name})"[:300],
        done_on=timezone.localtime(posting.out_at).date(),
        form=outlet.form,
        url=reverse("distribution:posting", args=[posting.public_id]),
        audience=_AUDIENCES.get(posting.product.audience, "everybody"),
        place=(posting.place or outlet.place)[:200],
        reach_measured=posting.reach_measured,
        reach_source=posting.reach_source,
        note=_note(posting, proofs),
        links=list(dict.fromkeys(proof.url for proof in proofs if proof.url)),
        counts=_counts(posting, proofs),
    )


def _note(posting: Posting, proofs: list[Proof]) -> str:
    lines = [_WORD] if posting.state == SAID else []
    lines += [f"{ProofKind(proof.kind).label}: {proof.text}" for proof in proofs if proof.text]
    if posting.reach_estimated is not None:
        lines.append(f"Ước {posting.reach_estimated} lượt tiếp cận ({posting.reach_basis}).")
    return "\n".join(lines)


def _counts(posting: Posting, proofs: list[Proof]) -> list[Counted]:
    """One online post, so many broadcasts of a log, so many banners, so many showings on a screen:
    what nobody typed. Where nothing was shown each says that it is a word (decision 0217)."""
    is_by_word = posting.state == SAID
    source = f"Lượt đăng {posting.public_id}{': lời khai' if is_by_word else ''}"
    lines = _lines(posting.outlet.kind, proofs)
    return [(key, what, many, source, unit, is_by_word) for key, what, many, unit in lines]


def _lines(kind: str, proofs: list[Proof]) -> list[tuple[str, str, Decimal, str]]:
    """(key, what is counted, how many, unit)."""
    counted = {kind: 0 for kind in (ProofKind.PLAY_LOG, ProofKind.PHOTO)}
    for proof in proofs:
        if proof.kind in counted:
            counted[ProofKind(proof.kind)] += proof.plays or 0
    # A photo of the log says how often it ran; beside a log it would say so twice.
    plays = counted[ProofKind.PLAY_LOG] or counted[ProofKind.PHOTO]
    if kind in ONLINE:
        return [("post", "online_posts", Decimal(1), "")]
    if kind in _AIRED:
        return [("plays", "broadcasts", Decimal(plays or 1), "")]
    if kind in _HUNG:
        return [("hung", "banners", Decimal(1), "")]
    if kind == OutletKind.BULLETIN:
        return [("printed", "press_items", Decimal(1), "")]
    # No figure of the report adds these up, but what was proven has its evidence.
    return [("ran", "other", Decimal(plays or 1), "lượt")]
