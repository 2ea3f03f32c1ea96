"""Every line gets its plan, and what was accepted for another plan than the programme's, which
used to be left out, gets its lines."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def name_plans(apps, schema_editor):
    duty = apps.get_model("plans", "Duty").objects.filter(pk=OuterRef("duty_id"))
    plan = Subquery(duty.values("version__plan_id")[:1])
    for name in ("CountedActivity", "CountedItem"):
        apps.get_model("activities", name).objects.filter(plan=None).update(plan=plan)


def add_lines(apps, schema_editor):
    links = apps.get_model("activities", "ActivityTask").objects
    counted = apps.get_model("activities", "CountedActivity").objects
    accepted = links.filter(activity__accepted_at__isnull=False, activity__counts_in=None)
    facts = ("activity_id", "plan_task__duty_id", "plan_task__version__plan_id")
    there = set(counted.values_list("activity_id", "duty_id"))
    rows = accepted.order_by("activity_id", "plan_task__duty_id").values_list(*facts).distinct()
    for activity, duty, plan in rows.iterator(chunk_size=1000):
        if (activity, duty) not in there:
            _add(apps, activity, duty, plan)


def _add(apps, activity, duty, plan):
    found = apps.get_model("activities", "Activity").objects.get(pk=activity)
    clause = apps.get_model("plans", "Duty").objects.get(pk=duty).clause
    activities = apps.get_model("activities", "CountedActivity").objects
    items = apps.get_model("activities", "CountedItem").objects
    is_only = not activities.filter(activity=found).exists()
    activities.filter(activity=found).update(is_only=False)
    facts = {
        "activity": found, "agency_id": found.agency_id, "commune_id": found.commune_id,
        "duty_id": duty, "plan_id": plan, "clause": clause, "form": found.form,
        "audience": found.audience, "done_on": found.done_on,
        "month": found.done_on.year * 100 + found.done_on.month,
        "from_at": found.accepted_at, "until_at": found.withdrawn_at,
    }  # fmt: skip
    activities.create(
        **facts,
        is_only=is_only,
        reach_measured=found.reach_measured or 0,
        reach_estimated=found.reach_estimated or 0,
    )
    claims = apps.get_model("activities", "EvidenceClaim").objects
    for claim in claims.filter(activity=found, state="accepted").select_related("item"):
        item = claim.item
        alone = not items.filter(item=item).exists()
        items.filter(item=item).update(is_only=False)
        items.create(
            **facts, item=item, kind=item.kind, count_of=item.count_of, value=item.value,
            is_only=alone,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("activities", "0006_lines_of_a_plan")]

    operations = [
        migrations.RunPython(name_plans, migrations.RunPython.noop),
        migrations.RunPython(add_lines, migrations.RunPython.noop),
    ]
