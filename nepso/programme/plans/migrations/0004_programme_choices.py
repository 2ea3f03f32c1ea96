import django.db.models.deletion
from django.db import migrations, models

import nepso.kernel.clock


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_programme_plan_chosen")]

    operations = [
        migrations.CreateModel(
            name="ProgrammeChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_at", models.DateTimeField(default=nepso.kernel.clock.now)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="plans.plan",
                    ),
                ),
            ],
            options={"ordering": ["from_at", "pk"]},
        ),
    ]
