"""Three-way merge: theirs come in, ours stay, a clash is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.merge import Clash, elements, merged, neither, ours_first, theirs_first
from articles.words import Words

BLOCKS = ("<p>a</p>", "<p>b</p>", "<h2>c</h2>", "<ul><li>d</li></ul>", "<hr>", "<p>e</p>")
blocks = st.lists(st.sampled_from(BLOCKS), max_size=6).map("".join)


def words(body, headline="H", standfirst="S"):
    return Words(headline, standfirst, body)


@given(blocks, blocks)
def test_where_only_one_side_changed_its_words_are_taken(base, changed):
    assert merged(words(base), words(base), words(changed)) == words(changed)
    assert merged(words(base), words(changed), words(base)) == words(changed)


@given(blocks, blocks)
def test_where_both_changed_alike_nothing_clashes(base, changed):
    assert merged(words(base), words(changed), words(changed)) == words(changed)


@given(blocks)
def test_a_body_is_its_elements(body):
    assert "".join(elements(body)) == body


def test_changes_in_different_blocks_come_together():
    base, ours, theirs = (
        "<p>a</p><p>b</p><p>c</p>",
        "<p>A</p><p>b</p><p>c</p>",
        "<p>a</p><p>b</p><p>C</p><p>d</p>",
    )
    assert merged(words(base), words(ours), words(theirs)).body == "<p>A</p><p>b</p><p>C</p><p>d</p>"


def test_neighbouring_blocks_changed_by_one_side_each_come_together():
    base, ours, theirs = "<p>a</p><p>b</p>", "<p>A</p><p>b</p>", "<p>a</p><p>B</p>"
    assert merged(words(base), words(ours), words(theirs)).body == "<p>A</p><p>B</p>"


def test_the_same_block_changed_by_both_clashes():
    with pytest.raises(Clash):
        merged(words("<p>a</p>"), words("<p>b</p>"), words("<p>c</p>"))


def test_a_headline_of_theirs_comes_beside_a_paragraph_of_ours():
    made = merged(words("<p>a</p>"), words("<p>b</p>"), words("<p>a</p>", headline="New"))
    assert (made.headline, made.body) == ("New", "<p>b</p>")


def test_nested_lists_are_one_element():
    body = "<ul><li><p>x</p><ul><li>y</li></ul></li></ul><p>z</p>"
    assert len(elements(body)) == 2


A, B, C, NOTE = (
    f"<p>{words}</p>"
    for words in (
        "The ferry sails at nine from the old harbour.",
        "Tickets cost 4,000 manat, and children sail free.",
        "It returns at dusk when the wind allows it.",
        "EDITOR'S NOTE: the figure was checked with the port.",
    )
)
A1, A2, C1 = A.replace("nine", "ten"), A.replace("nine", "eleven"), C.replace("dusk", "noon")


def body(choice, base, ours, theirs):
    sides = [words("".join(blocks)) for blocks in (base, ours, theirs)]
    return elements(merged(*sides, choice).body)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "both"),
    [
        ([A, B], [A, NOTE, B], [A1, B], [A1, NOTE, B]),
        ([A, B], [NOTE, A, B], [A1, B], [NOTE, A1, B]),
        ([A, C], [A1, C1], [A, NOTE, C], [A1, NOTE, C1]),
        ([A, B, C], [A, C], [A, B, C1], [A, C1]),
        ([A, B, C], [A, C], [A1, B, C1], [A1, C1]),
        ([A, B], [A1, NOTE, B], [A, C], [A1, NOTE, C]),
    ],
)
@pytest.mark.parametrize("choice", [neither, ours_first, theirs_first])
def test_next_to_a_change_of_one_side_the_other_may_change_what_it_likes(choice, base, ours, theirs, both):
    assert body(choice, base, ours, theirs) == body(choice, base, theirs, ours) == both


HALVES = ["<p>Tickets cost 4,000 manat.</p>", "<p>Children sail free.</p>"]
JOINED = A.removesuffix("</p>") + " " + B.removeprefix("<p>")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "kept", "taken"),
    [
        ([A, B], [A1, NOTE, B], [A2, B], [A1, NOTE, B], [A2, NOTE, B]),
        ([A, B], [A, NOTE, B], [A, C, B], [A, NOTE, C, B], [A, C, NOTE, B]),
        ([A, B], [A, C, B], [A, C1, B], [A, C, B], [A, C1, B]),
        ([A, B, C], [A, C], [A, B.replace("4", "5"), C1], [A, C1], [A, B.replace("4", "5"), C1]),
        ([A, B, C], [A], [A, B, NOTE, C], [A, NOTE], [A, NOTE]),
        ([B, C], [*HALVES, C], [B.replace("4", "5"), C1], [*HALVES, C1], [B.replace("4", "5"), C1]),
        ([A, B, C], [JOINED, C], [A1, B, C], [JOINED, C], [A1, B, C]),
        ([A, B, C], [JOINED, C], [A, NOTE, B, C], [JOINED, NOTE, C], [JOINED, NOTE, C]),
        ([A, B, C], [A1, B, C], [NOTE, "<p>x</p>"], [A1, B, C], [NOTE, "<p>x</p>"]),
    ],
)
def test_in_dispute_is_only_what_both_changed(base, ours, theirs, kept, taken):
    with pytest.raises(Clash):
        body(neither, base, ours, theirs)
    assert body(ours_first, base, ours, theirs) == body(theirs_first, base, theirs, ours) == kept
    assert body(theirs_first, base, ours, theirs) == body(ours_first, base, theirs, ours) == taken


ROW = [f"<p>{' '.join(f'word{place}{n}' for n in range(8))}</p>" for place in range(6)]


@st.composite
def doings(draw):
    """What one side does to the row: how each paragraph fares, and where it adds one, not beside a gap."""
    fares = draw(st.lists(st.sampled_from(["kept", "kept", "changed", "gone"]), min_size=6, max_size=6))
    near_gone = {gap for place, fare in enumerate(fares) if fare == "gone" for gap in (place, place + 1)}
    return fares, draw(st.sets(st.sampled_from(range(7)), max_size=2)) - near_gone


def fared(place, fare, name):
    changed = ROW[place].replace("</p>", f" {name}</p>")
    return {"kept": [ROW[place]], "changed": [changed], "gone": []}[fare]


def addition(gap, name):
    return f"<p>{' '.join(f'{name}{gap}{n}' for n in range(5))}</p>"


def done(fares, gaps, name):
    """Return the row after what a side did to it."""
    row: list[str] = []
    for place in range(7):
        row += [addition(place, name)] * (place in gaps)
        row += fared(place, fares[place], name) if place < 6 else []
    return row


@given(doings(), doings(), st.sampled_from([neither, ours_first, theirs_first]))
def test_nothing_is_lost_that_one_side_alone_did(mine, yours, choice):
    try:
        made = body(choice, ROW, done(*mine, "ours"), done(*yours, "theirs"))
    except Clash:
        return
    for gaps, name in ((mine[1], "ours"), (yours[1], "theirs")):
        assert {addition(gap, name) for gap in gaps} <= {*made}
    for place, (here, there) in enumerate(zip(mine[0], yours[0], strict=True)):
        if "kept" in (here, there):
            wanted = fared(place, there, "theirs") if here == "kept" else fared(place, here, "ours")
            assert [block for block in made if f"word{place}" in block] == wanted


@given(blocks, blocks, blocks)
def test_it_is_the_same_from_either_side(base, ours, theirs):
    sides = words(base), words(ours), words(theirs)
    assert merged(*sides, ours_first) == merged(sides[0], sides[2], sides[1], theirs_first)
    try:
        both = merged(*sides)
    except Clash:
        with pytest.raises(Clash):
            merged(sides[0], sides[2], sides[1])
    else:
        assert both == merged(sides[0], sides[2], sides[1])
        assert both == merged(*sides, ours_first) == merged(*sides, theirs_first)


#: Paragraphs no two of which are alike, as a story has them.
STORY = [f"<p>{' '.join(f'{place}{n}' for n in range(8))}</p>" for place in "abcdef"]


@st.composite
def edited_stories(draw):
    """A story in which paragraphs were taken out, moved or added."""
    kept = draw(st.permutations(draw(st.lists(st.sampled_from(STORY[:5]), unique=True, min_size=1))))
    whole = sorted(kept) if draw(st.booleans()) else kept
    return "".join([*whole, STORY[5]] if draw(st.booleans()) else whole)


@given(edited_stories(), edited_stories(), st.sampled_from([neither, ours_first, theirs_first]))
def test_what_a_side_took_out_stays_out_and_nothing_stands_twice(ours, theirs, choice):
    base = "".join(STORY[:5])
    try:
        made = elements(merged(words(base), words(ours), words(theirs), choice).body)
    except Clash:
        return
    assert len(set(made)) == len(made)
    deciding = {ours_first: [ours], theirs_first: [theirs]}.get(choice, [ours, theirs])
    assert not [one for one in made if one in base and any(one not in side for side in deciding)]


def test_a_paragraph_that_they_moved_and_we_took_out_is_a_clash():
    base, ours, theirs = ("".join(STORY[n] for n in places) for places in ([0, 1, 2], [0, 2], [1, 0, 2]))
    with pytest.raises(Clash):
        merged(words(base), words(ours), words(theirs))
    assert merged(words(base), words(ours), words(theirs), ours_first).body == ours
    assert merged(words(base), words(ours), words(theirs), theirs_first).body == theirs


def test_a_paragraph_that_both_moved_elsewhere_is_a_clash():
    base, ours, theirs = (
        "".join(STORY[n] for n in places) for places in ([0, 1, 2, 3], [1, 0, 2, 3], [0, 2, 3, 1])
    )
    with pytest.raises(Clash):
        merged(words(base), words(ours), words(theirs))
    assert merged(words(base), words(ours), words(theirs), theirs_first).body == theirs
