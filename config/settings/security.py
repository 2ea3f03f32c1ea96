"""Hosts, cookies, headers."""

from config import environment

_served = environment.mode() == "production"
# Names under which production is reached, comma-separated; local and demo answer loopback only.
NEPSO_HOSTS = environment.values("NEPSO_HOSTS")
ALLOWED_HOSTS = NEPSO_HOSTS or ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in NEPSO_HOSTS]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _served
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "nepso.foundation.accounts.views_ended.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if _served else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Set to the header of your proxy only when a proxy of yours overwrites it.
NEPSO_BEHIND_PROXY = environment.value("NEPSO_BEHIND_PROXY") == "yes"
if NEPSO_BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
