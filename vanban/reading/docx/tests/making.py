"""Makes small .docx files from the XML that Word itself writes, one feature a helper."""

from __future__ import annotations

import io
import zipfile

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"


def docx(body: str, *, compress: int = zipfile.ZIP_DEFLATED, **parts: str) -> bytes:
    """A package whose main part holds ``body``; ``parts`` are others by kind (numbering, …)."""
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_REL}/{_kind(name)}" Target="{name}.xml"/>'
        for n, name in enumerate(parts)
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE_REL}"><Relationship Id="a" '
        f'Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE_REL}">{relations}'
        "</Relationships>",
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        root = {"footer1": "ftr", "header1": "hdr"}.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {_NS}>{inner}</w:{root}>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compress) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def p(text: str = "", *, num: tuple[int, int] | None = None, style: str = "", ppr: str = "") -> str:
    """A paragraph; ``num`` is (numId, level); ``text`` may hold run XML of its own."""
    numbering = (
        f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbering}{ppr}</w:pPr>{text if '<' in text else r(text)}</w:p>"


def r(text: str, rpr: str = "") -> str:
    return f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def lvl(level: int, form: str, text: str, extra: str = "") -> str:
    """A level of a list; ``extra`` goes before numFmt, where Word puts ``w:start`` too."""
    start = "" if "w:start " in extra else '<w:start w:val="1"/>'
    return (
        f'<w:lvl w:ilvl="{level}">{start}{extra}<w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, extra: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def table(*rows: str, borders: bool = True) -> str:
    kind = "single" if borders else "none"
    edges = f'<w:tblBorders><w:top w:val="{kind}"/><w:insideH w:val="{kind}"/></w:tblBorders>'
    return f"<w:tbl><w:tblPr>{edges}</w:tblPr>{''.join(rows)}</w:tbl>"


def tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tc(inner: str = "", *, span: int = 1, merge: str = "") -> str:
    """A cell; ``merge`` is "restart" or "continue"."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    vertical = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{grid}{vertical}</w:tcPr>{inner if '<' in inner else p(inner)}</w:tc>"


def _kind(name: str) -> str:
    return name.rstrip("0123456789")
