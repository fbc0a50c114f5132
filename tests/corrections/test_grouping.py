"""The core rule: which marks mean one mistake."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corrections.anchoring import Span, grouped, joins

SPANS = st.dictionaries(
    st.integers(0, 50),
    st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 30)),
    max_size=14,
)


def test_a_longer_mark_joins_the_word_it_covers():
    assert grouped({1: Span(0, 60), 2: Span(10, 15)}).groups == ((2, 1),)


def test_half_of_the_core_is_enough_and_less_is_not():
    assert joins(Span(10, 14), Span(12, 30))
    assert not joins(Span(10, 14), Span(13, 30))
    assert not joins(Span(10, 10), Span(0, 30))


def test_marks_side_by_side_are_two_mistakes():
    assert grouped({1: Span(0, 5), 2: Span(6, 12)}).groups == ((1,), (2,))


def test_a_mark_over_two_mistakes_stands_alone_and_is_linked_to_both():
    found = grouped({"a": Span(0, 5), "b": Span(20, 26), "wide": Span(0, 40)})
    assert found.groups == (("a",), ("b",), ("wide",))
    assert found.wide == {"wide": ("a", "b")}


def test_the_same_wide_mark_twice_is_one_case():
    found = grouped({1: Span(0, 5), 2: Span(20, 26), 3: Span(0, 40), 4: Span(0, 40)})
    assert found.groups == ((1,), (2,), (3, 4))
    assert found.wide == {3: (1, 2), 4: (1, 2)}


def test_the_very_words_of_a_core_join_it_though_they_cover_a_robots_too():
    found = grouped({1: Span(0, 40), 2: Span(10, 15), 3: Span(0, 40)}, last={2, 3})
    assert found.groups == ((1, 3), (2,))
    assert found.wide == {}


@settings(deadline=None)
@given(SPANS, st.sets(st.integers(0, 50)))
def test_no_two_cores_are_the_same_words(spans, robots):
    cores = [spans[group[0]] for group in grouped(spans, robots).groups]
    assert len(cores) == len(set(cores))


def test_twelve_readers_of_one_word_make_one_group():
    assert grouped({reader: Span(7, 12) for reader in range(12)}).groups == (tuple(range(12)),)


def test_no_marks_make_no_groups():
    assert grouped({}).groups == ()


@settings(deadline=None)
@given(SPANS, st.randoms())
def test_the_order_of_marks_plays_no_part(spans, chance):
    shuffled = list(spans.items())
    chance.shuffle(shuffled)
    assert grouped(dict(shuffled)) == grouped(spans)


@settings(deadline=None)
@given(SPANS)
def test_every_mark_is_in_one_group_and_covers_its_core(spans):
    found = grouped(spans)
    assert sorted(key for group in found.groups for key in group) == sorted(spans)
    for core, *members in found.groups:
        assert all(joins(spans[core], spans[member]) for member in members)
        assert all(len(spans[core]) <= len(spans[member]) for member in members)


@settings(deadline=None)
@given(SPANS)
def test_a_wide_mark_covers_all_the_cores_it_is_linked_to(spans):
    for key, cores in grouped(spans).wide.items():
        assert len(cores) > 1
        assert all(joins(spans[core], spans[key]) for core in cores)
