"""Rich text lets nothing run; facts are checked; near texts and changes are shown."""

import importlib
import re

import lxml.html
import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from nepso.foundation.files.kinds import FileKind
from nepso.foundation.files.models import StoredFile
from nepso.foundation.similarity.models import Sketch, SketchMark
from nepso.kernel.errors import Invalid
from nepso.outreach.products import selectors, services
from nepso.outreach.products.diffing import differences
from nepso.outreach.products.facts import facts_as_data
from nepso.outreach.products.richtext import plain_text, rich_html
from nepso.outreach.products.tests.conftest import RIGHTS, TEXT

XSS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt&#58;alert(1))", "[x](data:text/html,<script>1)",
    "<a href='jav&#x09;ascript:alert(1)'>x</a>", "<iframe src='https://a.vn'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>", "<body onload=alert(1)>", "<style>*{}</style>",
    "<p style='position:fixed' onclick=alert(1) class=x id=y>x</p>", "<form action=//a.vn><input>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>", "<object data=x></object>",
    "<meta http-equiv=refresh content='0;url=//a.vn'>", "<base href=//a.vn>", "![x](//a.vn/y.png)",
    "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<x/onclick=alert(1)>y",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<a href='//a.vn'>x</a>",
    "<template><script>alert(1)</script></template>", "<<script>script>alert(1)<</script>/script>",
    "<!--><img src=x onerror=alert(1)>-->", "<a href=\"vbscript:x\">x</a>", "`<script>1</script>`",
]  # fmt: skip
ALLOWED = {"p", "br", "h3", "h4", "ul", "ol", "li", "strong", "b", "em", "i", "blockquote", "a",
           "sub", "sup"}  # fmt: skip


def _is_harmless(made: str) -> None:
    tree = lxml.html.fragment_fromstring(made, create_parent="root")
    for element in tree.iterdescendants():
        assert element.tag in ALLOWED, made
        assert set(element.attrib) <= ({"href", "rel"} if element.tag == "a" else set()), made
        if "href" in element.attrib:
            assert re.match(r"(https?|tel|mailto):", element.attrib["href"]), made


@pytest.mark.parametrize("harm", XSS)
def test_the_list_of_attacks_comes_to_nothing(harm):
    for source in (harm, f"Trước {harm} sau", f"- {harm}", f"## {harm}", f"> {harm}\n\n{harm}"):
        _is_harmless(rich_html(source))
        assert "alert(1)</script" not in plain_text(source)


@given(
    st.text(max_size=200) | st.lists(st.sampled_from([*XSS, "\n", "- ", "**", "["])).map("".join)
)
def test_whatever_is_typed_comes_to_nothing(source):
    _is_harmless(rich_html(source))


def test_what_is_typed_reads_as_meant():
    made = rich_html("# Lớn\n\nMột\nhai < ba & bốn\n\n- **a**\n\n[b](https://vidu.gov.vn)")
    assert "<h3>Lớn</h3>" in made
    assert "Một<br>" in made.replace(" />", ">")
    assert "hai &lt; ba &amp; bốn" in made
    assert '<a href="https://vidu.gov.vn" rel="noopener nofollow">b</a>' in made
    assert plain_text(TEXT).splitlines()[1:] == [
        "Cần làm gì", "Dừng cuộc gọi.", "Báo công an nơi gần nhất.",
    ]  # fmt: skip
    assert plain_text("hai < ba & bốn") == "hai < ba & bốn"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "  "}, "title"),
        ({"key_message": "x" * 121}, "key_message"),
        ({"source": "<script>alert(1)</script>"}, "source"),
        ({"audience": "kẻ xấu"}, "audience"),
        ({"articles": [0]}, "articles"),
        ({"articles": [100]}, "articles"),
        ({"disclosure": "paid"}, "disclosed_as"),
        ({"plan_tasks": [str(n) for n in range(11)]}, "plan_tasks"),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field(desk, wrong, field):
    with pytest.raises(Invalid) as refused:
        desk.write(**wrong)
    assert list(refused.value.fields) == [field]


