"""Settings of the tests: production rules, quick passwords, a real database file."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = tempfile.mkdtemp(prefix="nepso-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ.update(NEPSO_MODE="local", NEPSO_DATA=_folder)

from config.settings import *

if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # A file, not memory: threads and processes then meet the same locks as in real life.
    DATABASES["default"]["TEST"] = {"NAME": Path(_folder) / "test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON;"
    )
elif _tables := os.environ.get("NEPSO_TEST_TABLES"):
    # A database whose migrations ran already (.ci/run): each process copies it in a second.
    DATABASES["default"]["TEST"] = {"TEMPLATE": _tables}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
