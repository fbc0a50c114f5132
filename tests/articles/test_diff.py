"""What changed between two texts: word by word, letters marked, never slow."""

from hypothesis import given
from hypothesis import strategies as st

from articles.diff import MOST_PAIRS, edits, pieces

sentences = st.lists(
    st.sampled_from("the a cat's 4,000 İstanbul ə. , — 字 🙂 e\u0301 \n sat on".split(" ")), max_size=25
)
texts = sentences.map(" ".join)


def after(old, changes):
    for edit in reversed(changes):
        old = old[: edit.start] + edit.words + old[edit.end :]
    return old


@given(texts, texts)
def test_the_edits_turn_the_old_text_into_the_new(old, new):
    assert after(old, edits(old, new)) == new


@given(texts, texts)
def test_the_pieces_hold_both_texts(old, new):
    shown = pieces(old, new)
    assert "".join(p.text for p in shown if p.kind != "ins") == old
    assert "".join(p.text for p in shown if p.kind != "del") == new


@given(texts)
def test_the_same_text_has_no_edits(text):
    assert edits(text, text) == []


@given(texts, texts)
def test_letters_of_a_piece_are_its_text(old, new):
    changed = [piece for piece in pieces(old, new) if piece.kind != "same"]
    assert all("".join(letters for letters, _ in piece.letters) == piece.text for piece in changed)


def test_a_changed_word_is_told_whole_with_its_letters_marked():
    gone, come = (p for p in pieces("President Kazzym spoke", "President Kassym spoke") if p.kind != "same")
    assert (gone.text, come.text) == ("Kazzym", "Kassym")
    assert gone.letters == (("Ka", False), ("zz", True), ("ym", False))


def test_a_number_is_one_word():
    assert [edit.words for edit in edits("more than 4,000 held", "more than 4,400 held")] == ["4,400"]


def test_neighbouring_changes_are_read_as_one():
    assert [p.text for p in pieces("a b c d", "a x y d") if p.kind != "same"] == ["b c", "x y"]


def test_a_hostile_pair_is_bounded():
    old, new = "a " * 6_000, "b " * 6_000
    assert len(old.split()) * len(new.split()) > MOST_PAIRS
    assert after(old, edits(old, new)) == new
