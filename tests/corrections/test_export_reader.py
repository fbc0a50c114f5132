"""`manage.py export_reader` for an address nobody wrote under."""

from django.core.management import call_command


def test_who_is_not_known_is_said_to_be_none_and_the_answer_is_empty(db, capsys):
    call_command("export_reader", "nobody@example.org")
    assert capsys.readouterr() == ("", "Nothing is held of this address.\n")
