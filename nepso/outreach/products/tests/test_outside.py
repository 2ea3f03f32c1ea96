"""Approval by a link: one version, one person, one decision; nothing of the key gets out."""

import copy
import datetime as dt
import importlib
import io
import logging
import re
import secrets
from logging.config import dictConfig

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.utils import timezone

from nepso.foundation.accounts.models import Membership
from nepso.foundation.audit.models import AuditLine
from nepso.foundation.files.services import photo_keep
from nepso.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from nepso.outreach.products import services
from nepso.outreach.products.demo.drawing import picture_drawn
from nepso.outreach.products.models import ApprovalLink, Comment, Product
from nepso.outreach.products.presenting import steps_of
from nepso.outreach.products.services.outside import Signed
from nepso.outreach.products.tests.conftest import RIGHTS
from tests.conventions.vietnamese import english_words

YES = Signed("Trần Thị B", "Chuyên gia, Trường Đại học X", "approve", "Đúng chuyên môn.")
SENT = {"name": YES.name, "role": YES.role, "decision": "approve", "reason": ""}


@pytest.fixture
def asked(desk):
    """A product sent by the officer, and the key the head issued for it."""
    return issued(desk, desk.submit(assets=[desk.asset()]))


def issued(desk, product, by="head", days=3):
    fresh = Product.objects.get(pk=product.pk)
    link, key = services.link_issue(
        product=fresh, revision=fresh.revision, named="Trần Thị B", body="Trường Đại học X",
        days=days, by=desk.person(by),
    )  # fmt: skip
    return link, key


def address(key):
    return f"/san-pham/xem-duyet/{key}/"


def test_their_yes_is_the_approval_with_who_vouched(desk, asked, client):
    link, key = asked
    page = client.get(address(key))
    text = page.content.decode()
    assert link.product.title in text
    assert "UBND xã A" in text
    assert "Tác giả: Tổ truyền thông xã A" in text
    assert not english_words(text)
    assert Product.objects.get().state == "in_review", "reading changes nothing"
    done = client.post(address(key), SENT)
    assert done.status_code == 200
    product = Product.objects.get()
    assert (product.state, product.reason) == ("approved", "")
    version = product.versions.get(approved_at__isnull=False)
    assert version.approved_by is None
    step = product.steps.order_by("-id").first()
    assert "Trần Thị B" in step.reason
    assert "Thủ Trưởng Xã" in step.reason
    line = AuditLine.objects.get(act="products.link_decide")
    assert line.detail["vouched_by"] == desk.person("head").public_id
    assert "Trần" not in str(line.detail), "no free text in the audit"
    client.force_login(desk.person("officer"))
    shown = client.get(f"/san-pham/{product.public_id}/ban/{version.number}/").content.decode()
    assert "Trần Thị B" in shown
    assert "bảo đảm" in shown


@pytest.mark.parametrize("decision", ["approve", "return"])
def test_the_steps_name_who_decided_by_link(desk, asked, client, decision):
    _, key = asked
    client.post(address(key), {**SENT, "decision": decision, "reason": "Đã đọc kỹ."})
    product = Product.objects.get()
    (first, *rest) = steps_of(product)
    assert first["who"] == f"{YES.name}, {YES.role} (qua liên kết)"
    assert "qua liên kết" not in str([step["who"] for step in rest])
    client.force_login(desk.person("officer"))
    page = client.get(f"/san-pham/{product.public_id}/").content.decode()
    assert first["who"] in page
    assert "Tài khoản đã xóa" not in page


def test_what_was_done_before_the_columns_were_there_is_told_too(desk, asked, client):
    _, key = asked
    client.post(address(key), SENT)
    product = Product.objects.get()
    texts = {"title": "A", "key_message": "B", "source": "C"}
    for revision, by in enumerate(("officer", "second")):
        one = services.translation_write(
            product=product, language="en", texts=texts, is_machine_made=False,
            revision=revision, by=desk.person(by),
        )  # fmt: skip
    product.steps.update(outsider="")
    one.writers.clear()
    name = "nepso.outreach.products.migrations.0007_who_signed_and_who_wrote"
    importlib.import_module(name).tell_who(apps, None)
    assert steps_of(product)[0]["who"].startswith(YES.name)
    assert set(one.writers.all()) == {desk.person("officer"), desk.person("second")}


def test_one_decision_and_no_second(asked, client):
    _, key = asked
    client.post(address(key), SENT)
    again = client.post(address(key), {**SENT, "decision": "return", "reason": "Đổi ý."})
    assert again.status_code == 404
    assert Product.objects.get().state == "approved"


def test_a_return_brings_its_remarks_to_the_writer(desk, asked, client):
    _, key = asked
    quote = "Dừng cuộc gọi."
    told = {**SENT, "decision": "return", "quote_0": "Không có đoạn này", "text_0": "Sửa."}
    wrong = client.post(address(key), told)
    assert wrong.status_code == 422
    assert "không có trong nội dung" in wrong.content.decode()
    assert "Không có đoạn này" in wrong.content.decode(), "what was typed stays"
    told |= {"quote_0": quote, "reason": "Thiếu số điện thoại."}
    assert client.post(address(key), told).status_code == 200
    product = Product.objects.get()
    assert (product.state, product.reason.endswith("Thiếu số điện thoại.")) == ("draft", True)
    reason = Comment.objects.get()
    assert (reason.quote, reason.written_by) == (quote, None)
    client.force_login(desk.person("officer"))
    shown = client.get(f"/san-pham/{product.public_id}/").content.decode()
    assert reason.outsider == "Trần Thị B, Chuyên gia, Trường Đại học X"
    remark = shown.split("Sửa.")[0].rsplit("<li", 1)[-1] + shown.split("Sửa.")[1][:400]
    assert reason.outsider in remark, "the remark itself says whose it is, not the step alone"


