"""Static files (WhiteNoise) and uploads (the data folder)."""

from typing import Any

from config import environment

DATA_FOLDER = environment.data_folder()  # learned triage models lie in it too
# What was erased for good, for a restore to erase again; best on another disk than the database.
NEPSO_ERASURES = environment.value("NEPSO_ERASURES") or DATA_FOLDER / "erasures.log"
STATIC_URL = "/tinh/"
STATIC_ROOT = DATA_FOLDER / "static"
MEDIA_ROOT = DATA_FOLDER / "media"
MEDIA_URL = "/khong-phuc-vu-truc-tiep/"  # uploads are only ever served by views that ask a policy
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
# The largest plan document or spreadsheet that may be uploaded, in bytes.
NEPSO_UPLOAD_LIMIT = 25_000_000
# All files of one request together, in bytes; what comes after is not written down (413).
NEPSO_REQUEST_LIMIT = 100_000_000
FILE_UPLOAD_HANDLERS = [
    "nepso.foundation.files.upload_limit.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
# Sound and video, in bytes each: what is larger is told so before it is sent.
NEPSO_AUDIO_LIMIT = 100_000_000
NEPSO_VIDEO_LIMIT = 400_000_000
