"""Pictures that come with articles: found, kept once, shown from here; or left out, with a word on why."""

import re

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.formats import Draft
from articles.intake.order import Order
from articles.intake.pictures import with_pictures
from articles.markup import canonical
from articles.markup.illustrations import illustrated, picture_addresses
from articles.models import Article, Picture
from tests.pictures import photograph

STORY = (
    "---\ntitle: Rowers cross the bay\n---\n\nThe crossing took three hours.\n\n![Three boats]({})\n\n"
    "The wind held, and every boat came in before dark.\n"
)


@pytest.fixture
def folder(tmp_path):
    """An article in Markdown with its picture beside it."""
    (tmp_path / "site" / "img").mkdir(parents=True)
    (tmp_path / "site" / "img" / "boats.jpg").write_bytes(photograph())
    return tmp_path / "site"


def bring_in(folder, address="img/boats.jpg", **how):
    (folder / "rowers.md").write_text(STORY.format(address))
    call_command("import_articles", str(folder / "rowers.md"), verbosity=0, **how)
    return Article.objects.get().current.body


def shown(body: str) -> list[str]:
    return re.findall(r'<img src="([^"]*)"', body)


@pytest.mark.django_db
def test_a_picture_beside_its_article_is_kept_and_shown(folder):
    body = bring_in(folder)
    picture = Picture.objects.get()
    figure = f'<figure><img src="{picture.file.url}" alt="Three boats" width="640" height="420"></figure>'
    assert figure in body
    assert picture.name == "boats.jpg"
    assert picture.file.read()[:3] == b"\xff\xd8\xff"


@pytest.mark.django_db
def test_a_second_run_changes_nothing(folder):
    before = bring_in(folder)
    assert bring_in(folder) == before
    assert Picture.objects.count() == 1
    assert Article.objects.get().revisions.count() == 1


@pytest.mark.django_db
def test_another_picture_under_the_same_name_is_news(folder):
    before = bring_in(folder)
    (folder / "img" / "boats.jpg").write_bytes(photograph((700, 500)))
    assert shown(bring_in(folder)) != shown(before)
    assert Article.objects.get().revisions.count() == 2


@pytest.mark.django_db
def test_a_dry_run_keeps_no_picture(folder, settings):
    (folder / "rowers.md").write_text(STORY.format("img/boats.jpg"))
    call_command("import_articles", str(folder), dry_run=True, verbosity=0)
    assert not Picture.objects.exists()
    assert not list(settings.MEDIA_ROOT.iterdir())


@pytest.mark.django_db
def test_a_file_that_is_gone_from_the_storage_is_put_there_again(folder, settings):
    bring_in(folder)
    file = Picture.objects.get().file
    file.storage.delete(file.name)
    bring_in(folder)
    assert file.storage.exists(file.name)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "https://old.example/wp-content/uploads/2026/11/boats.jpg?w=1024",
        "/wp-content/uploads/2026/11/boats.jpg",
        "//old.example/uploads/2026/11/boats.jpg",
        "https://old.example/2026/11/bo%61ts.jpg",
    ],
)
def test_a_folder_that_staff_name_is_looked_through_by_the_end_of_the_address(folder, tmp_path, address):
    uploads = tmp_path / "uploads" / "2026" / "11"
    uploads.mkdir(parents=True)
    (uploads / "boats.jpg").write_bytes(photograph())
    assert shown(bring_in(folder, address, pictures=[tmp_path / "uploads"])) == [
        Picture.objects.get().file.url
    ]


