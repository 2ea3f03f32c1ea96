"""To whom a harm goes, and who is called at which hours."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models

from nepso.casework.intake.harms import Harm
from nepso.foundation.agencies.models import Agency
from nepso.kernel.fields import PublicIdField


class Route(models.Model):
    """Tuyến xử lý: a harm in a place goes to an agency from a day to a day; no area: everywhere.

    It proposes; a person chooses. ``order`` puts the usual one before the others.
    """

    public_id = PublicIdField()
    harm = models.CharField("điều gây hại", max_length=30, choices=Harm.choices)
    area = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField("thứ tự", default=1)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "tuyến xử lý"
        indexes: ClassVar = [models.Index(fields=["harm", "order"], name="routes_of_harm")]


class OnCall(models.Model):
    """Giờ trực: who is called when a life may be in danger. ``weekdays`` are 1 (Monday) to 7;
    hours that end before they begin pass midnight."""

    public_id = PublicIdField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    weekdays = models.CharField("các ngày trong tuần", max_length=7, default="1234567")
    from_time = models.TimeField("từ giờ")
    to_time = models.TimeField("đến giờ")
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "giờ trực"

    @property
    def day_names(self) -> str:
        """ "Thứ 2, Thứ 6, Chủ nhật", or all of them in one word."""
        if len(self.weekdays) == len("1234567"):
            return "Mọi ngày"
        names = [f"Thứ {int(d) + 1}" if d != "7" else "Chủ nhật" for d in self.weekdays]
        return ", ".join(names)

    def covers(self, moment: dt.datetime) -> bool:
        """Whether it holds at that moment (local time); after midnight the day before counts."""
        begun, hour = moment.date(), moment.time()
        if self.from_time < self.to_time:
            within = self.from_time <= hour < self.to_time
        elif hour < self.to_time:
            begun, within = begun - dt.timedelta(days=1), True
        else:
            within = hour >= self.from_time
        is_day = str(begun.isoweekday()) in self.weekdays
        started = self.valid_from is None or self.valid_from <= begun
        return within and is_day and started and (self.valid_to is None or begun <= self.valid_to)
