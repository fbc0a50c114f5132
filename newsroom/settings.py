"""Settings: what changes from machine to machine comes from the environment (docs/running.md lists it)."""

import tomllib
from datetime import timedelta
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from newsroom.environment import cache, chosen, database, flag, given, listed, number, site, zone

HERE = Path(__file__).resolve().parent
BASE_DIR = HERE.parent

DEBUG = flag("DEBUG")

#: Without a key of its own a process makes one for the moment: enough for commands and tests. The server
#: refuses to start on it (newsroom/wsgi.py), because log-ins would not outlive a restart.
SECRET_KEY_GIVEN = bool(given("SECRET_KEY")) or DEBUG
SECRET_KEY = given("SECRET_KEY") or ("for development only " * 3 if DEBUG else get_random_secret_key())

ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_URL = site("SITE_URL", "http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")

#: How many proxies of ours stand in front: X-Forwarded-For is believed that far from the right.
TRUSTED_PROXIES = number("TRUSTED_PROXIES", 0, most=9)

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

DATABASE_GIVEN = bool(given("DATABASE_URL"))
DATABASES = {"default": database("DATABASE_URL", f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue instead of failing, readers never wait for them, nothing committed is lost with the power.
    options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000",
    }
else:
    # Values travel beside the statement instead of being written into it: an import is a tenth faster.
    options = {"server_side_binding": True}
DATABASES["default"]["OPTIONS"] = options | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": cache("CACHE_URL", SITE_URL)}

LANGUAGES = [
    ("en", _("English")),
    ("az", _("Azerbaijani")),
    ("ru", _("Russian")),
    ("uk", _("Ukrainian")),
    ("tr", _("Turkish")),
]
LANGUAGE_CODE = chosen("LANGUAGE_CODE", SITE["language"], [code for code, _name in LANGUAGES])
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = "newsroom.formats"
TIME_ZONE = zone("TIME_ZONE", SITE["time_zone"])
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

# Letters wait in the database until `manage.py send_letters` hands them to this server.
DEFAULT_FROM_EMAIL = given("DEFAULT_FROM_EMAIL", f"{SITE['name']} <{SITE['email']}>")
EMAIL_BACKEND = f"django.core.mail.backends.{'console' if DEBUG else 'smtp'}.EmailBackend"
EMAIL_HOST = given("EMAIL_HOST", "localhost")
EMAIL_PORT = number("EMAIL_PORT", 25, most=65535)
EMAIL_HOST_USER = given("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = given("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS, EMAIL_USE_SSL = flag("EMAIL_USE_TLS"), flag("EMAIL_USE_SSL")
if EMAIL_USE_TLS and EMAIL_USE_SSL:
    raise ImproperlyConfigured(
        "EMAIL_USE_TLS and EMAIL_USE_SSL are both on. Set the one your mail server takes."
    )
EMAIL_TIMEOUT = 10
#: Held while letters are handed over, so that no two runs meet; two sites have each their own code.
LOCK_FILE = BASE_DIR / "manage.py"
POST_OFFICE = {"MAX_RETRIES": 8, "RETRY_INTERVAL": timedelta(hours=1), "CELERY_ENABLED": False}

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
HTTPS = flag("HTTPS", not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = number("HSTS_SECONDS", 365 * 24 * 60 * 60) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS, SECURE_HSTS_PRELOAD = flag("HSTS_SUBDOMAINS"), flag("HSTS_PRELOAD")
#: Whether other sites of this domain have HTTPS, and for good, only its owner can say: off is no oversight.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
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

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
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
    "root": {"handlers": ["stderr"], "level": chosen("LOG_LEVEL", "WARNING", LEVELS)},
}
LOGIN_URL = "admin:login"
