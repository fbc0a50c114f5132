"""A page as a reader copies it: the story comes out, what the page prints around it stays behind."""

import io
from datetime import date
from pathlib import Path

import pytest

from articles.formats.draft import Draft, Options, Unreadable
from articles.formats.dump import labels, read
from articles.markup import leaves, plain
from tests.growth import growth

SEED = Path(__file__).parents[4] / "shared/import-samples/dumps/000_seed_en.txt"

EN = """Council opens the river bridge after two years - VIDEO -

14 June, Tuesday

(+994 12) 555-01-02

Council opens the river bridge after two years - VIDEO

The bridge cost 24 million and will carry buses from Monday.

Cities A- A A+
The council opened the new bridge over the river on Monday, two years after the work began.
"We are on schedule and there are no delays," the mayor told the people who came to see it.
Traffic is expected
Engineers counted the cars on the old bridge for a month and think that half of them will move.
The following streets will be closed:
North Street
Mill Lane
Residents said that they were glad to see the end of the noise and of the dust in their homes.

Report a mistake by marking it and pressing Ctrl+Enter

Sample Daily © Must be hyperlinked when used.

Follow us:
Twitter: @sample
"""

AZ = """Şəhər meri yeni körpünü açdı (FOTO)

14 İyun, Çərşənbə axşamı

Şəhər meri yeni körpünü açdı (FOTO)

Cəmiyyət A- A A+
Şəhər meri bazar ertəsi çayın üzərindəki yeni körpünü açıb və fəhlələrlə söhbət edib.
O bildirib ki, işlər vaxtında görülüb və heç bir gecikmə olmayıb.
Körpüdən avtobuslar da keçəcək və bu, şəhər üçün çox vacibdir.

Səhv tapdınız? Onu seçin və Ctrl+Enter düymələrini basın
"""

RU = """Мэр открыл новый мост через реку – ФОТО/ВИДЕО

14 июня, вторник

Мэр открыл новый мост через реку – ФОТО/ВИДЕО

14.06.2022 10:15
Общество A A+ A++
Мэр города в понедельник открыл новый мост через реку и поговорил с рабочими.
По его словам, работы шли по графику и задержек на стройке не было.
Читайте также: Старый мост закроют
Жители рассказали, что они рады, потому что шум и пыль наконец закончились.

Нашли ошибку? Выделите текст и нажмите Ctrl+Enter
Все права защищены.
"""

TR = """Başkan nehir üzerindeki yeni köprüyü açtı | Örnek Gazete

Ana Sayfa
Gündem
Başkan nehir üzerindeki yeni köprüyü açtı
Yazar: Ayşe Demir
14 Haziran 2022, 10:15
Başkan pazartesi günü nehir üzerindeki yeni köprüyü açtı ve işçilerle uzun uzun görüştü.
İşlerin zamanında yapıldığını ve hiçbir gecikme olmadığını söyledi, ancak bir yol daha var.
Tüm hakları saklıdır.
"""


def imported(text: str) -> Draft:
    (draft,) = read(io.BytesIO(text.encode()), "page.txt", Options())
    assert isinstance(draft, Draft)
    return draft


def blocks(draft: Draft) -> list[tuple[str, str]]:
    return [(leaf[1], plain(leaf[3])) for leaf in leaves(draft.body)]


def words(draft: Draft) -> str:
    return "\n".join(text for _, text in blocks(draft))


def test_the_headline_loses_its_flag_and_the_flag_is_kept_as_media():
    draft = imported(EN)
    assert (draft.headline, draft.media) == ("Council opens the river bridge after two years", ("video",))


def test_section_and_standfirst_stand_between_headline_and_story():
    draft = imported(EN)
    assert draft.section == "Cities"
    assert draft.standfirst == "The bridge cost 24 million and will carry buses from Monday."


def test_a_standfirst_need_be_no_sentence():
    draft = imported(
        EN.replace("The bridge cost 24 million and will carry buses from Monday.", "Buses from Monday on")
    )
    assert draft.standfirst == "Buses from Monday on"


def test_a_telephone_number_is_no_standfirst():
    without = EN.replace(
        "The bridge cost 24 million and will carry buses from Monday.", "Tel: (+994 12) 555-01-02"
    )
    assert imported(without).standfirst == ""


def test_the_line_of_today_is_no_date_of_publication():
    assert imported(EN).published is None


def test_a_short_line_between_paragraphs_is_a_subhead():
    assert ("h2", "Traffic is expected") in blocks(imported(EN))


