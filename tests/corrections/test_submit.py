"""Taking in a report: kept as it came, in the case it belongs to."""

import itertools
import random
import uuid

import pytest

from articles.actions import revise
from articles.words import Words
from corrections.actions import Sent, WrongRevision, add_voice, apply_fix, decline, submit
from corrections.actions.near import Placer
from corrections.actions.submit import NotOpenToVoices
from corrections.anchoring import Quote, grouped
from corrections.models import Case, Report


def voices() -> list[tuple[str, int]]:
    return sorted(Case.objects.open().values_list("exact", "voices"))


def edited(article, old: str, new: str, *, by):
    """Change some words of an article by hand, as an editor would."""
    words = article.current.words
    changed = Words.of(words.headline, words.standfirst, words.body.replace(old, new))
    revise(article, changed, read=article.current, by=by, origin="edit")
    article.refresh_from_db()


def fixed(case, words, *, by):
    case = Case.objects.select_related("article__current", "revision").get(pk=case.pk)
    read, span = case.article.current, case.where().span
    return apply_fix(case, words, at=span, expected=span.of(read.words.text), read=read, by=by)


def test_a_report_is_kept_as_it_came(unrest, send):
    report = send(unrest, "Kazzym", " Kassym ", comment="as he writes it", source="his site", name="Aysel")
    assert (report.exact, report.proposed, report.comment) == ("Kazzym", " Kassym ", "as he writes it")
    assert (report.prefix, report.suffix[:7]) == (
        "st spread to Almaty, officials said.\nPresident "[-32:],
        "-Jomart",
    )
    assert (report.source, report.reporter.name, report.revision) == ("his site", "Aysel", unrest.current)


