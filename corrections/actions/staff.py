"""Who works on the desk."""

from django.contrib.auth.models import Group, User


def enrol(name: str, group: str, password: str) -> User:
    """Give somebody an account on the staff, in a group; who has one keeps it as it is."""
    person, made = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    if made:
        person.set_password(password)
        person.save()
        person.groups.add(Group.objects.get(name=group))
    return person