def test_short_lines_after_a_colon_are_a_list():
    assert "<ul><li>North Street</li><li>Mill Lane</li></ul>" in imported(EN).body


def test_nothing_the_page_prints_below_is_left():
    body = words(imported(EN))
    assert body.endswith("the dust in their homes.")
    assert "Ctrl" not in body


@pytest.mark.parametrize(
    ("text", "language", "headline", "section", "media", "paragraphs"),
    [
        (AZ, "az", "Şəhər meri yeni körpünü açdı", "Cəmiyyət", ("photo",), 3),
        (RU, "ru", "Мэр открыл новый мост через реку", "Общество", ("video", "photo"), 3),
        (TR, "tr", "Başkan nehir üzerindeki yeni köprüyü açtı", "", (), 2),
    ],
)
def test_pages_in_our_languages_are_read(text, language, headline, section, media, paragraphs):
    draft = imported(text)
    assert (draft.language, draft.headline, draft.section, draft.media) == (
        language,
        headline,
        section,
        media,
    )
    assert len(blocks(draft)) == paragraphs


@pytest.mark.parametrize("text", [RU, TR])
def test_a_full_date_by_the_headline_is_the_date_of_publication(text):
    published = imported(text).published
    assert published
    assert published.date() == date(2022, 6, 14)


def test_a_name_after_the_word_for_author_is_the_byline():
    assert imported(TR).byline == "Ayşe Demir"


def test_a_link_to_another_story_is_no_paragraph():
    assert "Читайте" not in words(imported(RU))


def test_lines_wrapped_at_a_width_are_paragraphs_again():
    wrapped = """Council opens the river bridge

  * Home
  * News

Council opens the river bridge

   The council opened the new bridge over the river on Monday, and the people
   who came to see it said that they were glad to hear that the noise and the
   dust were over.

   Engineers counted the cars on the old bridge for a month and they think
   that half of them will move to the new one, which will carry the buses of
   the town from Monday.

   (BUTTON) Share
"""
    assert [text.split()[-1] for _, text in blocks(imported(wrapped))] == ["over.", "Monday."]


def test_a_sentence_split_at_its_links_is_whole_again():
    split = """Council opens the river bridge
Menu
Council opens the river bridge
The council opened the bridge over the
Kura
, which has cost the town 24 million, and it told the
Daily Sample
that the buses will use it from Monday.
Engineers of the
Ministry of Roads
counted the cars on the old bridge and said in
a report
, which we have seen, that half of them will move.
"""
    assert [text[:11] for _, text in blocks(imported(split))] == ["The council", "Engineers o"]


def test_the_marks_of_markdown_are_read_not_printed():
    marked = """# Council opens the river bridge

The council opened the **new bridge** over the river [on Monday](https://example.org/monday).

## What it cost

The work began in spring\\. It has cost 24 million, and that is less than the town had feared.
"""
    body = imported(marked).body
    assert "<h2>What it cost</h2>" in body
    assert "new bridge over the river on Monday." in body


def test_the_name_of_the_site_is_no_part_of_the_headline():
    first, *rest = TR.splitlines()
    only_a_title = "\n".join([first, *rest[4:]])
    assert imported(only_a_title).headline == "Başkan nehir üzerindeki yeni köprüyü açtı"


def test_every_line_has_a_label_and_a_reason():
    told = labels(EN)
    assert [line for _, line, _ in told] == EN.splitlines()
    assert all(label and why for label, _, why in told)
    assert ("subhead", "Traffic is expected") in [(label, line) for label, line, _ in told]


def test_the_key_of_a_page_is_the_name_it_came_under():
    assert imported(EN).key == "page.txt"


def test_a_false_encoding_is_seen_through_and_told():
    (draft,) = read(io.BytesIO(RU.encode("cp1251")), "page.txt", Options())
    assert isinstance(draft, Draft)
    assert draft.headline == "Мэр открыл новый мост через реку"
    assert "windows-1251" in draft.warnings[0]


@pytest.mark.parametrize("text", ["", " \n\t\n", "Home\nNews\nSport\n", "1\n2\n3\n", "[ ]\n____\n* * *\n"])
def test_a_page_without_a_story_is_refused(text):
    with pytest.raises(Unreadable):
        imported(text)


BODY = """The council opened the new bridge over the river on Monday, two years after the work began.
Engineers counted the cars on the old bridge for a month and think that half of them will move.
Residents said that they were glad to see the end of the noise and of the dust in their homes.
"""


