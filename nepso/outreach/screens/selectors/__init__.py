"""Questions about screens, what they play and played, and alerts."""

from nepso.outreach.screens.selectors.alerts import (
    alert_by_public_id,
    alert_in_place_of,
    alert_public,
    alerts_for_screen,
    alerts_holding,
    alerts_page,
    alerts_public,
)
from nepso.outreach.screens.selectors.screens import (
    ScreenFilters,
    outlets_without_screen,
    play_log_page,
    playlist_of,
    postings_on,
    screen_by_code,
    screen_by_public_id,
    screens_page,
    screens_to_see,
    screens_visible_to,
    slot_by_public_id,
)
from nepso.outreach.screens.selectors.stations import (
    air_slot_by_public_id,
    equipment_by_code,
    planned_on,
    station_by_public_id,
    station_of_calendar,
    stations_page,
)

__all__ = [
    "ScreenFilters",
    "air_slot_by_public_id",
    "alert_by_public_id",
    "alert_in_place_of",
    "alert_public",
    "alerts_for_screen",
    "alerts_holding",
    "alerts_page",
    "alerts_public",
    "equipment_by_code",
    "outlets_without_screen",
    "planned_on",
    "play_log_page",
    "playlist_of",
    "postings_on",
    "screen_by_code",
    "screen_by_public_id",
    "screens_page",
    "screens_to_see",
    "screens_visible_to",
    "slot_by_public_id",
    "station_by_public_id",
    "station_of_calendar",
    "stations_page",
]
