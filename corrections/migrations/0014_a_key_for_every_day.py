from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("corrections", "0013_the_record_is_never_deleted")]

    operations = [
        migrations.CreateModel(
            name="DayKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True)),
                ("key", models.CharField(max_length=64)),
            ],
        ),
    ]
