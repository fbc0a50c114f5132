"""The admin under our name: no way round a page's own door, and no log-in by trying."""

import pytest
import time_machine
from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from corrections.models import Tally

RIGHT = "correct horse battery"


@pytest.mark.django_db
def test_no_number_leads_staff_to_an_objects_own_address(as_rauf, as_elchin, unrest, send):
    report = send(unrest, "Kazzym", "Kassym", name="Aysel")
    for model in apps.get_models():
        kind = ContentType.objects.get_for_model(model).pk
        for client in (as_rauf, as_elchin):
            answer = client.get(f"/admin/r/{kind}/{report.pk}/")
            assert (answer.status_code, answer.get("Location")) == (404, None)


def test_nothing_of_djangos_finds_a_reports_private_address(unrest, send):
    assert not hasattr(send(unrest, "Kazzym"), "get_absolute_url")


@pytest.mark.parametrize("path", ["articles/article", "articles/section"])
def test_what_is_public_is_led_to_directly(as_elchin, unrest, path):
    shown = {"articles/article": unrest, "articles/section": unrest.section}[path]
    page = as_elchin.get(f"/admin/{path}/{shown.pk}/change/").content.decode()
    assert f'href="{shown.get_absolute_url()}"' in page


def tried(client, name="nigar", password="wrong", network="192.0.2.1"):  # noqa: S107 - the wrong one
    said = {"username": name, "password": password, "next": "/admin/"}
    return client.post("/admin/login/", said, REMOTE_ADDR=network)


@time_machine.travel("2026-11-24T10:05Z", tick=False)
def test_after_ten_wrong_passwords_a_network_waits(client, nigar, elchin):
    answers = [tried(client).status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]
    late = tried(client, "elchin", RIGHT)
    assert (late.status_code, late["Retry-After"]) == (429, "600")
    assert "Too many log-ins failed. Try again in 11 minutes" in late.content.decode()
    assert tried(client, "elchin", RIGHT, network="192.0.2.2").status_code == 302


def test_it_is_over_with_the_quarter_of_an_hour(client, nigar):
    with time_machine.travel("2026-11-24T10:14Z", tick=False):
        assert [tried(client).status_code for _ in range(11)][-1] == 429
    with time_machine.travel("2026-11-24T10:15Z", tick=False):
        assert tried(client, password=RIGHT).status_code == 302


def test_an_account_is_not_guessed_from_many_networks_nor_locked_from_one(client, nigar):
    with time_machine.travel("2026-11-24T10:05Z", tick=False):
        for _ in range(11):
            tried(client)
        assert tried(client, password=RIGHT, network="192.0.2.2").status_code == 302
        client.logout()
        statuses = [tried(client, "NIGAR", network=f"198.51.100.{n}").status_code for n in range(11)]
        assert (statuses[0], statuses[-1]) == (200, 429)


def test_who_knows_the_password_is_never_counted(client, nigar):
    with time_machine.travel("2026-11-24T10:05Z", tick=False):
        for _ in range(15):
            assert tried(client, password=RIGHT).status_code == 302
            client.logout()
    assert set(Tally.objects.values_list("count", flat=True)) == {0}


def test_a_failed_log_in_is_logged_without_the_name_or_the_address(client, nigar, caplog):
    tried(client, "nigar")
    assert "log-in failed from network" in caplog.text
    assert "nigar" not in caplog.text
    assert "192.0.2.1" not in caplog.text


def test_a_form_without_a_password_counts_nothing(client, nigar):
    assert tried(client, password="").status_code == 200
    assert not Tally.objects.exists()
