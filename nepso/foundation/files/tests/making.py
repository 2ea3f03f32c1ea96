"""Bytes for the tests: photos with what must go, and files that mean harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from PIL import Image

HEIC = Path(__file__).with_name("sample.heic")


def picture(width=640, height=480, seed=1):
    photo = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    photo.paste((200, 40 * seed % 255, 60), (width // 4, height // 4, width // 2, height // 2))
    return photo


def jpeg(width=640, height=480, *, seed=1, turned=False, comment=b""):
    """A photo as a telephone makes it: maker, place, comment, maybe lying on its side."""
    exif = Image.Exif()
    exif[0x010F] = "Hang may bi mat"
    exif.get_ifd(0x8825)[2] = (21.0, 35.0, 40.0)
    if turned:
        exif[0x0112] = 6
    out = io.BytesIO()
    picture(width, height, seed).save(out, "JPEG", exif=exif, comment=comment)
    return out.getvalue()


def saved(form, mode="RGB", **options):
    out = io.BytesIO()
    picture().convert(mode).save(out, form, **options)
    return out.getvalue()


def png_that_claims(width, height):
    """A PNG whose header promises more pixels than anybody can hold."""

    def chunk(name, data):
        crc = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(**more):
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>", **more})


def pdf():
    out = io.BytesIO()
    picture(200, 100).save(out, "PDF")
    return out.getvalue()
