"""Words on a person's own device (nepso/foundation/webpush)."""

from config import environment

# Push services of browsers that may be called; ".x" means any host under x. Sources stand in
# nepso/foundation/webpush/endpoints.py.
_SERVICES = [
    "fcm.googleapis.com",
    "updates.push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
]
NEPSO_PUSH_HOSTS = environment.values("NEPSO_PUSH_HOSTS") or _SERVICES