def untitled(*above: str, menu: str = "Home\nNews\n") -> Draft:
    """Return what is read of a page whose dump has no title line, with these lines over the story."""
    return imported(menu + "\n".join(above) + "\n" + BODY)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry returns to Baku\n\nThe ferry crossed on Monday.\n",
        "Ferry returns\n\n5 March 2024\n\nIt crossed on Monday. Nobody was hurt.\n",
        "Bərə Bakıya qayıtdı\n\nBərə bazar ertəsi limana qayıtdı.\n",
        "Паром вернулся\n\nПаром вернулся в порт.\n",
    ],
)
def test_a_headline_over_a_sentence_is_a_short_note(text):
    draft = imported(text)
    assert (draft.headline, [kind for kind, _ in blocks(draft)]) == (text.splitlines()[0], ["p"])


@pytest.mark.parametrize(
    "text",
    [
        "404 Not Found\n\nThe page you are looking for could not be found.\nHome\n",
        "Page not found\n\nSorry, we cannot find it anywhere on this site.\n",
        "Members\n\nYou must sign in to read this page.\nPassword\n",
        "Страница не найдена\n\nК сожалению, такой страницы нет.\n",
        "Səhifə tapılmadı\n\nAxtardığınız səhifə mövcud deyil.\n",
        "Sayfa bulunamadı\n\nAradığınız sayfa taşınmış olabilir.\n",
        "Сторінку не знайдено\n\nТакої сторінки на сайті немає.\n",
        "Sample Daily\nMayor opens the bridge\nFerry returns to Baku\nSchool closed after the storm\n",
    ],
)
def test_a_page_that_tells_nothing_is_no_short_note(text):
    with pytest.raises(Unreadable):
        imported(text)


def test_a_standfirst_is_not_taken_for_the_headline_over_it():
    draft = untitled(
        "Mayor praises engineers",
        "Cars will move to the new bridge after two years, and nobody else was heard at the opening",
        "14 June 2022",
    )
    assert draft.headline == "Mayor praises engineers"


def test_a_subhead_amid_the_story_is_not_the_headline():
    subhead = "Engineers counted cars for a month"
    more = BODY.replace("council", "town council").replace("Engineers", "The engineers")
    assert untitled("New river bridge opens", BODY + subhead, more).headline == "New river bridge opens"


def test_a_link_in_a_box_of_other_stories_is_not_the_headline():
    box = ("Related articles", "Council counted cars on the bridge over the river")
    assert untitled("Council opens bridge over the river", "14 June 2022", *box).headline == (
        "Council opens bridge over the river"
    )


def test_a_headline_far_above_is_known_by_its_date():
    notices = ["Share this story", "Copy link", "E-mail"] * 20
    draft = untitled("Council opens bridge over the river", "By Aysel Aliyeva", "14 June 2022", *notices)
    assert (draft.headline, draft.byline) == ("Council opens bridge over the river", "Aysel Aliyeva")


def test_a_button_at_the_top_is_no_title_of_the_page():
    button = "Start your free trial today\n"
    menu = button * 2 + "".join(f"Section {number}\n" for number in range(50))
    assert untitled("Council opens bridge", menu=menu).headline == "Council opens bridge"


def test_a_title_repeated_over_the_menu_is_not_the_headline():
    menu = "\n".join(["Politics", "World", "Economy", "Culture", "Books", "Sport", "Games", "Travel", "Food"])
    title = "Council opens the river bridge"
    draft = imported(f"{title} | Sample\n{title}\n{menu}\n14 June 2022\n{title}\n{BODY}")
    assert draft.published
    assert draft.published.date() == date(2022, 6, 14)


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (["byAysel Aliyeva", "14 June 2022"], "Aysel Aliyeva"),
        (["Aysel Aliyeva 14 June 2022"], "Aysel Aliyeva"),
        (["Aysel Aliyeva June 14, 2022"], "Aysel Aliyeva"),
        (["14 June 2022 • Aysel Aliyeva • 3 minutes"], "Aysel Aliyeva"),
        (["Aysel Aliyeva Political Correspondent", "14 June 2022"], "Aysel Aliyeva"),
        (["Analysis by Aysel Aliyeva"], "Aysel Aliyeva"),
        (["By", "Aysel Aliyeva", "Rauf Mammadov"], "Aysel Aliyeva, Rauf Mammadov"),
        (["By AFP, 14 June 2022"], "AFP"),
        (["14 June 2022", "Rauf Mammadov", "Photo: Nigar Quliyeva", "Aysel Aliyeva"], "Aysel Aliyeva"),
        (["Müəllif: Aysel Əliyeva"], "Aysel Əliyeva"),
        (["Haber: Ayşe Demir"], "Ayşe Demir"),
        (["14 June 2022", "THE RIVER BRIDGE"], ""),
        (["14 June 2022", "Artikel öffnen"], ""),
    ],
)
def test_who_wrote_it_is_read_from_the_lines_by_the_date(lines, byline):
    assert untitled("Council opens bridge over the river", *lines).byline == byline


