"""The closed list of what is kept, and as what each is handed out."""

from __future__ import annotations

from enum import StrEnum

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"


class FileKind(StrEnum):
    """What a kept file is, told by its bytes, never by its name."""

    PHOTO = "photo"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    MP3 = "mp3"
    M4A = "m4a"
    OGG = "ogg"
    WAV = "wav"
    WEBA = "weba"
    MP4 = "mp4"
    WEBM = "webm"

    @property
    def content_type(self) -> str:
        """The type with which it is handed out; none of them is ever HTML."""
        return _CONTENT_TYPES[self]

    @property
    def extension(self) -> str:
        """The ending of its name: a photo is always a JPEG that we made."""
        return ".jpg" if self is FileKind.PHOTO else f".{self.value}"


_CONTENT_TYPES = {
    FileKind.PHOTO: "image/jpeg",
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileKind.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileKind.PPTX: f"{_OFFICE}.presentationml.presentation",
    FileKind.ODT: f"{_OPEN}.text",
    FileKind.ODS: f"{_OPEN}.spreadsheet",
    FileKind.ODP: f"{_OPEN}.presentation",
    FileKind.MP3: "audio/mpeg",
    FileKind.M4A: "audio/mp4",
    FileKind.OGG: "audio/ogg",
    FileKind.WAV: "audio/wav",
    FileKind.WEBA: "audio/webm",
    FileKind.MP4: "video/mp4",
    FileKind.WEBM: "video/webm",
}
AUDIO = frozenset({FileKind.MP3, FileKind.M4A, FileKind.OGG, FileKind.WAV, FileKind.WEBA})
VIDEO = frozenset({FileKind.MP4, FileKind.WEBM})
MEDIA = AUDIO | VIDEO
DOCUMENTS = frozenset(FileKind) - {FileKind.PHOTO} - MEDIA
MOST_BYTES = {True: 30_000_000, False: 25_000_000}  # photo, document
