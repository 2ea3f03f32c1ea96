"""Which pictures may go into a document."""

import pytest

from vanban.writing.official import Figure
from vanban.writing.official.figures import UnusableFigure, picture_of
from vanban.writing.official.svg_as_png import svg_as_png
from vanban.writing.official.tests.making import CHART

_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1">'


def test_a_chart_keeps_its_shape_and_is_drawn():
    picture = picture_of(Figure("x", svg=CHART))
    assert picture.ratio == pytest.approx(0.4)
    assert svg_as_png(picture.data, 100).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "svg",
    [
        "",
        "<svg/>",
        "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + _OPEN + "</svg>",
        _OPEN + "<script>1</script></svg>",
        _OPEN + '<image href="file:///etc/passwd"/></svg>',
        _OPEN + '<rect onload="x()"/></svg>',
        _OPEN + "<style>@import 'x';</style></svg>",
        _OPEN + '<rect fill="url(http://a.vn/x)"/></svg>',
        _OPEN + "<foreignObject/></svg>",
    ],
)
def test_an_svg_that_acts_or_reaches_out_is_refused(svg):
    with pytest.raises(UnusableFigure):
        picture_of(Figure("x", svg=svg))


@pytest.mark.parametrize("png", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff"])
def test_a_png_that_is_none_is_refused(png):
    with pytest.raises(UnusableFigure):
        picture_of(Figure("x", png=png))


def test_a_figure_without_content_is_told():
    with pytest.raises(UnusableFigure, match="“Số liệu” không có nội dung"):
        picture_of(Figure("Số liệu"))
