"""What a reader may add after sending: evidence, and whether it is right now."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("corrections", "0004_a_proposal_waits_for_a_second")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="right_now",
            field=models.BooleanField(null=True, verbose_name="is right, says the reader"),
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("words", models.TextField(blank=True, verbose_name="words")),
                ("source", models.CharField(blank=True, max_length=500, verbose_name="source")),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="corrections.report",
                    ),
                ),
            ],
            options={"ordering": ("pk",), "verbose_name": "evidence", "verbose_name_plural": "evidence"},
        ),
    ]
