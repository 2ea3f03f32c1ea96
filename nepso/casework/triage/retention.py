"""What triage forgets, after how long, by which date; one daily job obeys it (``jobs.py``).

Nghị định 13/2023/NĐ-CP, Điều 3: personal data are kept no longer than their purpose asks. What
goes with a submission's content goes in ``forgetting.py``; these go before it.
"""

from __future__ import annotations

import datetime as dt

from nepso.casework.triage.models import Alike, HarmKey, TriageSuggestion
from nepso.kernel.retention import Rule

# How long "the same scam" can still be one affair; then its hashes have no purpose.
KEYS_OF_SCAM = dt.timedelta(days=365)
SUGGESTIONS = dt.timedelta(days=730)
SEALED_FOR = dt.timedelta(days=7)

RULES = (
    Rule(HarmKey, "made_at", KEYS_OF_SCAM, "mã băm của liên kết, tài khoản, số điện thoại"),
    Rule(Alike, "found_at", KEYS_OF_SCAM, "các cặp phản ánh giống nhau"),
    # What was decided keeps the harm that was suggested, so the count of agreement stays.
    Rule(TriageSuggestion, "made_at", SUGGESTIONS, "gợi ý phân loại"),
)
