import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_what_a_source_says_beside_its_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="section",
            name="modified_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
    ]
