"""A case that an editor found elsewhere knows the fix it came from; those that readers sent have none."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_when_a_section_changed"),
        ("corrections", "0009_an_editor_sees_a_name_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="swept_from",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="swept",
                to="corrections.fix",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("swept_from__isnull", False)),
                fields=["swept_from"],
                name="cases_of_a_sweep",
            ),
        ),
    ]
