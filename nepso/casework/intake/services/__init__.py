"""Acts on submissions: the front door for triage, cases and replies."""

from nepso.casework.intake.facts import ContactFacts, Filed, Filing
from nepso.casework.intake.services.addresses import (
    notice_address_confirm,
    notice_address_forget,
    notice_address_give,
)
from nepso.casework.intake.services.consenting import consents_change
from nepso.casework.intake.services.delivering import delivery_record
from nepso.casework.intake.services.devices import device_give, devices_forget
from nepso.casework.intake.services.entering import submission_enter, submissions_enter
from nepso.casework.intake.services.erasing import contact_erase, submission_erase
from nepso.casework.intake.services.filing import submission_file
from nepso.casework.intake.services.materials import (
    material_add,
    material_destroy,
    material_make,
    material_redact,
)
from nepso.casework.intake.services.partners import filer_tells
from nepso.casework.intake.services.reporting import (
    submission_appeal,
    submission_rate,
    submission_withdraw,
)
from nepso.casework.intake.services.settling import (
    submission_complained_of_settle,
    submission_find_again,
    submission_find_no_more,
    submission_harm_settle,
    submission_hold_lift,
)
from nepso.casework.intake.services.showing import submission_show
from nepso.casework.intake.services.thread import (
    thread_answer,
    thread_relay,
    thread_seen,
    thread_write,
)
from nepso.casework.intake.services.turning_away import turned_away_count

__all__ = [
    "ContactFacts",
    "Filed",
    "Filing",
    "consents_change",
    "contact_erase",
    "delivery_record",
    "device_give",
    "devices_forget",
    "filer_tells",
    "material_add",
    "material_destroy",
    "material_make",
    "material_redact",
    "notice_address_confirm",
    "notice_address_forget",
    "notice_address_give",
    "submission_appeal",
    "submission_complained_of_settle",
    "submission_enter",
    "submission_erase",
    "submission_file",
    "submission_find_again",
    "submission_find_no_more",
    "submission_harm_settle",
    "submission_hold_lift",
    "submission_rate",
    "submission_show",
    "submission_withdraw",
    "submissions_enter",
    "thread_answer",
    "thread_relay",
    "thread_seen",
    "thread_write",
    "turned_away_count",
]
