"""Files made to harm whoever reads them, each small enough to be made in a test."""

from __future__ import annotations

import io
import zipfile
import zlib

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(**members: bytes) -> bytes:
    """A .docx-like zip; keys are paths with "__" for "/" and without their ".xml"."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return stream.getvalue()


def zip_bomb() -> bytes:
    """A body of 60 MB of one letter: a thousand times its packed size."""
    return packed(word__document=b"<x>" + b"a" * 60_000_000 + b"</x>")


def many_members() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", b"<x/>")
        for number in range(4000):
            archive.writestr(f"m{number}", b"")
    return stream.getvalue()


def lying_zip() -> bytes:
    """The directory says that the body is small; the packed data say otherwise."""
    data = bytearray(packed(word__document=b"a" * 5_000_000))
    size = (5_000_000).to_bytes(4, "little")
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


def laughs() -> bytes:
    """A billion laughs: entities of entities."""
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    return packed(word__document=f"<!DOCTYPE x [{entities}]><x>&a9;</x>".encode())


def outside_entity() -> bytes:
    """An entity that would fetch a file of this machine."""
    inner = (
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    return packed(word__document=inner.encode())


def utf16_entity() -> bytes:
    inner = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    return packed(word__document=inner.encode("utf-16"))


def deep_tables() -> bytes:
    """Two hundred tables, each inside the former."""
    inner = "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60
    return packed(word__document=f"<w:document {_W}><w:body>{inner}</w:body></w:document>".encode())


def wide_table() -> bytes:
    """One cell said to span two thousand million columns, in many rows."""
    row = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr>'
    cell = f"<w:document {_W}><w:body><w:tbl>{row * 20000}</w:tbl></w:body></w:document>"
    return packed(word__document=cell.encode())


def locked_word() -> bytes:
    """The outer shape of a password-protected .docx (MS-OFFCRYPTO): a compound file."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")


def pdf(*objects: str | bytes, trailer: str = "") -> bytes:
    """A PDF of the given objects, numbered from 1; the first is the catalogue."""
    made = b"%PDF-1.4\n"
    places = []
    for number, inner in enumerate(objects, start=1):
        places.append(len(made))
        body = inner if isinstance(inner, bytes) else inner.encode()
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R"
    return made + f"{tail}{trailer}>>\nstartxref\n{len(made)}\n%%EOF\n".encode()


def page_tree_loop() -> bytes:
    """A page tree whose child is itself."""
    return pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>")


def xref_loop() -> bytes:
    """A cross-reference table whose former one is itself."""
    made = pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>", trailer="/Prev 0")
    at = made.index(b"xref")
    return made.replace(b"/Prev 0", f"/Prev {at}".encode())


def form_loop() -> bytes:
    """A drawing that draws itself."""
    form = (
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 4>>"
    )
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
        "/Resources<</XObject<</F 5 0 R>>>>>>",
        b"<</Length 4>>stream\n/F Do\nendstream",
        form + b"stream\n/F Do\nendstream",
    )


def picture_bomb() -> bytes:
    """A page with a picture of 50,000 by 50,000 dots, packed small."""
    packed_dots = zlib.compress(bytes(3_000_000), 9)
    picture = (
        "<</Type/XObject/Subtype/Image/Width 50000/Height 50000/ColorSpace/DeviceRGB"
        f"/BitsPerComponent 8/Filter/FlateDecode/Length {len(packed_dots)}>>stream\n"
    )
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
        "/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/I Do \nendstream",
        picture.encode() + packed_dots + b"\nendstream",
    )


def stream_bomb() -> bytes:
    """Page contents that unpack to 300 MB."""
    packer = zlib.compressobj(9)
    dots = b"".join(packer.compress(b"0 0 m " * 100_000) for _ in range(500)) + packer.flush()
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>",
        f"<</Filter/FlateDecode/Length {len(dots)}>>stream\n".encode() + dots + b"\nendstream",
    )


def many_pages() -> bytes:
    """Half a million pages, all the same one."""
    kids = "3 0 R " * 500_000
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count 500000>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
    )


def locked_pdf() -> bytes:
    """Encrypted with a user password that nobody knows (standard handler, revision 2)."""
    lock = f"<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
    return pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        lock,
        trailer="/Encrypt 4 0 R/ID[<00><00>]",
    )
