"""Revisions, steps, fixes and notices are written once: the database itself refuses to change them."""

from django.db import migrations

TABLES = ("articles_revision", "corrections_step", "corrections_fix", "corrections_notice")

SQLITE = """
CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is written once and never changed'); END
"""
POSTGRES_FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME; END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_change()
"""


def guard(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(POSTGRES_FUNCTION, params=None)
    for table in TABLES:
        schema_editor.execute((POSTGRES if postgres else SQLITE).format(table=table), params=None)


def unguard(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        schema_editor.execute(
            f"DROP TRIGGER {table}_written_once" + (f" ON {table}" if postgres else ""), params=None
        )
    if postgres:
        schema_editor.execute("DROP FUNCTION refuse_change()", params=None)


class Migration(migrations.Migration):
    dependencies = [("corrections", "0002_groups")]

    operations = [migrations.RunPython(guard, unguard)]
