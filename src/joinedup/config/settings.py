"""Django's settings, made from the options of the installation."""

from __future__ import annotations

from pathlib import Path

from joinedup.config.databases import databases
from joinedup.config.options import load
from joinedup.config.secret import secret_key
from joinedup.web import static_files

OPTIONS = load()
WEB = Path(static_files.__file__).parent

# What pages ask: rooms below do not import this one.
DEMO = OPTIONS.demo
CHECK_ONLY = OPTIONS.check_only
CLOCK = OPTIONS.today
BASE_URL = OPTIONS.base_url
CHECKS_AT_ONCE = OPTIONS.checks_at_once
UPLOAD_MB = OPTIONS.upload_mb

DEBUG = False
SECRET_KEY = secret_key(OPTIONS)
ALLOWED_HOSTS = OPTIONS.hosts
ROOT_URLCONF = "joinedup.config.urls"
WSGI_APPLICATION = "joinedup.config.wsgi.application"
DATABASES = databases(OPTIONS)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = OPTIONS.time_zone
USE_I18N = False  # our own catalogues, in core.catalogue, speak for every page
LANGUAGE_CODE = "en"

_KEEPING = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django_tasks",
    "django_tasks_db",
    "joinedup.records",
]
INSTALLED_APPS = [
    *([] if CHECK_ONLY else _KEEPING),
    "django.contrib.staticfiles",
    "joinedup.web",
]
AUTH_USER_MODEL = "records.User"
AUTHENTICATION_BACKENDS = [
    *([] if CHECK_ONLY else ["joinedup.web.people.Linked"]),
    *(["joinedup.web.people.Chosen"] if DEMO and not CHECK_ONLY else []),
]

_WITH_PEOPLE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
MIDDLEWARE = [
    "joinedup.web.logs.Logged",
    "joinedup.web.headers.Headers",
    "joinedup.web.health.Health",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "joinedup.web.language.Language",
    "django.middleware.common.CommonMiddleware",
    *([] if CHECK_ONLY else _WITH_PEOPLE),
    "joinedup.web.visit.Visit",
    *([] if CHECK_ONLY else ["joinedup.web.members.Members"]),
    "joinedup.web.errors.Errors",
    "django.middleware.csrf.CsrfViewMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "joinedup.web.environment.environment"},
    }
]

# The address of static files holds their fingerprint: nothing is collected, and browsers keep them.
STATIC_URL = f"/static/{static_files.fingerprint()}/"
STATICFILES_DIRS: list[str] = []
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "joinedup.web.drawn_files.Drawn",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_IMMUTABLE_FILE_TEST = static_files.is_immutable

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "joinedup_session"
CSRF_COOKIE_NAME = "joinedup_form"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not OPTIONS.is_loopback
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "joinedup.web.errors.form_expired"
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if BASE_URL.startswith("https:") else 0
SECURE_PROXY_SSL_HEADER = (
    (f"HTTP_{OPTIONS.proxy_header.upper().replace('-', '_')}", "https")
    if OPTIONS.proxy_header
    else None
)

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if CHECK_ONLY
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": OPTIONS.data_dir / "cache",
        "KEY_PREFIX": "joinedup",
    }
}
TASKS = {} if CHECK_ONLY else {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# What is sent stays in memory, so that a file that is only checked is never written anywhere.
FILE_UPLOAD_HANDLERS = ["joinedup.web.uploads.InMemory"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "joinedup.web.logs.Json"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": OPTIONS.log_level},
    "loggers": {
        # Django says again, with the address, what our own line of a request says without
        "django.request": {"level": "CRITICAL"},
        "django.security": {"level": "CRITICAL"},
        "django.server": {"level": "CRITICAL"},
        "waitress.queue": {"level": "ERROR"},  # that somebody waits a moment is no news
    },
}
