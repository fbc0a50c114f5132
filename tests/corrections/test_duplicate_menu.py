"""The menu of duplicates, and what tells a case from another: nine with keys, overlapping ones first."""

from datetime import UTC, datetime

from corrections.models import Case
from tests.conftest import published
from tests.corrections.test_case_page import page_of
from tests.corrections.test_desk_verbs import sending


def menu(client, case) -> str:
    return page_of(client, case).split('data-key="m"')[1].split("</details>")[0]


def test_nine_have_keys_and_no_more_are_offered(as_nigar, send, db):
    words = "alder birch cedar elder hazel larch maple olive poplar rowan spruce willow".split()
    forest = published("Trees", f"<p>{' '.join(words)}</p>")
    cases = [send(forest, word).case for word in words]
    offered = menu(as_nigar, cases[0])
    assert [offered.count(f'data-key="{key}"') for key in (1, 9, 10)] == [1, 1, 0]
    assert offered.count('name="original" value="') == 9


def test_overlapping_cases_come_first_and_say_so(as_nigar, unrest, send):
    case, heard = send(unrest, "than 4,000 people", sender="a").case, send(unrest, "Airport").case
    send(unrest, "Airport", sender="b")
    overlapping = send(unrest, "Police said more than", sender="c").case
    assert Case.objects.get(pk=overlapping.pk).voices == 1
    offered = menu(as_nigar, case)
    assert offered.index(f'value="{overlapping.pk}"') < offered.index(f'value="{heard.pk}"')
    assert offered.count("overlaps") == 1


def test_the_head_names_the_article_its_section_and_its_date(as_nigar, db, send):
    dated = published("A bridge", "<p>It is olt.</p>", published=datetime(2026, 11, 3, 8, tzinfo=UTC))
    head = page_of(as_nigar, send(dated, "olt").case).split('<p class="about">')[1].split("</p>")[0]
    assert all(words in head for words in ("A bridge", "World", "3 November 2026"))


def test_a_number_of_no_case_is_told_where_numbers_stand(as_nigar, unrest, send):
    page = sending(as_nigar, send(unrest, "Kazzym").case, "duplicate", original=999).content.decode()
    assert "The queue shows every case with its number" in page
