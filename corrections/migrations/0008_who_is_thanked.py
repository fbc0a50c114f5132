"""Whom a notice thanks follows the readers' wish; all else in it is still written once."""

from django.db import migrations, models

#: As in 0003, but for the one column that may change.
COLUMNS = (
    "id, number, article_id, fix_id, tier, text, was, now, place, before_id, after_id, published_at, stood, "
    "supersedes_id"
)
SQLITE = """
CREATE TRIGGER corrections_notice_written_once BEFORE UPDATE {of} ON corrections_notice
BEGIN SELECT RAISE(ABORT, 'corrections_notice is written once and never changed'); END
"""
POSTGRES = """
CREATE TRIGGER corrections_notice_written_once BEFORE UPDATE {of} ON corrections_notice
FOR EACH ROW EXECUTE FUNCTION refuse_change()
"""


def _guard(schema_editor, of):
    postgres = schema_editor.connection.vendor == "postgresql"
    where = " ON corrections_notice" if postgres else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS corrections_notice_written_once{where}", params=None)
    schema_editor.execute((POSTGRES if postgres else SQLITE).format(of=of), params=None)


def but_for_the_credit(apps, schema_editor):
    _guard(schema_editor, f"OF {COLUMNS}")


def the_whole_row(apps, schema_editor):
    _guard(schema_editor, "")


class Migration(migrations.Migration):
    dependencies = [("corrections", "0007_indexes_that_match_every_filter")]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, the_whole_row),
        migrations.AlterField("notice", "credit", models.CharField(blank=True, max_length=200)),
        migrations.RunPython(but_for_the_credit, migrations.RunPython.noop),
    ]