def test_a_text_near_a_translation_or_what_is_said_in_a_film_is_pointed_out(desk):
    said = plain_text(TEXT)
    stored = StoredFile.objects.create(
        kind=FileKind.MP3, name="bai.mp3", sha256="1" * 64, size=1, channels=1, seconds=9
    )
    sound = services.asset_add(
        agency=desk.tree["xa-a"], stored=stored, by=desk.person("officer"),
        facts={**RIGHTS, "title": "Bài nói", "transcript": said},
    )  # fmt: skip
    far = "Một bài về chuyện khác hẳn, dài vừa đủ để máy so được với bài nào cũng như với bài này."
    holds = desk.write(source=far, assets=[sound])
    translated = desk.write(source=f"{far} Thêm một ý nữa để không giống bài trên kia lắm đâu nhé.")
    services.translation_write(
        product=translated, language="en", is_machine_made=False, revision=0,
        texts={"title": "A", "key_message": "B", "source": TEXT}, by=desk.person("officer"),
    )  # fmt: skip
    one = desk.write()
    near = selectors.products_alike(one, desk.person("lead_desk"))
    assert {(a.product, a.asset) for a in near} == {(translated, None), (None, sound)}
    assert [a.translation.language for a in near if a.translation] == ["en"]
    assert one in {a.product for a in selectors.products_alike(holds, desk.person("lead_desk"))}
    services.asset_edit(
        asset=sound, revision=0, facts={"transcript": ""}, by=desk.person("officer")
    )
    near = selectors.products_alike(one, desk.person("lead_desk"))
    assert [a.product for a in near] == [translated]


def test_a_near_text_is_pointed_out_to_those_who_may_see_it(desk):
    one = desk.write()
    bare = TEXT.replace("Dừng cuộc gọi", "Dung ngay cuoc goi")
    other = desk.write(by="other", agency="so-yt", source=bare)
    assert selectors.products_alike(other, desk.person("other")) == [], "a draft of others"
    (near,) = selectors.products_alike(one, desk.person("lead_desk"))
    assert near.product == other
    assert near.why.startswith("giống ")
    desk.do("discard", other, by="other")
    assert selectors.products_alike(one, desk.person("lead_desk")) == []


def test_a_difference_is_shown_word_by_word(desk):
    one = desk.write()
    before = facts_as_data(one)
    desk.do("edit", one, facts={"source": TEXT.replace("Dừng", "Tắt"), "articles": [5, 8]})
    one.refresh_from_db()
    changed = {d.label: d.paragraphs for d in differences(before, facts_as_data(one))}
    assert set(changed) == {"Nội dung", "Giải thích điều của Bộ Quy tắc"}
    pieces = [(p.kind, p.text) for paragraph in changed["Nội dung"] for p in paragraph]
    assert ("gone", "Dừng") in pieces
    assert ("new", "Tắt") in pieces
    assert differences(before, before) == []


def test_translations_of_before_are_compared_too(desk):
    translated = desk.write(source="Một bài về chuyện khác hẳn, dài vừa đủ để máy so được với nó.")
    services.translation_write(
        product=translated, language="en", is_machine_made=False, revision=0,
        texts={"title": "A", "key_message": "B", "source": TEXT}, by=desk.person("officer"),
    )  # fmt: skip
    kept = set(SketchMark.objects.filter(sketch__item__contains=".en").values_list("value"))
    Sketch.objects.filter(item__contains=".en").delete()
    one = desk.write()
    assert selectors.products_alike(one, desk.person("officer")) == []
    name = "0010_translations_and_transcripts_compared"
    step = importlib.import_module(f"nepso.outreach.products.migrations.{name}")
    step.compared_as_written(apps, None)
    step.compared_as_written(apps, None)
    assert kept == set(SketchMark.objects.filter(sketch__item__contains=".en").values_list("value"))
    assert [a.product for a in selectors.products_alike(one, desk.person("officer"))] == [
        translated
    ]


def test_what_is_near_any_text_of_a_product_is_read_once_however_many_there_are(
    desk, django_assert_num_queries
):
    desk.write(by="other", agency="so-yt")
    one, person = desk.write(), desk.person("lead_desk")
    assert selectors.products_alike(one, person)  # what is read once for a person is read now
    with CaptureQueriesContext(connection) as alone:
        assert selectors.products_alike(one, person)
    for tag in ("en", "ko", "tyz"):
        services.translation_write(
            product=one, language=tag, is_machine_made=False, revision=0,
            texts={"title": "A", "key_message": "B", "source": TEXT}, by=desk.person("officer"),
        )  # fmt: skip
    with django_assert_num_queries(len(alone) + 3 * 2):  # of the index alone, two a text
        assert selectors.products_alike(one, person)
