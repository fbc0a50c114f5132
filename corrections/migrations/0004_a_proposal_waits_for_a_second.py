"""Changes that need two editors are kept as proposed, and like the rest of the record never changed."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TIERS = ["typo", "update", "correction", "clarification", "major", "editors_note", "retraction"]
TABLE = "corrections_proposal"


def guard(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    refuse = (
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        if postgres
        else f"BEGIN SELECT RAISE(ABORT, '{TABLE} is written once and never changed'); END"
    )
    schema_editor.execute(
        f"CREATE TRIGGER {TABLE}_written_once BEFORE UPDATE ON {TABLE} {refuse}", params=None
    )


def unguard(apps, schema_editor):
    on_table = f" ON {TABLE}" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER {TABLE}_written_once{on_table}", params=None)


def person():
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


class Migration(migrations.Migration):
    dependencies = [
        ("corrections", "0003_the_record_is_append_only"),
        ("articles", "0001_the_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("words", models.TextField(blank=True)),
                ("tier", models.CharField(choices=[(tier, tier) for tier in TIERS], max_length=14)),
                ("why", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.revision"
                    ),
                ),
                ("by", person()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="corrections.case",
                    ),
                ),
            ],
            options={"verbose_name": "proposal", "verbose_name_plural": "proposals", "ordering": ("pk",)},
        ),
        migrations.RunPython(guard, unguard),
    ]
