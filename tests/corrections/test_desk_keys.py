"""One key means one thing: no two controls that can be seen together share one, in any state of a case."""

from html.parser import HTMLParser

import pytest

from corrections.actions import apply_fix, ask, decline, escalate, propose
from corrections.actions.reader import appeal, say_wrong
from corrections.models import Case
from corrections.severity import Tier
from corrections.showing import CasePage
from tests.conftest import send_report
from tests.corrections.test_case_page import edit


class Keys(HTMLParser):
    """The keys of a page: those always seen, and those of each menu that opens over them."""

    def __init__(self) -> None:
        super().__init__()
        self.menus: list[list[str]] = [[]]
        self.is_inside = False

    def handle_starttag(self, tag, attrs) -> None:
        facts = dict(attrs)
        if tag == "details":
            self.menus.append([])
        if tag == "summary":
            self.menus[0].append(facts.get("data-key"))
            self.is_inside = True
        elif key := facts.get("data-key"):
            self.menus[-1 if self.is_inside else 0].append(key)

    def handle_endtag(self, tag) -> None:
        if tag == "details":
            self.is_inside = False


def shared(client, case) -> list[str]:
    """Return the keys that two controls of a page share, of those on the page or of those in one menu."""
    keys = Keys()
    keys.feed(client.get(case.get_absolute_url()).content.decode())
    assert {"o", "?"} <= set(keys.menus[0])
    return [key for menu in keys.menus for key in menu if menu.count(key) > 1]


def page_of(case, by):
    return CasePage(Case.objects.select_related("article__current", "revision").get(pk=case.pk), by)


def fixed(case, by):
    page = page_of(case, by)
    apply_fix(page.case, "Kassym", at=page.span, expected=page.standing, read=page.current, by=by)


def proposed(case, by):
    page = page_of(case, by)
    propose(page.case, "Kassym", at=page.span, expected="Kazzym", read=page.current, by=by, tier=Tier.MAJOR)


def appealed(case, by):
    decline(case, "He spells it so.", by=by)
    appeal(case.reports.get(), "He does not.")


def found_wrong(case, by):
    fixed(case, by)
    say_wrong(case.reports.get(), "Still wrong.")


STATES = {
    "new": lambda case, by: send_report(case.article, "Kazzym", "Qasym", sender="b"),
    "fixed": fixed,
    "declined": lambda case, by: decline(case, "It is right.", by=by),
    "asked": lambda case, by: ask(case, "Where?", by=by),
    "escalated": lambda case, by: escalate(case, "Grave.", by=by),
    "proposed": proposed,
    "appealed": appealed,
    "found wrong": found_wrong,
    "edited": lambda case, by: edit(case.article, "Kazzym-Jomart", "Kazym-Jomart", by),
    "gone": lambda case, by: edit(case.article, "President Kazzym-Jomart Tokayev asked for help.", "", by),
}


@pytest.mark.parametrize("state", STATES)
def test_no_key_is_shared_in_any_state(state, as_nigar, as_elchin, nigar, elchin, unrest, send):
    case, last = send(unrest, "Kazzym", "Kassym", sender="a").case, send(unrest, "Airport").case
    STATES[state](case, nigar)
    for by in (nigar, elchin):
        decline(last, "It is closed.", by=by)
        assert [shared(client, case) for client in (as_nigar, as_elchin)] == [[], []]
        last = send(unrest, "Banks").case


def test_on_a_settled_case_the_key_undoes_that_case_and_no_other(as_nigar, nigar, unrest, send):
    case, last = send(unrest, "Kazzym").case, send(unrest, "Airport").case
    decline(case, "It is right.", by=nigar)
    decline(last, "It is closed.", by=nigar)
    page = as_nigar.get(case.get_absolute_url()).content.decode()
    assert page.count('data-key="u"') == 1
    assert 'data-key="u" class="main">Open it again' in page
    assert f"Undo “Declined” on Case {last.pk}" in page


def test_elsewhere_the_key_undoes_the_last_decision(as_nigar, nigar, unrest, send):
    case, last = send(unrest, "Kazzym").case, send(unrest, "Airport").case
    decline(last, "It is closed.", by=nigar)
    for path in (case.get_absolute_url(), Case.get_queue_url(), "/admin/"):
        assert f'data-key="u">Undo “Declined” on Case {last.pk}' in as_nigar.get(path).content.decode()
