"""Editors and chief editors, and what each may do."""

from django.db import migrations

EDITORS = {
    "corrections.case": ("view_case", "decide_case"),
    "articles.article": ("view_article", "add_article", "change_article"),
    "articles.section": ("view_section",),
}
CHIEFS = {
    **EDITORS,
    "corrections.case": ("view_case", "decide_case", "decide_grave_case"),
    "corrections.reporter": ("see_contact",),
    "articles.section": ("view_section", "add_section", "change_section"),
}
GROUPS = {"Editors": EDITORS, "Chief editors": CHIEFS}
NAMES = {
    "decide_case": "Can decide cases",
    "decide_grave_case": "Can decide grave cases",
    "see_contact": "Can see how to reach a reporter",
}


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    for group, rights in GROUPS.items():
        made, _ = groups.get_or_create(name=group)
        for model, codenames in rights.items():
            made.permissions.add(*(permission(apps, model, codename) for codename in codenames))


def permission(apps, model, codename):
    """Return a permission that the end of the migration would make anyway, made now if it is missing."""
    app, name = model.split(".")
    kind, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=name)
    default = f"Can {codename.split('_')[0]} {name}"
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": NAMES.get(codename, default)}
    )
    return found


def drop_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("corrections", "0001_the_cases"),
        ("articles", "0001_the_words"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, drop_groups)]
