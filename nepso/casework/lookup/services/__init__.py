"""Acts on the lists."""

from nepso.casework.lookup.services.disputes import listing_dispute, listing_dispute_decide
from nepso.casework.lookup.services.lists import list_import, list_withdraw

__all__ = ["list_import", "list_withdraw", "listing_dispute", "listing_dispute_decide"]
