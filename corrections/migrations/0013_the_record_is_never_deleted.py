"""What was sent, decided and published stays: the database itself refuses to delete it, row by row.

Emptying whole tables (TRUNCATE) is no such thing, for it is what the flush between tests does; on SQLite,
which has none, tests drop these triggers (tests/conftest.py).
"""

from django.db import migrations

TABLES = (
    "articles_revision",
    "corrections_evidence",
    "corrections_fix",
    "corrections_notice",
    "corrections_proposal",
    "corrections_report",
    "corrections_step",
)

SQLITE = """
CREATE TRIGGER {table}_kept BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is kept for good'); END
"""
POSTGRES_FUNCTION = """
CREATE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is kept for good', TG_TABLE_NAME; END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_kept BEFORE DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_deletion()
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
            f"DROP TRIGGER {table}_kept" + (f" ON {table}" if postgres else ""), params=None
        )
    if postgres:
        schema_editor.execute("DROP FUNCTION refuse_deletion()", params=None)


class Migration(migrations.Migration):
    dependencies = [("corrections", "0012_a_notice_may_be_reworded")]

    operations = [migrations.RunPython(guard, unguard)]
