"""A fix may be told in several notices, each superseding the one before: said in other words."""

import django.db.models.deletion
from django.db import migrations, models

#: As in 0008: SQLite makes the table anew, and the trigger is lost with the old one.
COLUMNS = (
    "id, number, article_id, fix_id, tier, text, was, now, place, before_id, after_id, published_at, stood, "
    "supersedes_id"
)
SQLITE = f"""
CREATE TRIGGER corrections_notice_written_once BEFORE UPDATE OF {COLUMNS} ON corrections_notice
BEGIN SELECT RAISE(ABORT, 'corrections_notice is written once and never changed'); END
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(SQLITE, params=None)


class Migration(migrations.Migration):
    dependencies = [("corrections", "0011_who_adds_pictures")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, guard),
        migrations.AlterField(
            "notice",
            "fix",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="corrections.fix",
            ),
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
