"""Public holidays of Việt Nam, by the library ``holidays`` (MIT): Tết by the lunar calendar of
Việt Nam, Giỗ Tổ, rest in lieu, and the swapped days it has recorded.

The library reckons the days of Điều 112 Bộ luật Lao động 2019, and from 2026 the Day of
Vietnamese Culture, 24 November (it cites Nghị quyết 80-NQ/TW). What the Government announces
anew each year is typed in as ``DayOff`` and goes before it; a swap that the library has not
recorded yet stands in SWAPPED with its source.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import holidays

from nepso.kernel.errors import Invalid

# The library's lunar tables reach to 2100; before 2000 we have nothing to count.
FIRST_YEAR, LAST_YEAR = 2000, 2100

# Bộ Nội vụ, 25/12/2025, as agreed by the Government: Friday 02/01/2026 for Saturday 10/01/2026.
SWAPPED = {
    dt.date(2026, 1, 2): (False, "Hoán đổi với thứ Bảy 10/01/2026"),
    dt.date(2026, 1, 10): (True, "Làm bù cho thứ Sáu 02/01/2026"),
}


@lru_cache(maxsize=1)
def _library() -> holidays.HolidayBase:
    # One year beyond on each side: a day may be swapped over New Year.
    years = range(FIRST_YEAR - 1, LAST_YEAR + 1)
    return holidays.country_holidays("VN", language="vi", years=years, expand=False)


def require_known(year: int) -> None:
    """Raise Invalid for a year whose Tết the library does not know."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(
            f"Chưa có lịch nghỉ của năm {year}: hãy chọn ngày từ năm {FIRST_YEAR} đến {LAST_YEAR}."
        )


def holiday_name(day: dt.date) -> str:
    """The Vietnamese name of a public holiday or a swapped day, "" for any other day."""
    require_known(day.year)
    return _library().get(day) or SWAPPED.get(day, (True, ""))[1]


def works_by_law(day: dt.date) -> bool:
    """Monday to Friday without holidays, and weekend days swapped for a day off."""
    require_known(day.year)
    return SWAPPED[day][0] if day in SWAPPED else _library().is_working_day(day)
