"""Editors and chief editors add pictures to articles."""

from importlib import import_module

from django.db import migrations

GROUPS = ("Editors", "Chief editors")
RIGHTS = ("view_picture", "add_picture")

permission = import_module("corrections.migrations.0002_groups").permission


def allow(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.add(*(permission(apps, "articles.picture", codename) for codename in RIGHTS))


def forbid(apps, schema_editor):
    rights = apps.get_model("auth", "Permission").objects.filter(codename__in=RIGHTS)
    for group in apps.get_model("auth", "Group").objects.filter(name__in=GROUPS):
        group.permissions.remove(*rights)


class Migration(migrations.Migration):
    dependencies = [("corrections", "0010_the_same_mistake_elsewhere"), ("articles", "0007_pictures")]

    operations = [migrations.RunPython(allow, forbid)]
