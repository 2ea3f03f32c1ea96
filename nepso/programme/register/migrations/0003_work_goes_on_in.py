"""An old row names the row in which its work goes on (28/11/2026).

Until now the new row named one row before it, so that where two became one the second was lost.
Filled from that, then from where a person let open work join, then from what the rows of ended
agencies say, at last for the rows of groups from where the work of their members went.
"""

import django.db.models.deletion
from django.db import migrations, models


def fill(apps, schema_editor):
    from_new_rows(apps)
    from_choices(apps)
    from_ended_agencies(apps)
    from_members(apps)


def _set(tasks, pk, heir):
    if pk != heir:
        tasks.filter(pk=pk, goes_on_in=None).update(goes_on_in=heir)


def from_new_rows(apps):
    """Work given away within the version in force had its row withdrawn; where that row lives
    again, the work came back to it and goes on nowhere."""
    tasks = apps.get_model("register", "PlanTask").objects
    lives = models.Q(moved_from__version__state="adopted") & ~models.Q(
        moved_from__state="withdrawn"
    )
    rows = tasks.filter(moved_from__isnull=False).exclude(lives)
    rows = rows.order_by("-id")  # the latest heir is the true one
    for heir, old in rows.values_list("pk", "moved_from").iterator():
        _set(tasks, old, heir)


def from_choices(apps):
    tasks = apps.get_model("register", "PlanTask").objects
    choices = apps.get_model("register", "OpenWorkChoice").objects
    rows = choices.filter(became__isnull=False).order_by("-id")
    for old, heir in rows.values_list("plan_task", "became"):
        _set(tasks, old, heir)


def from_ended_agencies(apps):
    """A second row that was joined with the successor's own says so; it names the successor."""
    tasks = apps.get_model("register", "PlanTask").objects
    joined = tasks.filter(
        state="withdrawn", goes_on_in=None, reason__contains="đã gộp vào nhiệm vụ cùng nội dung"
    )
    for old in joined.select_related("agency").iterator(chunk_size=1000):
        same = tasks.filter(duty=old.duty_id, occurrence=old.occurrence)
        found = list(
            same.filter(agency__in=_successors(old.agency)).select_related("agency").order_by("id")
        )
        named = [row for row in found if old.reason.endswith(f" của {row.agency.name}.")]
        for heir in (named or found)[:1]:
            _set(tasks, old.pk, heir.pk)


def _successors(agency):
    found, ahead = set(), {agency.pk}
    agencies = type(agency).objects
    while ahead:
        ahead = set(agencies.filter(predecessors__in=ahead).values_list("pk", flat=True)) - found
        found |= ahead
    return found


def from_members(apps):
    """The row of a group goes on in the group's of the same period to which a member went."""
    tasks = apps.get_model("register", "PlanTask").objects
    members = tasks.filter(
        parent__agency=None, parent__goes_on_in=None, parent__state="withdrawn",
        goes_on_in__parent__group=models.F("group"), goes_on_in__occurrence=models.F("occurrence"),
    ).exclude(goes_on_in__version=models.F("version"))  # fmt: skip
    rows = members.order_by("-goes_on_in__version__number").values_list(
        "parent", "goes_on_in__parent"
    )
    for old, heir in rows.distinct():
        _set(tasks, old, heir)


class Migration(migrations.Migration):
    dependencies = [("register", "0002_open_work_choices")]

    operations = [
        migrations.AddField(
            "historicalplantask",
            "goes_on_in",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="register.plantask",
            ),
        ),
        migrations.AddField(
            "plantask",
            "goes_on_in",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="predecessors",
                to="register.plantask",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
