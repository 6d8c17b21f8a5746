"""Settings of the one-person app: this machine only, no secret written down, no network."""

import secrets
from pathlib import Path

_WEB = Path(__file__).parent.parent / "web"

# Lives as long as the process: it signs nothing that outlasts a launch.
SECRET_KEY = secrets.token_urlsafe(48)
DEBUG = False
# The gate compares the whole Host, port included; this is the second fence.
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

INSTALLED_APPS = ["ashore.store", "ashore.web", "django_htmx"]
MIDDLEWARE = [
    "ashore.web.frame.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ashore.web.frame.gate.Gate",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ashore.web.frame.failures.Failures",
    "ashore.web.frame.desk.AtTheDesk",
]
ROOT_URLCONF = "ashore.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_WEB / "templates"],
        "OPTIONS": {"environment": "ashore.web.frame.environment.environment"},
    },
]

# Where the file is, and its key, are known only once a home is open.
DATABASES = {"default": {"ENGINE": "ashore.store.cipher", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASE_ROUTERS: list[str] = []

USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
USE_I18N = False

STATIC_URL = "/static/"
WHITENOISE_AUTOREFRESH = False
WHITENOISE_USE_FINDERS = True
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]

CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "ashore.web.frame.failures.csrf_failure"

# A form of many lines is fine, a bomb is not; files come in parts through a folder of our own.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "ashore.web.home.uploads.BackupUploads",
    "ashore.web.frame.given_files.InMemory",
]

# Nothing that a person wrote may reach a log; faults are told by their place alone.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"none": {"class": "logging.NullHandler"}},
    "loggers": {
        "django": {"handlers": ["none"], "propagate": False},
        "waitress": {"handlers": ["none"], "propagate": False},
    },
}
