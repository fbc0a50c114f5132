"""Markdown of site generators: front matter, then text."""

import pytest

from articles.formats import Unreadable

FIELDS = {
    "yaml": "---\ntitle: Ferry returns\ndate: 2024-03-05\nauthor: Nigar\nsummary: It crossed.\n---\n",
    "toml": '+++\ntitle = "Ferry returns"\ndate = 2024-03-05\nauthors = ["Nigar"]\n'
    'summary = "It crossed."\n+++\n',
    "json": '{"title": "Ferry returns", "date": "2024-03-05", "author": "Nigar",\n'
    '"summary": "It crossed."}\n\n',
    "hugo": '+++\ntitle = "Ferry returns"\ndate = 2024-03-05\n[params]\nsummary = "It crossed."\n'
    '[taxonomies]\nauthors = ["Nigar"]\n+++\n',
    "fenced json": '---json\n{"title": "Ferry returns", "date": "2024-03-05", "author": "Nigar",\n'
    '"summary": "It crossed."}\n---\n',
    "hexo": ';;;\n"title": "Ferry returns", "date": "2024-03-05",\n"author": "Nigar",\n'
    '"summary": "It crossed."\n;;;\n',
    "lines": "Title: Ferry returns\nDate: 2024-03-05\nAuthor: Nigar\nSummary: It crossed.\n\n",
}


@pytest.mark.parametrize("kind", FIELDS)
def test_front_matter_of_many_kinds(only, kind):
    draft = only(FIELDS[kind] + "The *ferry* is back.\n", "a.md")
    assert (draft.headline, draft.byline, draft.standfirst) == ("Ferry returns", "Nigar", "It crossed.")
    assert (draft.published.date().isoformat(), draft.body) == (
        "2024-03-05",
        "<p>The <em>ferry</em> is back.</p>",
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ferry: it returns", "Ferry: it returns"),
        ('"Ferry" returns: why', '"Ferry" returns: why'),
        ('"The "big" ferry"', 'The "big" ferry'),
        ("'It's back'", "It's back"),
        ("[Video] It's back", "[Video] It's back"),
        ("@ferry is back", "@ferry is back"),
    ],
)
def test_a_title_that_yaml_would_not_take_is_read_as_it_was_meant(only, written, meant):
    draft = only(f"---\ntitle: {written}\nauthor:\n  - name: Nigar\n---\nIt crossed.\n", "a.md")
    assert (draft.headline, draft.byline) == (meant, "Nigar")


def test_without_front_matter_the_first_heading_is_the_headline(only):
    draft = only("# Ferry returns\n\nIt crossed.\n\n## Later\n\n- one\n- two\n", "a.md")
    assert draft.headline == "Ferry returns"
    assert draft.body == "<p>It crossed.</p><h2>Later</h2><ul><li>one</li><li>two</li></ul>"


def test_the_key_is_the_path(only):
    assert only("# Ferry\n\nIt crossed.\n", "posts/ferry.md").key == "posts/ferry.md"


def test_a_date_may_stand_in_the_name(only):
    assert only("# Ferry\n\nIt crossed.\n", "2024-03-05-ferry.md").published.day == 5


def test_a_byte_order_mark_does_not_hide_the_front_matter(only):
    assert only("\ufeff" + FIELDS["yaml"] + "It crossed.\n", "a.md").headline == "Ferry returns"


@pytest.mark.parametrize(
    ("matter", "line"),
    [
        ('---\ntitle: "open\n\tdate: 1\n---\n', 4),
        ('+++\ntitle = "A"\ndate = x\n+++\n', 3),
        ("---\ntitle: A\n\nIt crossed.\n", 1),
        ("---\ntitle: !!python/object/apply:os.system [ls]\n---\n", 2),
        ("---\na: &a [x, x]\ntitle: *a\n---\n", 3),
    ],
)
def test_a_front_matter_that_cannot_be_trusted_is_a_fault_with_its_line(fault, matter, line):
    assert fault(matter + "Text.\n", "a.md").line == line


def test_raw_html_and_links_keep_their_words_only(only):
    draft = only(
        FIELDS["yaml"] + "[one](javascript:alert(1)) <b onclick=x>two</b><script>x</script>\n", "a.md"
    )
    assert draft.body == "<p>one <b>two</b></p>"


def test_instructions_to_a_generator_are_no_words(only):
    draft = only(FIELDS["yaml"] + 'One.\n\n{{< video "x" >}}\n\n{% include a.html %}\n\nTwo.\n', "a.md")
    assert draft.body == "<p>One.</p><p>Two.</p>"


def test_instructions_glued_to_words_are_none_either(only):
    text = "One.\n{% include a.html %}\n\n## Later {#later}\n\n{: .wide}\nTwo.\n\n    {% raw %}\n"
    draft = only(FIELDS["yaml"] + text, "a.md")
    assert draft.body == "<p>One.</p><h2>Later</h2><p>Two.</p><pre><code>{% raw %}</code></pre>"


def test_links_of_note_books_show_their_words_and_their_pictures_none(only):
    draft = only(FIELDS["yaml"] + "See [[Bay]], [[Sea|the sea]] and `[[x]]`.\n\n![[pic.png]]\n", "a.md")
    assert draft.body == "<p>See Bay, the sea and <code>[[x]]</code>.</p>"


def test_a_draft_is_skipped(fault):
    assert fault("---\ntitle: Ferry\ndraft: true\n---\nIt crossed.\n", "a.md").skipped


def test_a_text_without_headline_is_a_fault(fault):
    assert "no headline" in fault("Only words.\n", "a.md").message


def test_a_rule_at_the_top_is_no_front_matter(only):
    assert only("---\n\n# Ferry\n\nIt crossed.\n", "a.md").headline == "Ferry"


@pytest.mark.parametrize("before", ["<!-- markdownlint-disable -->\n", "{% include ads.html %}\n\n"])
def test_a_comment_or_an_instruction_may_stand_first(only, before):
    draft = only(f"{before}# Ferry returns\n\nIt crossed.\n", "a.md")
    assert (draft.headline, draft.body) == ("Ferry returns", "<p>It crossed.</p>")


def test_front_matter_of_any_length_is_not_read(fault):
    fields = "x: [1, 2]\n" * 10_001
    assert "is longer than 100 kB" in fault(f"---\ntitle: A\n{fields}---\nIt crossed.\n", "a.md").message


@pytest.mark.parametrize(
    "matter", ["---\ntitle: A\nDraft: true\n---\n", "+++\ntitle = 'A'\nDraft = true\n+++\n"]
)
def test_a_draft_is_skipped_however_it_is_spelled(fault, matter):
    assert fault(f"{matter}It crossed.\n", "a.md").skipped


def test_more_brackets_than_any_article_has_are_refused_at_once(only):
    with pytest.raises(Unreadable, match="900000 opening brackets"):
        only("# T\n\n" + "[" * 900_000, "a.md")