@pytest.mark.parametrize(
    "lines",
    [
        [
            f"The old bridge over {'the broad and muddy ' * 3}river, seen from the south on 3 May 2021",
            "14 June 2022",
        ],
        ["Updated 15 June 2022", "Published 14 June 2022"],
        ["Обновлено 15.06.2022", "14.06.2022"],
        ["Güncelleme: 15.06.2022", "14.06.2022"],
        [*(["Share", "Copy link"] * 20), "14 June 2022"],
    ],
)
def test_the_date_is_that_of_publication(lines):
    published = untitled("Council opens bridge over the river", *lines).published
    assert published
    assert published.date() == date(2022, 6, 14)


def test_a_date_under_the_first_caption_is_found():
    caption = "The bridge over the river as it was on the first morning."
    draft = untitled("Council opens bridge over the river", caption, "Published 14 June 2022")
    assert draft.published


def test_the_numbers_of_links_and_the_list_of_their_addresses_are_not_read():
    links = "\n".join(f"   [{number}]Section" for number in range(1, 12))
    story = """Council opens bridge

   The council opened the [12]new bridge over the river on Monday, and the
   people who came to see it said that [13]they were glad to hear that the
   noise and the dust were over.

   Engineers counted the cars on the old bridge for a month and they think
   that half of them will move to the new one, which will carry the buses
   of the town from Monday.

   Residents of the streets by the river said on Monday that they were all
   glad to see the end of the noise, and they thanked the engineers for it,
   who had worked in the night as well as in the day.

References

"""
    addresses = "\n".join(f"   {number}. https://example.org/{'long/' * 30}" for number in range(1, 14))
    body = blocks(imported(f"{links}\n\n{story}{addresses}\n"))
    assert [text.split()[-1] for _, text in body] == ["over.", "Monday.", "day."]
    assert "the new bridge over" in body[0][1]


def test_a_footnote_keeps_its_number():
    noted = BODY.replace("began.", "began[12].")
    assert "work began[12]" in words(imported(f"Council opens bridge\n\n{noted}"))


@pytest.mark.parametrize(
    "line",
    [
        "Якщо ви помітили помилку, виділіть її мишкою та повідомте про це нам, і ми її виправимо.",
        "Если вы заметили ошибку в тексте, то выделите ее и сообщите нам об этом, и мы исправим.",
        "Bizi sosial şəbəkələrdə izləyin və bu xəbərləri ən tez siz oxuyun, çünki bu daha rahatdır.",
        "Bizi sosyal medyada takip edin ve bu haberleri en hızlı siz okuyun, çünkü bu daha kolay.",
    ],
)
def test_what_a_page_asks_of_its_readers_is_no_paragraph(line):
    assert line not in words(untitled("Council opens bridge over the river", "14 June 2022", BODY, line))


@pytest.mark.parametrize(
    ("piece", "pieces"),
    [("a", 500_000), ("the bridge and ", 30_000), ("[", 200_000), ("* x\n", 15_000), ("_ ", 80_000)],
)
def test_a_hostile_page_takes_no_more_time_than_its_length(piece, pieces):
    assert growth(lambda n: labels(EN + piece * n), pieces) < 10


@pytest.mark.shared
@pytest.mark.skipif(not SEED.exists(), reason="the shared import samples are not beside this repository")
def test_the_model_page_is_read_without_a_fault():
    (draft,) = read(io.BytesIO(SEED.read_bytes()), SEED.name, Options())
    assert isinstance(draft, Draft)
    assert (draft.section, draft.media, draft.published) == ("Conflicts", ("video",), None)
    assert "VIDEO" not in draft.headline
    assert draft.standfirst.startswith("Several residents")
    kinds = [kind for kind, _ in blocks(draft)]
    assert (len(kinds), kinds.count("h2")) == (16, 1)
