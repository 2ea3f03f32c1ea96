"""Pictures in a document: which ones a writer takes, and how large they are."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from vanban.writing.official.document import Figure

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 40_000_000
_SVG = "{http://www.w3.org/2000/svg}"
_BANNED = {"script", "foreignObject", "iframe", "image", "use", "a", "animate", "set"}
_LENGTH = re.compile(r"^\s*([0-9.]+)")


class UnusableFigure(ValueError):
    """A picture that is no harmless SVG and no PNG; ``sentence`` is one Vietnamese sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be put into a file: its bytes, "svg" or "png", height over width."""

    data: bytes
    extension: str
    ratio: float


def picture_of(figure: Figure) -> Picture:
    """The picture of a figure; UnusableFigure says what is wrong with it."""
    if figure.png is not None:
        return _png(figure.png)
    if figure.svg is not None:
        return _svg(figure.svg)
    raise UnusableFigure(f"Hình “{figure.alternative}” không có nội dung; hãy thêm SVG hoặc PNG.")


def words_of(figure: Figure) -> str:
    """What a reader of screens says of the picture; never empty."""
    return figure.alternative.strip() or (figure.caption or "").strip() or "Hình minh họa"


def _png(data: bytes) -> Picture:
    broken = UnusableFigure("Một hình không phải tệp PNG đọc được; hãy xuất lại hình dạng PNG.")
    if len(data) > MAX_BYTES:
        raise UnusableFigure("Một hình PNG lớn hơn 5 MB; hãy dùng hình nhỏ hơn.")
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise UnusableFigure("Một hình PNG có quá nhiều điểm ảnh; hãy thu nhỏ hình.")
            image.verify()
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, UnusableFigure):
            raise
        raise broken from error
    return Picture(data, "png", height / max(width, 1))


def _svg(text: str) -> Picture:
    data = text.encode("utf-8", "ignore")
    if len(data) > MAX_BYTES:
        raise UnusableFigure("Một hình SVG lớn hơn 5 MB; hãy dùng hình nhỏ hơn.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnusableFigure("Một hình không phải SVG đọc được; hãy xuất lại hình.") from error
    if (
        root.tag != f"{_SVG}svg"
        or root.getroottree().docinfo.internalDTD is not None
        or _is_active(root)
    ):
        raise UnusableFigure("Một hình SVG có phần không được phép; hãy xuất lại hình đơn giản.")
    return Picture(etree.tostring(root), "svg", _ratio(root))


def _is_active(root: etree._Element) -> bool:
    """Whether it runs, links or reaches outside itself."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if etree.QName(element).localname in _BANNED:
            return True
        for name, value in map(_words, element.attrib.items()):
            local = etree.QName(name).localname.lower()
            if local.startswith("on") or local == "href":
                return True
            if "url(" in value.replace(" ", "") and "url(#" not in value.replace(" ", ""):
                return True
        if "@import" in (element.text or "") or "url(" in (element.text or ""):
            return True
    return False


def _words(pair: tuple[str | bytes, str | bytes]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])


def _ratio(root: etree._Element) -> float:
    box = (root.get("viewBox") or "").replace(",", " ").split()
    try:
        width, height = (float(box[2]), float(box[3])) if len(box) == 4 else _sides(root)
    except ValueError:
        return 0.6
    return height / width if width > 0 and height > 0 else 0.6


def _sides(root: etree._Element) -> tuple[float, float]:
    found = [_LENGTH.match(root.get(name) or "") for name in ("width", "height")]
    if not all(found):
        raise ValueError("no size")
    width, height = (float(match.group(1)) for match in found if match)
    return width, height
