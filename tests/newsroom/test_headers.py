"""What every answer carries: each kind of page is scored as Mozilla's Observatory would.

Tests run with the settings of production, where HTTPS is on unless DEBUG is; `secure=True` speaks HTTPS.
"""

import re

import pytest
from django.test import Client
from django.urls import reverse

from corrections.actions import apply_fix
from corrections.models import Notice
from tests.newsroom.observatory import score

pytestmark = pytest.mark.urls("tests.newsroom.breaking_urls")

READERS = {
    "front page": "/",
    "section": "/sections/world/",
    "article": "/articles/unrest-in-almaty/",
    "history": "/articles/unrest-in-almaty/history/",
    "difference": "/articles/unrest-in-almaty/history/?from=1&to=2",
    "record": "/corrections/",
    "notice": "/corrections/1/",
}
OWN = {
    "form": "/articles/unrest-in-almaty/report/",
    "dialog": "/articles/unrest-in-almaty/report/known/",
    "receipt": "/reports/{token}/",
}
ERRORS = {
    "/nowhere/": 404,
    "/breaks/broken/": 500,
    "/breaks/locked/": 503,
    "/breaks/gone/": 503,
    "/breaks/closed/": 403,
    "/breaks/refused/": 403,
    "/articles/unrest-in-almaty/history/?from=a&to=b": 400,
    "/healthz?%00": 400,
}
STAFF = (
    "/admin/",
    "/admin/corrections/case/",
    "/admin/corrections/case/{case}/change/",
    "/admin/articles/article/",
)


@pytest.fixture
def token(unrest, send, nigar) -> str:
    """The private address of a report that was decided, so that every kind of page exists."""
    report = send(unrest, "Kazzym", "Kassym")
    case = report.case
    apply_fix(case, "Kassym", at=case.span, expected="Kazzym", read=unrest.current, by=nigar)
    assert Notice.objects.get().number == 1
    return report.token


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


def safe(answer) -> bool:
    """Say whether an answer scores A+ with all its marks, and holds nothing inline."""
    html = answer.content.decode() if "html" in answer.get("Content-Type", "") else ""
    inline = re.search(r"<style|<script(?![^>]*(?:\ssrc=|ld\+json))|\son\w+=|\sstyle=|javascript:", html)
    return score(answer.headers, answer.cookies) >= 155 and not inline


@pytest.mark.parametrize("kind", READERS)
def test_readers_pages_are_safe_public_and_set_no_cookie(visitor, token, kind):
    answer = visitor.get(READERS[kind], secure=True)
    assert answer.status_code == 200
    assert safe(answer)
    assert not answer.cookies
    assert answer["Cache-Control"].startswith("public")
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.parametrize("kind", OWN)
def test_a_readers_own_pages_are_safe_and_kept_by_nobody(visitor, token, kind):
    answer = visitor.get(OWN[kind].format(token=token), secure=True)
    assert answer.status_code == 200
    assert safe(answer)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ERRORS)
def test_error_pages_are_safe_and_kept_by_nobody(visitor, token, path):
    answer = visitor.get(path, secure=True)
    assert answer.status_code == ERRORS[path]
    assert safe(answer)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", STAFF)
def test_the_staffs_pages_are_safe_and_kept_by_nobody(as_elchin, token, unrest, path):
    answer = as_elchin.get(path.format(case=unrest.cases.get().pk), secure=True)
    assert answer.status_code == 200
    assert safe(answer)
    assert answer["Cache-Control"] == "no-store"


def test_logging_in_sets_cookies_that_no_other_site_and_no_script_can_read(visitor, elchin):
    form = visitor.get(reverse("admin:login"), secure=True)
    sent = {"username": "elchin", "password": "correct horse battery"}
    answer = visitor.post(reverse("admin:login"), sent, secure=True)
    assert safe(form)
    assert set(answer.cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    assert safe(answer)


def test_a_redirect_is_as_safe(visitor, db):
    answer = visitor.get("/admin/", secure=True)
    assert answer.status_code == 302
    assert safe(answer)


@pytest.mark.parametrize(
    ("method", "status"), [("put", 405), ("delete", 405), ("options", 405), ("trace", 405), ("post", 403)]
)
def test_refused_methods_and_forms_are_as_safe(token, method, status):
    visitor = Client(enforce_csrf_checks=True)
    content = {"data": "a=b", "content_type": "application/x-www-form-urlencoded"} if method == "post" else {}
    answer = getattr(visitor, method)(OWN["form"], secure=True, **content)
    assert answer.status_code == status
    assert safe(answer)


def test_a_host_that_is_not_ours_is_told_so_as_safely(visitor, db):
    answer = visitor.get("/", secure=True, headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert safe(answer)


def test_plain_http_is_sent_to_https_on_the_same_host_first(settings, db):
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/corrections/?page=1", headers={"host": "localhost"})
    assert (answer.status_code, answer["Location"]) == (301, "https://localhost/corrections/?page=1")
    assert Client().get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/reports/{token}/", "/reports/", "/reports/nowhere/"])
def test_no_style_sheet_is_told_the_private_address_it_is_for(visitor, token, path):
    assert visitor.get(path.format(token=token), secure=True)["Referrer-Policy"] == "strict-origin"


def test_https_is_promised_for_this_name_alone_unless_its_owner_says_more(visitor, unrest, settings):
    assert visitor.get("/", secure=True)["Strict-Transport-Security"] == "max-age=31536000"
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    promised = Client().get("/", secure=True)["Strict-Transport-Security"]
    assert promised == "max-age=31536000; includeSubDomains; preload"


def test_a_language_cookie_keeps_the_page_out_of_shared_caches(visitor, unrest):
    visitor.cookies["django_language"] = "ru"
    assert visitor.get("/", secure=True)["Cache-Control"] == "private, no-cache"


def test_trusted_types_guard_our_pages_and_leave_djangos_admin_its_jquery(visitor, as_nigar, unrest):
    wanted = "require-trusted-types-for 'script'"
    assert wanted in visitor.get("/", secure=True)["Content-Security-Policy"]
    assert wanted not in as_nigar.get("/admin/", secure=True)["Content-Security-Policy"]


def test_the_scorer_knows_a_bad_page():
    from http.cookies import SimpleCookie

    assert score({}, SimpleCookie("sessionid=1")) < 0
    assert score({"Content-Security-Policy": "default-src 'none'; default-src 'self'"}, SimpleCookie()) < 90
