"""What is out is everybody's; the rest is its agency's alone."""

import pytest

from nepso.kernel.clock import now
from nepso.outreach.distribution.models import Variant
from nepso.outreach.distribution.services import posting_plan, variant_make
from nepso.outreach.distribution.tests.conftest import Air
from nepso.outreach.products.models import Product
from nepso.outreach.products.services import product_run, translation_decide, translation_write
from nepso.outreach.products.states import RECALLED
from nepso.publicapi.models import ApiCall
from nepso.publicapi.rest.tests.conftest import draft, error_of, key_of, put_out

OWN = "/own/products"


def test_everybody_reads_what_is_out_and_nothing_else(anybody, desk, out):
    desk.write(title="Bản nháp")
    desk.approve(title="Mới duyệt")
    [line] = anybody.get("/products").json()["items"]
    assert line["id"] == out.public_id
    assert line["agency"] == {"code": "xa-a", "name": "UBND xã A"}
    told = anybody.get(f"/products/{out.public_id}").json()
    assert "<h3>Cần làm gì</h3>" in told["html"]
    assert told["articles"] == [5]
    product_run(product=out, state=RECALLED, by=None, reason="Sai.")
    assert anybody.get("/products").json() == {"items": [], "next": None}
    error_of(anybody.get(f"/products/{out.public_id}"), 410, "gone")


def test_what_runs_on_a_notice_board_alone_is_not_on_the_portal(anybody, desk):
    board = Air(desk).out(Air(desk).outlet("notice_board"), desk.approve())
    assert Product.objects.get(pk=board.product_id).state == "out"
    assert anybody.get("/products").json()["items"] == []
    error_of(anybody.get(f"/products/{board.product.public_id}"), 404)


def test_what_runs_on_the_portal_is_given_in_the_words_in_which_it_runs(anybody, desk):
    air, product = Air(desk), desk.approve()
    made = air.variant(product, "portal")
    words = {"title": "Ba việc khi nghe máy", "lead": "Gác máy trước đã.", "body": "## Ba\n\nGác."}
    air.do("edit", made, parts={**made.parts, **words})
    air.do("approve", made, by="head")
    air.out(air.outlet("portal"), product)
    [line] = anybody.get("/products").json()["items"]
    told = anybody.get(f"/products/{product.public_id}").json()
    for one in (line, told):
        assert (one["title"], one["key_message"]) == (words["title"], words["lead"])
        assert (one["language"], one["is_machine_translated"]) == ("vi", False)
    assert told["html"] == "<h3>Ba</h3>\n<p>Gác.</p>\n"
    assert product.title not in str(told)
    assert told["changed_by"] == "", "by its own agency"
    other = desk.tree["so-yt"]
    Variant.objects.update(agency=other)  # as where another agency puts its words on its page
    assert anybody.get(f"/products/{product.public_id}").json()["changed_by"] == other.name


def test_a_machine_translation_says_so_and_its_text_does_not_say_it_twice(anybody, desk):
    air, product, by = Air(desk), desk.approve(), desk.person
    texts = {"title": "Spot a fake call", "key_message": "Hang up.", "source": "Never wire money."}
    one = translation_write(
        product=product, language="en", texts=texts, is_machine_made=True, revision=0,
        by=by("officer"),
    )  # fmt: skip
    translation_decide(
        translation=one, revision=one.revision, is_good=True, reason="", by=by("head")
    )
    product.refresh_from_db()
    spoken = {"kind": "portal", "language": "en", "agency": product.agency}
    variant = variant_make(product=product, **spoken, by=by("officer"))
    planned = posting_plan(
        variant=variant, outlet=air.outlet("portal", language="en"), planned_at=now(),
        by=by("officer"), knowing=True,
    )  # fmt: skip
    air.do("put_out", planned)
    told = anybody.get(f"/products/{product.public_id}").json()
    assert (told["title"], told["html"]) == ("Spot a fake call", "<p>Never wire money.</p>\n")
    assert (told["language"], told["is_machine_translated"]) == ("en", True)


def test_one_that_was_mended_and_is_out_elsewhere_is_told_to_nobody_as_recalled(anybody, desk, out):
    air = Air(desk)
    air.recall(out)
    error_of(anybody.get(f"/products/{out.public_id}"), 410, "gone")
    air.desk.do("reopen", out, reason="Sửa số.")
    air.desk.do("edit", out, facts={"key_message": "Gọi 113."})
    air.desk.do("submit", out)
    air.desk.do("approve", out, by="head")
    air.out(air.outlet("notice_board"), out)
    error_of(anybody.get(f"/products/{out.public_id}"), 404, "not_found")


def test_a_draft_is_not_found_by_everybody_nor_by_another_agency(anybody, other, commune, desk):
    own = desk.write()
    for path in (f"/products/{own.public_id}", f"/products/{'z' * 16}"):
        error_of(anybody.get(path), 404)
    assert commune.get(f"{OWN}/{own.public_id}").json()["title"] == own.title
    error_of(other.get(f"{OWN}/{own.public_id}"), 404, "not_found")
    assert other.get(OWN).json()["items"] == []
    change = draft(title="Của người khác", revision=own.revision)
    error_of(other.put(f"{OWN}/{own.public_id}", change), 404, "not_found")
    own.refresh_from_db()
    assert own.title == draft()["title"]