@pytest.mark.parametrize("ends", ["revoked", "over", "changed", "voucher left", "unknown"])
def test_a_link_that_opens_nothing_answers_alike(desk, asked, client, ends):
    link, key = asked
    if ends == "revoked":
        services.link_revoke(link=link, by=desk.person("head"))
    elif ends == "over":
        ApprovalLink.objects.update(expires_at=timezone.now() - dt.timedelta(minutes=1))
    elif ends == "changed":
        desk.do("take_back", link.product)
        desk.do("submit", link.product)
    elif ends == "voucher left":
        Membership.objects.filter(account=desk.person("head")).delete()
    else:
        key = "x" * 43
    gone = client.get(address(key))
    assert gone.status_code == 404
    assert "không còn dùng được" in gone.content.decode()
    assert client.post(address(key), SENT).status_code == 404
    with pytest.raises(NotFound):
        services.link_decide(link=link if ends != "unknown" else _used(desk, link), signed=YES)
    assert Product.objects.get(pk=link.product_id).state == "in_review"


def _used(desk, link):
    services.link_revoke(link=link, by=desk.person("head"))
    return link


def test_only_who_may_approve_and_wrote_nothing_issues_one(desk):
    product = desk.submit()
    for role in ("officer", "second", "other_head", "other"):
        with pytest.raises(NotAllowed):
            issued(desk, product, by=role)
    own = desk.do("submit", desk.write(by="head"), by="head")
    with pytest.raises(NotAllowed):
        issued(desk, own, by="head")
    issued(desk, own, by="lead_desk")


def test_it_lasts_seven_days_at_most(desk):
    product = desk.submit()
    for days in (0, 8):
        with pytest.raises(Invalid):
            issued(desk, product, days=days)
    for _ in range(5):
        issued(desk, product, days=7)
    with pytest.raises(Conflict):
        issued(desk, product)


def test_without_rights_nobody_approves(desk, client):
    _, key = issued(desk, desk.submit(assets=[desk.asset(author="")]))
    assert "Chưa đủ quyền" in client.get(address(key)).content.decode()
    told = client.post(address(key), SENT)
    assert told.status_code == 422
    assert "thiếu tác giả" in told.content.decode()
    assert ApprovalLink.objects.get().decision == ""


def test_the_key_gets_nowhere(desk, asked, client, caplog):
    link, key = asked
    assert len(key) >= 43, "256 bits"
    assert key not in str(ApprovalLink.objects.values())
    with caplog.at_level(logging.DEBUG):
        answers = [
            client.get(address(key)), client.post(address(key), {}), client.get(address(key + "x")),
            client.get(f"{address(key)}anh/khong-co/"),
        ]  # fmt: skip
    for answer in answers:
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
    assert key not in caplog.text
    text = answers[0].content.decode()
    assert not re.search(r'(?:src|href)="https?://', text), "no third party"
    assert link.public_id not in text


def test_pictures_of_that_product_alone(desk, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    by = desk.person("officer")
    shown, other = (
        services.asset_add(
            agency=desk.tree["xa-a"], facts={**RIGHTS, "title": name}, by=by,
            stored=photo_keep(content=ContentFile(picture_drawn("telephone")), name="a.png", by=by),
        )
        for name in ("Hình của sản phẩm", "Hình khác")
    )  # fmt: skip
    _, key = issued(desk, desk.submit(assets=[shown]))
    its_own = client.get(f"{address(key)}anh/{shown.public_id}/")
    assert its_own.status_code == 200
    assert b"".join(its_own.streaming_content).startswith(b"\xff\xd8")
    assert client.get(f"{address(key)}anh/{other.public_id}/").status_code == 404


def test_many_tries_are_held_back(asked, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"approval_link": "2/10m/ip"}
    _, key = asked
    statuses = [client.post(address(key), {}).status_code for _ in range(3)]
    assert statuses == [422, 422, 429]


def test_the_head_makes_shows_once_and_revokes(desk, client):
    product = desk.submit()
    client.force_login(desk.person("head"))
    here = f"/san-pham/{product.public_id}/lien-ket/"
    assert client.post(here, {"named": "", "revision": product.revision}).status_code == 422
    made = client.post(
        here, {"named": "Bà B", "body": "Trường X", "days": "2", "revision": product.revision}
    )
    assert "/san-pham/xem-duyet/" in made.content.decode()
    again = client.get(here).content.decode()
    assert "/san-pham/xem-duyet/" not in again
    assert "Bà B" in again
    assert not english_words(again)
    link = ApprovalLink.objects.get()
    client.post(f"{here}{link.public_id}/thu-hoi/")
    assert ApprovalLink.objects.get().revoked_at is not None
    client.force_login(desk.person("officer"))
    assert client.get(here).status_code == 403


def test_no_line_of_the_log_names_a_key_whatever_fails(settings):
    key, product = secrets.token_urlsafe(32), "be69byhj6ymy8pk4"
    written = io.StringIO()
    config = copy.deepcopy(settings.LOGGING)
    config["loggers"] = {"django.request": {"handlers": ["stderr"], "propagate": False}}
    config["handlers"]["stderr"]["stream"] = written
    dictConfig({**config, "root": {}, "incremental": False})
    try:
        try:
            raise RuntimeError(f"broke at {address(key)}")
        except RuntimeError:
            where = f"{address(key)} after /san-pham/{product}/"
            logging.getLogger("django.request").exception("Internal Server Error: %s", where)
    finally:
        dictConfig(settings.LOGGING)
    assert key not in written.getvalue()
    assert product in written.getvalue(), "what opens nothing stays, to find the fault"
    assert "test_outside.py" in written.getvalue()
