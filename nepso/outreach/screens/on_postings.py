"""What a posting's page says of its screen or its loudspeaker (``distribution.ports.Sender``)."""

from __future__ import annotations

from django.urls import reverse

from nepso.foundation.accounts.selectors import Person
from nepso.outreach.distribution.models import Outlet, Posting
from nepso.outreach.distribution.ports import SendingPanel
from nepso.outreach.distribution.states import POSTING_STATES
from nepso.outreach.screens.kinds import AIRED_ON
from nepso.outreach.screens.models import DisplayScreen


class ScreensAndStations:
    """The way from a posting to the script that is read, or to the screen that plays it."""

    def outlet_panel(self, *, outlet: Outlet, viewer: Person) -> SendingPanel | None:
        """The page of its device."""
        if outlet.kind in AIRED_ON:
            url = reverse("screens:station", args=[outlet.public_id])
            words = "Giờ phát, lời đọc và sổ phát của đài ở trang riêng."
            return SendingPanel(words, "Có người đọc", "grey", url, "Mở trang đài", "Đài")
        if outlet.runs_our_player:
            url = reverse("screens:screen", args=[_screen_of(outlet).public_id])
            words = "Màn hình tự phát những gì đã lên lịch ở kênh này."
            return SendingPanel(words, "Tự phát", "green", url, "Mở trang màn hình", "Màn hình")
        return None

    def posting_panel(self, *, posting: Posting, viewer: Person) -> SendingPanel | None:
        """Where it is read from, or what plays it and proves it by itself."""
        if posting.state in POSTING_STATES.group("ended"):
            return None
        outlet = posting.outlet
        if outlet.kind in AIRED_ON:
            if posting.state in POSTING_STATES.group("taken_back"):
                return None  # nobody is led to words that may not be read
            url = reverse("screens:script", args=[posting.public_id])
            words = (
                "Mở lời đọc để in hoặc đọc; mỗi lần phát xong ghi vào sổ ở đó, thành minh chứng."
            )
            return SendingPanel(words, "Có người đọc", "grey", url, "Mở lời đọc", "Lời đọc")
        if outlet.runs_our_player:
            screen = _screen_of(outlet)
            url = reverse("screens:screen", args=[screen.public_id])
            if not screen.is_paired:
                words = "Màn hình chưa ghép máy: nhật ký phát chưa được tính làm minh chứng."
                return SendingPanel(words, "Chưa ghép", "amber", url, "Ghép máy", "Màn hình")
            words = "Màn hình tự phát và tự gửi nhật ký phát làm minh chứng."
            return SendingPanel(words, "Tự phát", "green", url, "Mở trang màn hình", "Màn hình")
        return None

    def takes_back(self, *, posting: Posting) -> bool:
        """Not by a job: a screen answers at its next call (``Outlet.runs_our_player``)."""
        return False

    def puts_out(self, *, outlet: Outlet) -> bool:
        """On a screen of ours nobody can by hand; a script is read by whoever holds it."""
        return outlet.runs_our_player


def _screen_of(outlet: Outlet) -> DisplayScreen:
    return DisplayScreen.objects.get(outlet=outlet)