def test_a_report_opens_a_case_with_its_step(unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    assert (case.state, case.voices, case.proposed) == ("new", 1, "Kassym")
    assert [(step.verb, step.to_state) for step in case.steps.all()] == [("report", "new")]


def test_the_same_words_from_two_readers_are_one_case_and_two_voices(unrest, send):
    send(unrest, "Kazzym", sender="a")
    send(unrest, "Kazzym", sender="b")
    assert voices() == [("Kazzym", 2)]


def test_the_same_phrase_elsewhere_is_another_case(unrest, send):
    send(unrest, "4,000")
    send(unrest, "4,000", nth=2)
    assert voices() == [("4,000", 1), ("4,000", 1)]


def test_a_sending_repeated_is_one_report(unrest, send):
    once = uuid.uuid4()
    first, second = (send(unrest, "Kazzym", "Kassym", once=once) for _ in range(2))
    assert first == second
    assert voices() == [("Kazzym", 1)]


def test_the_same_words_from_the_same_sender_are_one_report(unrest, send):
    first, second = (send(unrest, "Kazzym", "Kassym", sender="a") for _ in range(2))
    assert first == second


def test_who_adds_an_address_to_the_same_words_is_written_to(unrest, send):
    first = send(unrest, "Kazzym", "Kassym", sender="a")
    again = send(unrest, "Kazzym", "Kassym", sender="a", email="aysel@example.org")
    assert (again, again.reporter.email) == (first, "aysel@example.org")


def test_the_same_words_with_a_source_are_another_report(unrest, send):
    send(unrest, "Kazzym", "Kassym", sender="a")
    send(unrest, "Kazzym", "Kassym", sender="a", source="His passport")
    assert Report.objects.count() == 2


def test_another_proposal_of_the_same_sender_is_another_report(unrest, send):
    send(unrest, "Kazzym", "Kassym", sender="a")
    send(unrest, "Kazzym", "Qasym", sender="a")
    assert (voices(), Report.objects.count()) == ([("Kazzym", 1)], 2)


def test_wider_words_join_the_core_they_cover(unrest, send):
    send(unrest, "Kazzym")
    send(unrest, "President Kazzym-Jomart Tokayev")
    assert voices() == [("Kazzym", 2)]


def test_shorter_words_become_the_core_of_the_case_that_stood(unrest, send):
    wide = send(unrest, "President Kazzym-Jomart Tokayev").case
    narrow = send(unrest, "Kazzym", "Kassym").case
    assert (narrow, voices()) == (wide, [("Kazzym", 2)])
    wide.refresh_from_db()
    assert (wide.proposed, wide.version) == ("Kassym", 2)


def test_words_over_several_cores_stand_alone_and_are_linked_to_each(unrest, send):
    first, second = send(unrest, "Kazzym").case, send(unrest, "Tokayev").case
    wide = send(unrest, "Kazzym-Jomart Tokayev").case
    assert set(wide.linked.all()) == {first, second}
    assert voices() == [("Kazzym", 1), ("Kazzym-Jomart Tokayev", 1), ("Tokayev", 1)]


def test_two_cases_that_turn_out_to_be_one_are_joined_and_the_emptied_one_closes(unrest, send):
    first = send(unrest, "Kazzym-Jomart T").case
    second = send(unrest, "art Tokayev asked").case
    assert first != second
    send(unrest, "art T")
    second.refresh_from_db()
    assert (voices(), second.state, second.duplicate_of) == ([("art T", 3)], "duplicate", first)
    assert [step.verb for step in second.steps.all()] == ["report", "regroup"]


SPANS = [
    "Kazzym",
    "Kazzym-Jomart",
    "Jomart",
    "Tokayev",
    "President Kazzym-Jomart Tokayev",
    "ident Kazz",
    "Tokayev asked",
]


@pytest.mark.parametrize("seed", range(12))
def test_the_order_in_which_reports_come_plays_no_part(unrest, send, seed):
    words = [*SPANS, *random.Random(seed).choices(SPANS, k=3)]
    random.Random(seed).shuffle(words)
    for each in words:
        send(unrest, each)
    assert parts_by_case() == parts_by_rule(unrest)
    assert sum(count for _words, count in voices()) == len(words)


def parts_by_case() -> set[frozenset[int]]:
    pairs = sorted(Report.objects.filter(case__in=Case.objects.open()).values_list("case", "pk"))
    return {
        frozenset(pk for _case, pk in group) for _key, group in itertools.groupby(pairs, lambda pair: pair[0])
    }


def parts_by_rule(article) -> set[frozenset[int]]:
    reports = Report.objects.standing().filter(case__article=article, case__in=Case.objects.open())
    placer = Placer(article)
    places = {report.pk: placer.now(report.span, report.revision_id) for report in reports}
    return {frozenset(group) for group in grouped(places).groups}


def test_a_report_on_an_older_page_joins_its_case_where_the_words_stand_now(unrest, send, nigar):
    old = send(unrest, "calm").case
    edited(unrest, "Residents fled", "On Tuesday night residents fled", by=nigar)
    assert send(unrest, "calm").case == old
    assert voices() == [("calm", 2)]


def test_a_report_on_a_page_from_before_joins_the_case_of_the_new_page(unrest, send, nigar):
    old_text = unrest.current.words.text
    edited(unrest, "Residents fled", "On Tuesday night residents fled", by=nigar)
    case = send(unrest, "calm").case
    start = old_text.index("calm")
    quote = Quote("calm", old_text[start - 32 : start], old_text[start + 4 : start + 36], start, start + 4)
    late = submit(unrest, 1, Sent(once=uuid.uuid4(), kind="spelling", quote=quote))
    assert (late.case, late.revision.number) == (case, 1)


def test_words_that_read_right_already_close_their_case_at_once(unrest, send, nigar):
    old_text = unrest.current.words.text
    edited(unrest, "Kazzym", "Kassym", by=nigar)
    start = old_text.index("Kazzym")
    quote = Quote("Kazzym", old_text[start - 32 : start], old_text[start + 6 : start + 38], start, start + 6)
    late = submit(unrest, 1, Sent(once=uuid.uuid4(), kind="name", quote=quote, proposed="Kassym"))
    assert late.case.state == "fixed_elsewhere"


def test_a_report_of_words_settled_before_opens_a_new_case(unrest, send, nigar):
    old = send(unrest, "calm", sender="a").case
    decline(old, "It was.", by=nigar)
    assert send(unrest, "calm", sender="b").case != old


def test_an_unknown_revision_is_refused_with_what_to_do(unrest):
    with pytest.raises(WrongRevision, match="Reload it"):
        submit(unrest, 7, Sent(once=uuid.uuid4(), kind="spelling"))


def test_a_quote_that_cannot_be_found_is_kept_without_a_place(unrest):
    quote = Quote("words that never stood here", "", "", 3, 30)
    report = submit(unrest, 1, Sent(once=uuid.uuid4(), kind="spelling", quote=quote))
    assert (report.exact, report.case.names_a_place) == ("words that never stood here", False)


def test_wrong_offsets_are_put_right_by_the_quote(unrest):
    quote = Quote("Kazzym", "President ", "-Jomart", 0, 6)
    report = submit(unrest, 1, Sent(once=uuid.uuid4(), kind="name", quote=quote))
    assert unrest.current.words.text[report.start : report.end] == "Kazzym"


def test_a_voice_repeats_what_the_case_says(unrest, send):
    case = send(unrest, "Kazzym", "Kassym").case
    report = add_voice(case, uuid.uuid4(), "Kassym", language="az", sender="b")
    assert (report.exact, report.proposed, report.case) == ("Kazzym", "Kassym", case)
    assert voices() == [("Kazzym", 2)]


def test_a_voice_for_a_declined_case_is_heard_and_the_case_stays_declined(unrest, send, nigar):
    case = send(unrest, "Kazzym", "Kassym").case
    decline(case, "He spells it so.", by=nigar)
    add_voice(case, uuid.uuid4(), language="en", sender="b")
    case.refresh_from_db()
    assert (case.state, case.voices) == ("declined", 2)


def test_a_voice_for_a_fixed_case_is_told_that_it_is_settled(unrest, send, nigar):
    case = send(unrest, "Kazzym", "Kassym").case
    fixed(case, "Kassym", by=nigar)
    case.refresh_from_db()
    with pytest.raises(NotOpenToVoices, match="Reload"):
        add_voice(case, uuid.uuid4(), language="en", sender="b")


@pytest.mark.parametrize("crowd", [0, 40])
def test_a_report_costs_the_same_however_many_cases_stand(unrest, send, django_assert_max_num_queries, crowd):
    for n in range(crowd):
        send(unrest, unrest.current.words.text[n * 8 : n * 8 + 3].strip() or "city", sender=f"{n}")
    with django_assert_max_num_queries(17):
        send(unrest, "arrested.", "held.")
