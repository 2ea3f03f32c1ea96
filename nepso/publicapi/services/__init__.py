"""Acts of and for partners' machines."""

from nepso.publicapi.services.filing import partner_submission_file, partner_update_note
from nepso.publicapi.services.keys import (
    api_key_make,
    api_key_revoke,
    partner_key_make,
    partner_key_revoke,
)

__all__ = [
    "api_key_make",
    "api_key_revoke",
    "partner_key_make",
    "partner_key_revoke",
    "partner_submission_file",
    "partner_update_note",
]
