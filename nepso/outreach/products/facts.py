"""What a person writes of a product, checked: one sentence for each field that cannot be taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from nepso.foundation.search.declaring import search_columns
from nepso.kernel.errors import Invalid
from nepso.outreach.products.kinds import Audience, Disclosure
from nepso.outreach.products.models import Asset, Product
from nepso.outreach.products.richtext import plain_text, typed

LABELS = {
    "title": "Tên sản phẩm",
    "purpose": "Mục đích",
    "audience": "Đối tượng",
    "key_message": "Thông điệp chính",
    "source": "Nội dung",
    "articles": "Giải thích điều của Bộ Quy tắc",
    "plan_tasks": "Nhiệm vụ",
    "disclosure": "Tài trợ, đối tác",
    "disclosed_as": "Lời công khai",
    "assets": "Hình ảnh, tệp",
}
LONGEST = {"title": 200, "purpose": 500, "key_message": 120, "source": 20_000, "disclosed_as": 200}
MOST_TASKS, MOST_ASSETS, MOST_ARTICLES, LAST_ARTICLE = 10, 20, 20, 99
_MISSING = {
    "title": "Chưa có tên: hãy đặt một tên ngắn để dễ tìm lại.",
    "purpose": "Chưa ghi mục đích: hãy viết người xem sẽ biết hoặc làm được gì.",
    "key_message": "Chưa có thông điệp chính: hãy viết một câu tối đa 120 ký tự.",
    "source": "Chưa có nội dung: hãy viết ít nhất một đoạn.",
}


class ProductFacts(TypedDict, total=False):
    """``articles`` numbers, ``plan_tasks`` public ids of tasks, ``assets`` in their order. What is
    absent stays as it is."""

    title: str
    purpose: str
    audience: str
    key_message: str
    source: str
    articles: Sequence[int]
    plan_tasks: Sequence[str]
    disclosure: str
    disclosed_as: str
    assets: Sequence[Asset]


def facts_set(product: Product, facts: ProductFacts) -> None:
    """Put the facts on an unsaved or draft row, assets apart; raises Invalid, a sentence each."""
    wrong = _texts_set(product, facts)
    product.audience = facts.get("audience", product.audience)
    if product.audience not in Audience.values:
        wrong["audience"] = "Chưa chọn đối tượng: hãy chọn một nhóm người xem."
    product.disclosure = facts.get("disclosure", product.disclosure)
    if product.disclosure not in Disclosure.values:
        wrong["disclosure"] = "Hãy chọn có tài trợ, đối tác hay không."
    elif product.disclosure != Disclosure.NONE and not product.disclosed_as:
        wrong["disclosed_as"] = "Có tài trợ hoặc đối tác: hãy ghi lời công khai sẽ in kèm."
    elif product.disclosure == Disclosure.NONE:
        product.disclosed_as = ""
    wrong |= _lists_set(product, facts)
    if wrong:
        raise Invalid(" ".join(wrong.values()), fields=wrong)
    search_set(product)


def _texts_set(product: Product, facts: ProductFacts) -> dict[str, str]:
    wrong: dict[str, str] = {}
    for name, most in LONGEST.items():
        if name in facts:
            text = typed(str(facts[name]))  # type: ignore[literal-required]
            setattr(product, name, text)
            if len(text) > most:
                wrong[name] = f"Dài quá {most} ký tự ({len(text)}): hãy viết ngắn lại."
        if name in _MISSING and not getattr(product, name):
            wrong[name] = _MISSING[name]
    if "source" not in wrong and not plain_text(product.source):
        wrong["source"] = _MISSING["source"]
    return wrong


def _lists_set(product: Product, facts: ProductFacts) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if "articles" in facts:
        product.articles = sorted(set(facts["articles"]))
        in_range = all(1 <= number <= LAST_ARTICLE for number in product.articles)
        if not in_range or len(product.articles) > MOST_ARTICLES:
            wrong["articles"] = "Số điều không đúng: hãy ghi các số, ví dụ 5, 8."
    if "plan_tasks" in facts:
        product.plan_tasks = list(dict.fromkeys(facts["plan_tasks"]))
        if len(product.plan_tasks) > MOST_TASKS:
            wrong["plan_tasks"] = f"Nhiều nhất {MOST_TASKS} nhiệm vụ: hãy giữ nhiệm vụ chính."
    if len(facts.get("assets", ())) > MOST_ASSETS:
        wrong["assets"] = f"Nhiều nhất {MOST_ASSETS} hình ảnh, tệp: hãy bỏ bớt."
    return wrong


def search_set(product: Product) -> None:
    """What is searched: all that whoever sees the product may read."""
    text = plain_text(product.source)
    parts = [product.title, product.key_message, product.purpose, text]
    names = [product.agency.name, product.agency.short_name]
    product.search_text, product.folded = search_columns([*parts, *names])


def facts_as_data(product: Product) -> dict[str, Any]:
    """Its facts as a version keeps them; assets with the hash of their bytes."""
    data = {name: getattr(product, name) for name in LABELS if name != "assets"}
    placed = product.placed.select_related("asset__stored").order_by("order", "id")
    data["assets"] = [
        {
            "public_id": one.asset.public_id,
            "title": one.asset.title,
            "alt": one.asset.alt,
            "sha256": one.asset.stored.sha256,
        }
        for one in placed
    ]
    return data


def words_of_fact(name: str, value: Any) -> str:
    """A kept fact as a person reads it."""
    if name == "audience":
        return dict(Audience.choices).get(value, "")
    if name == "disclosure":
        return dict(Disclosure.choices).get(value, "")
    if name == "assets":
        return "\n".join(f"{asset['title']} ({asset['alt']})" for asset in value or [])
    if name == "articles":
        return ", ".join(f"Điều {number}" for number in value or [])
    if name == "plan_tasks":
        return "\n".join(value or [])
    return str(value or "")
