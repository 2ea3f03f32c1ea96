"""Outgoing mail: real SMTP by address; else files in local mode, the console in demo mode."""

from urllib.parse import unquote, urlsplit

from config import environment

# smtp://user:password@host:587 (smtps:// for TLS from the first byte) — empty: no mail leaves
_address = urlsplit(environment.value("NEPSO_MAIL_URL"))
if _address.hostname:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _address.hostname
    EMAIL_PORT = _address.port or 587
    EMAIL_HOST_USER = unquote(_address.username or "")
    EMAIL_HOST_PASSWORD = unquote(_address.password or "")
    EMAIL_USE_SSL = _address.scheme == "smtps"
    EMAIL_USE_TLS = _address.scheme == "smtp" and bool(EMAIL_HOST_USER)
elif environment.mode() == "production":
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
elif environment.mode() == "demo":
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = environment.data_folder() / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.value("NEPSO_MAIL_FROM", "nepso@localhost")
