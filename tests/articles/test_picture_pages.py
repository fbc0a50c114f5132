"""Where pictures show: their own address, the article, the lists, what others read of a page, the desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.actions import keep_picture
from articles.models import Picture
from tests.conftest import published
from tests.pictures import photograph


@pytest.fixture
def picture(db) -> Picture:
    return keep_picture(photograph(), "boats.jpg")


@pytest.fixture
def story(picture):
    """An article of two pictures, the first of them ours to name."""
    figures = f"<figure>{picture.tag('Boats')}<figcaption>Three boats</figcaption></figure>"
    return published("Rowers cross", f"<p>Three hours.</p>{figures}<p>Dark.</p>{figures}")


def test_a_picture_may_be_kept_for_ever(client, picture):
    answer = client.get(picture.file.url)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert "immutable" in answer["Cache-Control"]
    assert b"".join(answer.streaming_content) == picture.file.read()
    again = client.get(picture.file.url, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert "immutable" in again["Cache-Control"]


@pytest.mark.parametrize("name", ["x.jpg", "0" * 32 + ".jpg", "..%2Fdb.sqlite3", "0" * 32 + ".svg"])
def test_no_other_file_is_handed_out(client, db, name):
    answer = client.get(f"/pictures/{name}")
    assert answer.status_code == 404
    assert answer["Cache-Control"] == "no-store"


def test_a_page_names_its_picture_to_those_who_link_to_it(client, story, picture, settings):
    page = client.get(story.get_absolute_url()).content.decode()
    assert f'<meta property="og:image" content="{settings.SITE_URL}{picture.file.url}">' in page
    assert f'"image": ["{settings.SITE_URL}{picture.file.url}"]' in page


def test_only_what_is_further_down_waits_to_be_fetched(client, story, picture):
    page = client.get(story.get_absolute_url()).content.decode()
    assert page.count(f'<img src="{picture.file.url}"') == 1
    assert page.count(f'<img loading="lazy" decoding="async" src="{picture.file.url}"') == 1


def test_the_front_page_shows_the_first_picture_of_an_article(client, story, picture):
    published("Without", "<p>No picture.</p>")
    published("Elsewhere", '<p>Not ours.</p><figure><img src="/other.jpg" alt=""></figure>')
    page = client.get("/").content.decode()
    assert page.count("<img") == 1
    assert f'<img src="{picture.file.url}" alt=""' in page


def test_an_editor_adds_a_picture_and_is_shown_its_line(nigar, db):
    desk = Client()
    desk.force_login(nigar)
    file = SimpleUploadedFile("harbour.png", photograph((3000, 2000), "PNG", "1"), "image/png")
    page = desk.post("/admin/articles/picture/add/", {"file": file}, follow=True).content.decode()
    picture = Picture.objects.get()
    assert (picture.width, picture.height, picture.added_by) == (2000, 1333, nigar)
    assert f"&lt;img src=&quot;{picture.file.url}&quot;" in page
    file.seek(0)
    desk.post("/admin/articles/picture/add/", {"file": file})
    assert Picture.objects.count() == 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", photograph()[:900]])
def test_what_is_no_picture_is_refused_in_words(nigar, db, data):
    desk = Client()
    desk.force_login(nigar)
    page = desk.post("/admin/articles/picture/add/", {"file": SimpleUploadedFile("a.jpg", data)})
    assert page.status_code == 200
    assert page.context["adminform"].form.errors["file"]
    assert not Picture.objects.exists()


def test_large_files_are_taken_from_staff_who_have_logged_in_alone(nigar, client, db):
    file = SimpleUploadedFile("a.jpg", b"0" * 2_000_000)
    assert client.post("/admin/articles/picture/add/", {"file": file}).status_code == 413
    client.force_login(nigar)
    file.seek(0)
    assert client.post("/admin/articles/picture/add/", {"file": file}).status_code == 200
    file.seek(0)
    assert client.post("/admin/articles/importconflict/import/", {"file": file}).status_code == 413
