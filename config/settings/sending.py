"""Putting postings out on outlets with an API (nepso/outreach/sending).

The addresses of the platforms are fixed here and over TLS: no screen changes them, so that no
token can be led astray. Tests name a server of their own, together with NEPSO_OUTBOUND_ALLOW.
"""

from config import environment

# Meta, Graph API with its version: https://developers.facebook.com/docs/pages-api/getting-started
NEPSO_FACEBOOK = "https://graph.facebook.com/v25.0"
# Zalo, Official Account Open API and its token service: https://developers.zalo.me/docs/official-account
NEPSO_ZALO = "https://openapi.zalo.me"
NEPSO_ZALO_TOKENS = "https://oauth.zaloapp.com"
# Google, YouTube Data API v3 and its token service: https://developers.google.com/youtube/v3
NEPSO_YOUTUBE = "https://www.googleapis.com"
NEPSO_GOOGLE_TOKENS = "https://oauth2.googleapis.com/token"
# Folder under which a folder for loudspeakers may lie; empty: no folder of this machine is used.
NEPSO_FOLDERS = environment.value("NEPSO_FOLDERS", "")
# "host:port" of SFTP machines inside the province's own network, parted by commas.
NEPSO_SFTP_INSIDE = tuple(one.lower() for one in environment.values("NEPSO_SFTP_INSIDE"))
# The fake service makes postings and proofs that nobody saw: never on a server that is in use.
NEPSO_FAKE_SENDING = environment.mode() != "production"
# Days before the end of a token on which its keepers are told.
NEPSO_TOKEN_WARNING_DAYS = 7
