"""Settings: what changes from machine to machine comes from the environment (docs/running.md lists it)."""

import os
import tomllib
from pathlib import Path

import dj_database_url
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

HERE = Path(__file__).resolve().parent
BASE_DIR = HERE.parent


def given(name: str, default: str = "") -> str:
    """Return what the environment says, or the default when it says nothing."""
    return os.environ.get(name) or default


def listed(name: str, default: str = "") -> list[str]:
    """Return a comma-separated setting as a list."""
    return [part.strip() for part in given(name, default).split(",") if part.strip()]


DEBUG = given("DEBUG") == "1"

#: Without a key of its own a process makes one for the moment: enough for commands and tests. The server
#: refuses to start on it (newsroom/wsgi.py), because log-ins would not outlive a restart.
SECRET_KEY_GIVEN = bool(given("SECRET_KEY")) or DEBUG
SECRET_KEY = given("SECRET_KEY") or ("for development only " * 3 if DEBUG else get_random_secret_key())

ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_URL = given("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")

#: How many proxies of ours stand in front: X-Forwarded-For is believed that far from the right.
TRUSTED_PROXIES = int(given("TRUSTED_PROXIES", "0"))

with (HERE / "policy.toml").open("rb") as policy_file:
    POLICY = tomllib.load(policy_file)
with (HERE / "site.toml").open("rb") as site_file:
    SITE = tomllib.load(site_file)

INSTALLED_APPS = [
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "post_office",
    "corrections",
    "articles",
]

MIDDLEWARE = [
    "newsroom.front_door.FrontDoor",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context.site",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {
    "default": dj_database_url.parse(
        given("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue instead of failing, readers never wait for them, nothing committed is lost with the power.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000",
    }
else:
    # Values travel beside the statement instead of being written into it: an import is a tenth faster.
    DATABASES["default"]["OPTIONS"] = {"server_side_binding": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if given("CACHE_URL"):
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": given("CACHE_URL"),
    }

LANGUAGE_CODE = given("LANGUAGE_CODE", SITE["language"])
LANGUAGES = [
    ("en", _("English")),
    ("az", _("Azerbaijani")),
    ("ru", _("Russian")),
    ("uk", _("Ukrainian")),
    ("tr", _("Turkish")),
]
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = "newsroom.formats"
TIME_ZONE = given("TIME_ZONE", SITE["time_zone"])
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(given("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsroom.statics.Hashed"},
}
WHITENOISE_USE_FINDERS = DEBUG

#: Pictures of articles; pages name them by their address, so it is the same on every machine.
MEDIA_URL = "/pictures/"
MEDIA_ROOT = Path(given("MEDIA_ROOT", str(BASE_DIR / "media")))

# Letters wait in the database until `manage.py send_queued_mail` hands them to this server.
DEFAULT_FROM_EMAIL = given("DEFAULT_FROM_EMAIL", f"{SITE['name']} <{SITE['email']}>")
EMAIL_BACKEND = f"django.core.mail.backends.{'console' if DEBUG else 'smtp'}.EmailBackend"
EMAIL_HOST = given("EMAIL_HOST", "localhost")
EMAIL_PORT = int(given("EMAIL_PORT", "25"))
EMAIL_HOST_USER = given("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = given("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = given("EMAIL_USE_TLS") == "1"
EMAIL_TIMEOUT = 10
POST_OFFICE = {"MAX_RETRIES": 5, "CELERY_ENABLED": False}

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Safety: one policy for every page, errors and admin included; the front door sends it.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
TRUSTED_TYPES = "; require-trusted-types-for 'script'"
HTTPS = given("HTTPS", "0" if DEBUG else "1") == "1"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "newsroom.errors.csrf"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_100_000  # a picture; the front door takes less of all else
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

#: Who has something to say of an article that an import changes; articles know nothing of their readers.
IMPORT_REMARKS = ["corrections.remarks.open_cases"]
#: Who says whether an edit of an article's words needs a reason.
EDIT_GUARD = "corrections.remarks.grave"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "newsroom.logs.OneLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": [], "level": "NOTSET"},
        # Without a handler it would bring one that breaks lines and tells whom it could not reach.
        "post_office": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "trafilatura": {"level": "CRITICAL"},  # what it cannot read, our importer says
    },
    "root": {"handlers": ["stderr"], "level": given("LOG_LEVEL", "WARNING")},
}
LOGIN_URL = "admin:login"
