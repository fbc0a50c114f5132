"""What must hold for any text and any edit."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from corrections.anchoring import Certainty, NothingMarked, Span, align, carry, find, quote

SPOKEN = """
    the teh police said 4,000 4,400 people İşıq ılıq Самолёт прилетел مُحَمَّد قال 你 不 熟 悉 😀 👩\u200d🚀
    cafe\u0301 café so\u00adcial x. \u200bend. “no” don’t - — … हिन्दी 5\u00b7km
"""
WORDS = st.sampled_from(SPOKEN.split())
BLOCKS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=5)
TEXTS = BLOCKS.map("\n".join)
# Words that stand nowhere else, so that it is known what an edit did.
UNIQUE = " ".join(f"w{n}ord" for n in range(60))


def place_in(text: str, data: st.DataObject) -> Span:
    start = data.draw(st.integers(0, len(text) - 1))
    return Span(start, data.draw(st.integers(start + 1, min(len(text), start + 40))))


@settings(deadline=None)
@given(TEXTS, st.data())
def test_the_identity_is_the_identity(text, data):
    span = place_in(text, data)
    try:
        wanted = quote(text, span.start, span.end).span
    except NothingMarked:
        assert carry(align(text, text), span).certainty is Certainty.GONE
    else:
        place = carry(align(text, text), span)
        assert (place.certainty, place.span, place.one_key) == (Certainty.EXACT, wanted, True)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.data())
def test_exact_means_the_very_same_characters(old, new, data):
    span = place_in(old, data)
    place = carry(align(old, new), span)
    assert (place.span is None) == (place.certainty is Certainty.GONE)
    assert not place.one_key or place.certainty is Certainty.EXACT
    if place.certainty is Certainty.EXACT:
        assert place.span.of(new) == quote(old, span.start, span.end).exact
    if place.span:
        assert 0 <= place.span.start < place.span.end <= len(new)
        assert 0 < place.confidence <= 1


@settings(deadline=None)
@given(TEXTS, TEXTS, st.data())
def test_there_and_back_is_the_same_words_or_none(old, inserted, data):
    span, edit = place_in(old, data), place_in(old, data)
    new = old[: edit.start] + inserted + old[edit.end :]
    there = carry(align(old, new), span)
    if there.one_key:
        back = carry(align(new, old), there.span)
        assert not back.one_key or back.span.of(old) == quote(old, span.start, span.end).exact


@settings(deadline=None)
@given(TEXTS, TEXTS, st.data())
def test_there_and_back_over_an_edit_elsewhere_is_the_same_place(before, after, data):
    marked = data.draw(st.integers(2, 57))
    span = Span(UNIQUE.index(f"w{marked}ord"), UNIQUE.index(f"w{marked}ord") + len(f"w{marked}ord"))
    new = f"{before}\n{UNIQUE}\n{after}"
    there = carry(align(UNIQUE, new), span)
    assert there.span == span.moved(len(before) + 1)
    assert carry(align(new, UNIQUE), there.span).span == span


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 59), st.integers(0, 59), st.sampled_from(("", "other words", "w3ord", "😀", "字")))
def test_an_edit_elsewhere_never_changes_the_words(marked, edited, words):
    assume(abs(marked - edited) > 1)
    span = Span(UNIQUE.index(f"w{marked}ord"), UNIQUE.index(f"w{marked}ord") + len(f"w{marked}ord"))
    new = UNIQUE.replace(f"w{edited}ord", words, 1)
    place = carry(align(UNIQUE, new), span)
    assert (place.certainty, place.span.of(new)) == (Certainty.EXACT, span.of(UNIQUE))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 59), st.integers(0, 59), st.text("abc de", max_size=12))
def test_marks_land_behind_our_own_fix_where_arithmetic_says(marked, fixed, words):
    assume(fixed + 1 < marked)
    start = UNIQUE.index(f"w{fixed}ord")
    end = start + len(f"w{fixed}ord")
    span = Span(UNIQUE.index(f"w{marked}ord"), UNIQUE.index(f"w{marked}ord") + 5)
    new = UNIQUE[:start] + words + UNIQUE[end:]
    assert carry(align(UNIQUE, new), span).span == span.moved(len(words) - (end - start))


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 58), st.text("qxyz", min_size=1, max_size=8))
def test_fixed_words_are_found_where_the_fix_stands(fixed, words):
    start = UNIQUE.index(f"w{fixed}ord")
    end = start + len(f"w{fixed}ord")
    new = UNIQUE[:start] + words + UNIQUE[end:]
    place = carry(align(UNIQUE, new), Span(start, end))
    assert (place.certainty, place.span) == (Certainty.EDITED, Span(start, start + len(words)))


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.integers(-5, 70), st.integers(-5, 70))
def test_any_text_at_all_gets_an_answer(old, new, start, end):
    assert carry(align(old, new), Span(start, end)).certainty in Certainty


@settings(deadline=None)
@given(TEXTS, st.data())
def test_a_quote_is_found_where_it_was_made(text, data):
    span = place_in(text, data)
    try:
        made = quote(text, span.start, span.end)
    except NothingMarked:
        return
    assert find(text, made) in (made.span, None)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.data())
def test_a_quote_is_found_inside_the_text_or_not_at_all(old, new, data):
    span = place_in(old, data)
    try:
        place = find(new, quote(old, span.start, span.end))
    except NothingMarked:
        return
    assert place is None or 0 <= place.start < place.end <= len(new)
