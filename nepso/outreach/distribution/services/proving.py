"""What shows that it ran, how many it reached, and for which tasks of the agency it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from django.db import transaction

from nepso.foundation.accounts.models import Account
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record
from nepso.foundation.files.models import StoredFile
from nepso.foundation.files.services import file_hold
from nepso.foundation.jobs.services import job_enqueue
from nepso.kernel.clock import now
from nepso.kernel.errors import Conflict, Invalid
from nepso.kernel.policy import require
from nepso.outreach.distribution.addresses import is_web_address, web_address_typed
from nepso.outreach.distribution.kinds import Move, ProofKind
from nepso.outreach.distribution.models import Posting, Proof
from nepso.outreach.distribution.policies import may_see_proof, may_work_on_posting
from nepso.outreach.distribution.ports import own_tasks, public_pages
from nepso.outreach.distribution.selectors.on_portal import page_read, words_read
from nepso.outreach.distribution.selectors.postings import TASKS_SWAPPED
from nepso.outreach.distribution.selectors.recalls import recall_of_posting
from nepso.outreach.distribution.services.postings import posting_put_out
from nepso.outreach.distribution.states import DROPPED, OUT, POSTING_STATES, PROVEN, SAID
from nepso.outreach.distribution.stepping import moved_on, posting_held, step_add
from nepso.outreach.products.richtext import typed

GIVE = act("distribution.proof_give", "đã nộp minh chứng của một lượt đăng")
TITLE = act("distribution.proof_look_up", "hệ thống đã đọc tên trang của một minh chứng")
SEE = act("distribution.proof_see", "đã mở xem liên kết minh chứng của người khác")
REACH = act("distribution.reach_tell", "đã ghi lượt tiếp cận của một lượt đăng")
TASKS = act("distribution.posting_serve", "đã gắn nhiệm vụ cho một lượt đăng")
_NO_TITLE = "Trang mở được nhưng không có tên."
MOST_PROOFS, MOST_REACH, MOST_TASKS = 20, 100_000_000, 10


class ReachFacts(TypedDict):
    """Numbers with where they come from; None: not known."""

    measured: int | None
    source: str
    estimated: int | None
    basis: str


@transaction.atomic
def posting_show(*, posting: Posting) -> Proof:
    """Put out on a page of our own what is due there; the page that shows it is its proof.

    Its title is known, so that nothing is fetched from ourselves. A podcast is proven by the page
    of its product only while that is there. Raises what either act raises.
    """
    product = posting.product
    page = public_pages().page_of(product) if posting.is_on_portal else page_read(product)
    out = posting_put_out(posting=posting, revision=None, by=None, url=page)
    if page:
        title = words_read(out).title
        return proof_give(posting=out, kind=ProofKind.LINK, url=page, title=title, by=None)
    words = "Hệ thống tự hiện trên trang công khai đúng giờ đã lên lịch."
    return proof_give(posting=out, kind=ProofKind.NOTE, text=words, by=None)


@transaction.atomic
def proof_give(
    *,
    posting: Posting,
    kind: str,
    by: Account | None,
    url: str = "",
    stored: StoredFile | None = None,
    plays: int | None = None,
    text: str = "",
    title: str = "",
) -> Proof:
    """Show that it ran: a link (its page is read for its title in a job, unless that is known:
    ``title``, of a page of our own), a photo that ``foundation/files`` made anew, a play log, or a
    person's word with what it rests on, which only says so (``SAID``, decision 0217).

    The first proof that counts moves it to proven and is announced in a job of the same
    transaction. A link that a person gave counts once its title was read, or with a photo, or once
    a second person opened it. ``by`` None: the machine that showed or played it. Raises Invalid
    with a sentence per field.
    """
    fresh = posting_held(posting)
    if by is not None:
        require(may_work_on_posting(by, fresh))
    _require_running(fresh)
    proof = Proof(posting=fresh, kind=kind, url=web_address_typed(typed(url)), stored=stored,
                  plays=plays, text=typed(text), given_by=by)  # fmt: skip
    _checked(proof)
    is_link = kind == ProofKind.LINK
    is_counted = not is_link or by is None or _photographed(fresh)
    proof.counts_since = now() if is_counted else None
    proof.is_by_word = kind == ProofKind.NOTE and by is not None
    if is_link and title:
        proof.title, proof.looked_up_at = _one_line(title), now()
    proof.save()
    if stored is not None:
        file_hold(stored=stored, holder=f"distribution.proof:{proof.public_id}", by=by)
    if is_link and not title:
        job_enqueue("distribution.look_up_link", proof=proof.public_id)
    if kind == ProofKind.PHOTO:  # with it the links that nobody could read count too
        links = fresh.proofs.filter(kind=ProofKind.LINK, counts_since=None)
        links.update(counts_since=proof.counts_since)
    if is_counted:
        _proven(fresh, by, is_by_word=proof.is_by_word)
    else:
        step_add(fresh, Move.LINKED, by)
    record(GIVE, by=by, on=fresh, detail={"proof": proof.public_id, "kind": kind})
    return proof


def _require_running(posting: Posting) -> None:
    if posting.state in POSTING_STATES.group("running"):
        return
    if posting.state in POSTING_STATES.group("taken_back") or recall_of_posting(posting):
        raise Conflict("Lượt này đã bị thu hồi: không đọc, không đăng và không ghi thêm nữa.")
    if posting.state == DROPPED:
        raise Conflict("Lượt này đã bỏ khỏi lịch: hãy lên lịch một lượt khác.")
    raise Conflict("Lượt này chưa đăng: hãy ghi “đã đăng” trước.")


def _one_line(title: str) -> str:
    return " ".join(title.split())[:300]


def _photographed(posting: Posting) -> bool:
    return posting.proofs.filter(kind=ProofKind.PHOTO).exists()


def _proven(posting: Posting, by: Account | None, *, is_by_word: bool = False) -> None:
    """A proof of it counts from now on, a word as a word; of what was taken back meanwhile nothing
    is told."""
    if posting.state not in POSTING_STATES.group("running"):
        return
    state, move = (SAID, Move.SAID) if is_by_word else (PROVEN, Move.PROVEN)
    if posting.state in (OUT, SAID) and posting.state != state:
        moved_on(posting, state, move, by)
    else:
        step_add(posting, move, by)
    job_enqueue("distribution.announce", posting=posting.public_id)


def _checked(proof: Proof) -> None:
    wrong: dict[str, str] = {}
    if proof.kind not in ProofKind.values:
        wrong["kind"] = "Chưa chọn loại minh chứng: hãy chọn trong danh sách."
    # One that stands beside a photo is a link on the page too.
    if (proof.url or proof.kind == ProofKind.LINK) and not is_web_address(proof.url):
        wrong["url"] = "Liên kết phải bắt đầu bằng https:// hoặc http://: hãy chép lại."
    if len(proof.url) > 1000:
        wrong["url"] = "Liên kết dài quá 1000 ký tự: hãy chép liên kết ngắn hơn."
    if proof.kind == ProofKind.PHOTO and (proof.stored is None or not proof.stored.is_photo):
        wrong["photo"] = "Chưa có ảnh: hãy chọn một ảnh chụp."
    if proof.kind == ProofKind.PLAY_LOG and not proof.plays:
        wrong["plays"] = "Chưa có số lần phát: hãy ghi số lần theo nhật ký."
    if proof.kind in (ProofKind.NOTE, ProofKind.PLAY_LOG) and not proof.text:
        wrong["text"] = "Hãy ghi ai xác nhận, theo sổ hoặc nhật ký nào."
    if len(proof.text) > 2000:
        wrong["text"] = "Dài quá 2000 ký tự: hãy viết ngắn lại."
    # A station or a screen tells of every run: play logs are as many as there are.
    typed_ones = proof.posting.proofs.exclude(kind=ProofKind.PLAY_LOG)
    if proof.kind != ProofKind.PLAY_LOG and typed_ones.count() >= MOST_PROOFS:
        wrong[""] = f"Một lượt đăng có nhiều nhất {MOST_PROOFS} minh chứng."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)


@transaction.atomic
def proof_title_keep(*, proof: Proof, title: str, unread_because: str = "") -> Proof:
    """Keep what the page behind a link calls itself: from then on the link proves its posting.

    A page without a title, or one that could not be opened or is another than was asked for
    (``unread_because``), proves nothing by itself. Run again it changes nothing.
    """
    posting = posting_held(proof.posting)
    fresh = Proof.objects.select_for_update(of=("self",)).get(pk=proof.pk)
    if fresh.looked_up_at is not None:
        return fresh
    fresh.title, fresh.looked_up_at = _one_line(title), now()
    fresh.unread_because = (unread_because or ("" if fresh.title else _NO_TITLE))[:300]
    counts_now = not fresh.unread_because and fresh.counts_since is None
    fresh.counts_since = now() if counts_now else fresh.counts_since
    fresh.save(update_fields=["title", "looked_up_at", "unread_because", "counts_since"])
    if counts_now:
        _proven(posting, None)
    record(TITLE, by=None, on=posting, detail={"proof": fresh.public_id})
    return fresh


@transaction.atomic
def proof_see(*, proof: Proof, by: Account) -> Proof:
    """A second person opened the link and saw the posting there: it counts, with their name.

    For a page whose title no machine could read (a closed network, a page behind a sign-in). Raises
    NotAllowed for who gave the link, and for one that counts already.
    """
    posting = posting_held(proof.posting)
    fresh = Proof.objects.select_for_update(of=("self",)).get(pk=proof.pk)
    require(may_see_proof(by, fresh, posting))
    fresh.seen_by, fresh.counts_since = by, now()
    fresh.save(update_fields=["seen_by", "counts_since"])
    _proven(posting, by)
    record(SEE, by=by, on=posting, detail={"proof": fresh.public_id})
    return fresh


@transaction.atomic
def reach_tell(
    *, posting: Posting, revision: int | None, facts: ReachFacts, by: Account | None
) -> Posting:
    """How many it reached: what was measured and what is estimated stand apart, each with its
    source; a number without one is refused. ``by`` and ``revision`` None: the machine counted."""
    fresh = posting_held(posting, revision)
    if by is not None:
        require(may_work_on_posting(by, fresh))
    if fresh.state not in POSTING_STATES.group("running"):
        raise Conflict("Chỉ ghi lượt tiếp cận của lượt đang đăng: hãy tải lại trang.")
    source, basis = typed(facts["source"])[:200], typed(facts["basis"])[:200]
    measured, estimated = facts["measured"], facts["estimated"]
    wrong = {}
    if measured is not None and not source:
        wrong["source"] = "Số đo được cần ghi đo bằng gì, ví dụ: số liệu của trang Facebook."
    if estimated is not None and not basis:
        wrong["basis"] = "Số ước cần ghi ước theo cách nào, ví dụ: số hộ nghe loa cụm 3."
    for name, number in (("measured", measured), ("estimated", estimated)):
        if number is not None and not 0 <= number <= MOST_REACH:
            wrong[name] = "Số lượt không hợp lý: hãy xem lại số."
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    fresh.reach_measured, fresh.reach_source = measured, source if measured is not None else ""
    fresh.reach_estimated, fresh.reach_basis = estimated, basis if estimated is not None else ""
    step_add(fresh, Move.REACH, by)
    _announce_again(fresh)
    record(REACH, by=by, on=fresh, detail={"measured": measured, "estimated": estimated})
    return fresh


@transaction.atomic
def posting_serve(
    *, posting: Posting, revision: int, plan_tasks: Sequence[str], by: Account
) -> Posting:
    """Say which tasks of the outlet's agency it serves; Invalid for a task of another agency."""
    fresh = posting_held(posting, revision)
    require(may_work_on_posting(by, fresh))
    fresh.plan_tasks = list(dict.fromkeys(plan_tasks))
    if not own_tasks().are_own(fresh.plan_tasks, fresh.outlet.agency.public_id):
        raise Invalid("Có nhiệm vụ không phải của cơ quan có kênh này: hãy chọn lại.")
    if len(fresh.plan_tasks) > MOST_TASKS:
        raise Invalid(f"Nhiều nhất {MOST_TASKS} nhiệm vụ: hãy giữ nhiệm vụ chính.")
    fresh.revision += 1
    fresh.save()
    _announce_again(fresh)
    record(TASKS, by=by, on=fresh, detail={"plan_tasks": fresh.plan_tasks})
    return fresh


def _announce_again(posting: Posting) -> None:
    """Who takes out the last task often puts another in: an activity that is withdrawn comes back
    only as a new one, which waits anew, so that nothing is told for a while."""
    if posting.state in POSTING_STATES.group("told"):
        later = None if posting.plan_tasks else now() + TASKS_SWAPPED
        job_enqueue("distribution.announce", run_at=later, posting=posting.public_id)
