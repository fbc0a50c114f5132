"""A reader's name stands in public once an editor has seen it; those that stand there already were seen."""

from django.db import migrations, models


def those_in_public(apps, schema_editor):
    reporters = apps.get_model("corrections", "Reporter").objects
    thanked = reporters.filter(report__credit=True, report__case__fixes__notice__credit__gt="")
    reporters.filter(pk__in=thanked.values("pk")).update(named=True)


class Migration(migrations.Migration):
    dependencies = [("corrections", "0008_who_is_thanked")]

    operations = [
        migrations.AddField("reporter", "named", models.BooleanField(null=True, verbose_name="may be named")),
        migrations.RunPython(those_in_public, migrations.RunPython.noop),
    ]
