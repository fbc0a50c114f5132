"""Asking the readers: how many a question reaches is said before it is sent."""

from tests.corrections.test_case_page import page_of


def menu(client, case) -> str:
    return " ".join(page_of(client, case).split('data-key="q"')[1].split("</details>")[0].split())


def test_it_says_how_many_get_a_letter(as_nigar, unrest, send):
    case = send(unrest, "Kazzym", email="aysel@example.org", sender="a").case
    send(unrest, "Kazzym", sender="b")
    assert "1 of 2 readers left an address and get a letter." in menu(as_nigar, case)
    assert 'class="warning"' not in menu(as_nigar, case)


def test_where_nobody_left_an_address_it_warns(as_nigar, unrest, send):
    asked = menu(as_nigar, send(unrest, "Kazzym", name="Aysel").case)
    assert '<p class="warning">No reader left an address' in asked
    assert "decide instead" in asked
