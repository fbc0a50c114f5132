"""The search index: an FTS5 table in SQLite, a vector with its index in PostgreSQL.

No model stands behind it; articles/search.py alone reads and writes it. `manage.py rebuild_search` fills it.
"""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE articles_search USING fts5(headline, words, tokenize='unicode61', prefix='3 5')",
)
POSTGRES = (
    "CREATE TABLE articles_search (article_id bigint PRIMARY KEY, vector tsvector NOT NULL)",
    "CREATE INDEX articles_search_words ON articles_search USING gin (vector)",
)


def make(apps, schema_editor):
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_search", params=None)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_the_words")]

    operations = [migrations.RunPython(make, drop)]