@pytest.mark.django_db
def test_a_mirrored_site_has_its_pictures_below_the_folder(tmp_path):
    mirror = tmp_path / "mirror"
    (mirror / "old.example" / "img").mkdir(parents=True)
    (mirror / "old.example" / "img" / "boats.jpg").write_bytes(photograph())
    (mirror / "rowers.md").write_text(STORY.format("https://old.example/img/boats.jpg"))
    call_command("import_articles", str(mirror), verbosity=0)
    assert Picture.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://elsewhere.example/boats.jpg", "lies on another site"),
        ("img/no-such.jpg", "not beside its page"),
        ("../outside.jpg", "not beside its page"),
        ("/etc/passwd", "not beside its page"),
        ("img/%00.jpg", "not beside its page"),
        ("img/" + "x" * 5000 + ".jpg", "not beside its page"),
        ("link.jpg", "not beside its page"),
        ("rowers.md", "no JPEG"),
    ],
)
def test_a_picture_that_cannot_be_had_is_left_out_with_a_word(folder, tmp_path, address, why):
    report = tmp_path / "report.jsonl"
    (tmp_path / "outside.jpg").write_bytes(photograph())
    (folder / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    body = bring_in(folder, address, report=report)
    assert "<figure" not in body
    assert "The wind held" in body
    assert why in report.read_text()
    assert not Picture.objects.exists()


@pytest.mark.django_db
def test_what_comes_from_no_folder_shows_no_file_of_the_server(folder, monkeypatch, admin_client):
    monkeypatch.chdir(folder)
    sent = {"text": STORY.format("img/boats.jpg"), "format": "markdown", "language": "en"}
    page = admin_client.post("/admin/articles/importconflict/import/", sent, follow=True)
    assert "not beside its page" in page.content.decode()


@pytest.mark.django_db
def test_pictures_and_the_parts_of_a_page_are_no_articles(folder):
    lines = [f"<p>Boat number {n} crossed the bay at dawn, and came in at {n} o'clock.</p>" for n in range(9)]
    (folder / "page.html").write_text(f"<h1>Nine boats in one day</h1>{''.join(lines)}")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "print.html").write_text(f"<h1>Print this</h1>{''.join(lines)}")
    (folder / "others_files").mkdir()
    (folder / "others_files" / "story.md").write_text(STORY.format("none.jpg"))
    call_command("import_articles", str(folder), verbosity=0)
    assert {str(article) for article in Article.objects.all()} == {
        "Nine boats in one day",
        "Rowers cross the bay",
    }


@pytest.mark.django_db
def test_the_signs_of_a_saved_page_are_no_pictures(tmp_path):
    (tmp_path / "star.png").write_bytes(photograph((20, 20), "PNG"))
    (tmp_path / "boats.jpg").write_bytes(photograph())
    order = Order(paths=(str(tmp_path),), now=timezone.now())
    body = '<figure><img src="star.png" alt=""></figure><figure><img src="boats.jpg" alt=""></figure>'
    draft = Draft("a", "a", "Boats", body)
    page = with_pictures(draft, str(tmp_path / "a.html"), "html", order)
    assert len(shown(page.body)) == Picture.objects.count() == 1
    assert not page.warnings
    assert len(shown(with_pictures(draft, str(tmp_path / "a.md"), "markdown", order).body)) == 2


def test_what_is_no_address_at_all_is_left_out_as_well():
    order = Order(paths=("boats.html",), now=timezone.now())
    body = '<p>Three boats.</p><figure><img src="//[half/boats.jpg" alt=""></figure>'
    made = with_pictures(Draft("boats.html", "boats.html", "Boats", body), "boats.html", "html", order)
    assert made.body == "<p>Three boats.</p>"
    assert "not beside its page" in made.warnings[0]


def test_a_figure_without_its_picture_may_take_its_caption_along():
    body = (
        '<p>A</p><figure><img src="a.jpg" alt=""><figcaption>Boats. Photo: B</figcaption></figure>'
        '<figure><img src="b.jpg" alt="q &lt;"><img src="c.jpg" alt=""></figure>'
        "<figure><table><tbody><tr><td>1</td></tr></tbody></table></figure>"
    )
    assert picture_addresses(body) == ["a.jpg", "b.jpg", "c.jpg"]
    tags = {"b.jpg": '<img src="/pictures/b.jpg" alt="" width="1" height="1">'}
    assert "Boats. Photo: B" in illustrated(body, tags, captions=True)
    assert canonical(illustrated(body, tags, captions=False)) == (
        '<p>A</p><figure><img src="/pictures/b.jpg" alt="q &lt;" width="1" height="1"></figure>'
        "<figure><table><tbody><tr><td>1</td></tr></tbody></table></figure>"
    )


def test_a_backslash_in_the_words_for_a_picture_stays_one():
    body = r'<figure><img src="a.jpg" alt="\1 \g<0>"></figure>'.replace("<0>", "&lt;0&gt;")
    assert r"\1 \g&lt;0&gt;" in illustrated(body, {"a.jpg": '<img src="/x.jpg" alt="">'}, captions=False)