def test_an_approved_product_of_another_agency_is_not_among_ones_own(other, desk):
    approved = desk.approve()
    assert other.get(OWN).json()["items"] == []
    error_of(other.get(f"{OWN}/{approved.public_id}"), 404)


def test_a_key_of_an_agency_above_keeps_to_its_own(client, desk):
    """The lead desk may read every draft; its key reads those of its agency alone."""
    from nepso.foundation.accounts.roles import Role
    from nepso.foundation.accounts.tests.conftest import make_person
    from nepso.publicapi.rest.tests.conftest import Machine

    lead = desk.tree["so-vh"]
    both = make_person("Hai Vai", (lead, Role.LEAD_DESK), (lead, Role.AGENCY_HEAD))
    machine = Machine(client, key_of(lead, both)[1])
    own = desk.write()
    error_of(machine.get(f"{OWN}/{own.public_id}"), 404)
    assert machine.get(OWN).json()["items"] == []


def test_a_machine_writes_a_draft_in_the_name_of_whoever_made_its_key(commune, desk):
    answer = commune.post(OWN, draft())
    assert answer.status_code == 201
    told = answer.json()
    assert (told["state"], told["state_label"]) == ("draft", "Nháp")
    made = Product.objects.get(public_id=told["id"])
    assert made.agency == desk.tree["xa-a"]
    assert made.versions.get().written_by_id == desk.people["head"].pk
    change = draft(title="Tên mới", revision=told["revision"])
    assert commune.put(f"{OWN}/{told['id']}", change).json()["title"] == "Tên mới"
    error_of(commune.put(f"{OWN}/{told['id']}", change), 409, "conflict")


def test_the_same_call_twice_is_one(commune, other):
    first, again = commune.post(OWN, draft()), commune.post(OWN, draft())
    assert first.json() == again.json()
    assert again.status_code == 201
    assert Product.objects.count() == 1
    error = error_of(commune.post(OWN, draft(title="Khác")), 422)
    assert "Idempotency-Key" in error["fields"]
    assert Product.objects.count() == 1
    assert other.post(OWN, draft()).json()["id"] != first.json()["id"]
    assert "lenh-0001" not in str(list(ApiCall.objects.values()))


def test_a_call_that_failed_leaves_its_name_free(commune):
    error_of(commune.post(OWN, draft(plan_tasks=["a" * 16])), 422)
    assert commune.post(OWN, draft()).status_code == 201
    error_of(commune.post(OWN, draft(), name=""), 422)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"plan_tasks": ["a" * 16]}, "plan_tasks"),
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "có\u0000"}, "title"),
        ({"source": "##"}, "source"),
        ({"articles": [0]}, "articles.0"),
        ({"audience": "robots"}, "audience"),
        ({"agency": "so-yt"}, "agency"),
        ({"disclosure": "paid"}, "disclosed_as"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(commune, change, field):
    error = error_of(commune.post(OWN, draft(**change)), 422, "invalid")
    assert field in error["fields"]
    assert all(sentence.endswith(".") for sentence in error["fields"].values())


def test_what_was_sent_for_review_is_not_changed(commune, desk):
    sent = desk.submit()
    change = draft(revision=sent.revision)
    error_of(commune.put(f"{OWN}/{sent.public_id}", change), 409, "conflict")


def test_pages_follow_each_other_and_a_bent_cursor_is_refused(anybody, commune, desk):
    made = [put_out(desk, title=f"Sản phẩm {n}").public_id for n in range(3)]
    first = anybody.get("/products?size=2").json()
    second = anybody.get(f"/products?size=2&cursor={first['next']}").json()
    assert [one["id"] for one in first["items"] + second["items"]] == made[::-1]
    assert second["next"] is None
    bent = first["next"][:-1] + ("a" if first["next"][-1] != "a" else "b")
    for cursor in (bent, "x", "a:b:c"):
        error_of(anybody.get(f"/products?cursor={cursor}"), 400, "bad_request")
    # Of another list.
    error_of(commune.get(f"{OWN}?cursor={first['next']}"), 400)


def test_states_and_audiences_choose(anybody, commune, desk, out):
    desk.write()
    assert len(commune.get(f"{OWN}?state=draft").json()["items"]) == 1
    assert len(commune.get(OWN).json()["items"]) == 2
    assert anybody.get("/products?audience=pupil").json()["items"] == []
    assert len(anybody.get("/products?audience=elder").json()["items"]) == 1
    error_of(anybody.get("/products?audience=robots"), 422)


def test_as_many_queries_however_many_products(
    anybody, commune, desk, django_assert_num_queries, django_assert_max_num_queries
):
    for n in range(3):
        put_out(desk, title=f"Sản phẩm {n}")
    with django_assert_num_queries(1):
        anybody.get("/products")
    one = Product.objects.all()[0].public_id
    with django_assert_num_queries(1):
        anybody.get(f"/products/{one}")
    # The key, its pace, the rights of its maker, agencies, the page.
    with django_assert_max_num_queries(5):
        commune.get(OWN)
