"""Where work went stands in ``goes_on_in`` alone; what else said so is gone."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("register", "0003_work_goes_on_in")]

    operations = [
        migrations.RemoveField("historicalplantask", "moved_from"),
        migrations.RemoveField("plantask", "moved_from"),
        migrations.RemoveField("openworkchoice", "became"),
    ]
