"""JSON read on a sliding window: the same values as from the whole text, whatever the pieces."""

import json

import pytest

from articles.formats.walk import Broken, Window, walk

VALUE = {"a": [1, 20, 'x\n{["', None], "b": {"c": [{"d": "ə🙂"}, {"e": []}]}, "f": -1.5e3, "g": True}
TEXT = json.dumps(VALUE, indent=1, ensure_ascii=False)


def cut(text, size):
    return iter([text[at : at + size] for at in range(0, len(text), size)])


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_pieces_of_any_size_give_the_same_value(size):
    assert [value for _, value in walk(Window(cut(TEXT, size)), lambda path: path == ())] == [VALUE]


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_values_come_with_their_paths(size):
    found = dict(walk(Window(cut(TEXT, size)), lambda path: path[:2] == ("b", "c") and len(path) == 3))
    assert found[("a", 1)] == 20
    assert found[("b", "c", 0)] == {"d": "ə🙂"}
    assert found[("f",)] == -1500


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_the_place_where_it_breaks_is_named(size):
    text = '[\n {"a": 1},\n {"a": "cut'
    with pytest.raises(Broken, match="line 3, column 8") as broken:
        list(walk(Window(cut(text, size)), lambda path: len(path) == 1))
    assert broken.value.line == 3


def test_several_values_may_follow_each_other():
    window = Window(iter(["1 ", "[2]\n", '{"a"', ": 3}"]))
    values = []
    while window.sign():
        values += [value for _, value in walk(window, lambda path: path == ())]
    assert values == [1, [2], {"a": 3}]


def test_the_first_problem_is_told_however_much_follows():
    text = '[{"a": 1},\n{"b": x"},\n' + '{"c": 2},\n' * 100_000
    with pytest.raises(Broken) as told:
        list(walk(Window(cut(text, 1000)), lambda path: len(path) == 1))
    assert (told.value.line, "Expecting value" in str(told.value)) == (2, True)
