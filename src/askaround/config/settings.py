"""Django's settings, for one person's machine; PostgreSQL instead of SQLite where DATABASE_URL says so."""

import os

from askaround.config import env
from askaround.kit import instance, sqlite

os.umask(0o077)
ENVIRONMENT = env.read()
HOME = ENVIRONMENT.home
PORT = ENVIRONMENT.port
# Two take what is sent, and one is left for reading pages: while a save waits, and while files come slowly.
THREADS = 3

DEBUG = False
SECRET_KEY = env.secret_key(HOME)
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
ROOT_URLCONF = "askaround.config.urls"
WSGI_APPLICATION = "askaround.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "askaround.history",
    "askaround.accounts",
    "askaround.me",
    "askaround.paths",
    "askaround.people",
    "askaround.outreach",
    "askaround.conversations",
    "askaround.insights",
    "askaround.relationships",
    "askaround.direction",
    "askaround.journeys",
    "askaround.web",
]

MIDDLEWARE = [
    "askaround.web.middleware.PrivatePages",
    "askaround.web.middleware.OwnMachineOnly",
    "askaround.web.home_proof.ProvesHome",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "askaround.web.middleware.Patience",
    "csp.middleware.CSPMiddleware",
    "askaround.web.sessions.Sessions",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "askaround.web.damaged.ReadOnly",
    "askaround.web.middleware.SlowSenders",
    "askaround.web.middleware.SignedIn",
    "askaround.web.middleware.OwnersClock",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "askaround.web.middleware.Refusals",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.static",
                "askaround.web.templatetags.page",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "askaround.web.damaged.notice",
                "askaround.web.views.place.machine_question",
            ],
        },
    }
]

DATABASES = {
    "default": env.postgresql(ENVIRONMENT.database_url)
    if ENVIRONMENT.database_url
    else {
        "ENGINE": "askaround.kit.sqlite_engine",
        **sqlite.opened(HOME / env.DATABASE, read_only=ENVIRONMENT.read_only),
        "CONN_MAX_AGE": None,
        # A file, so that tests see the locks that users see.
        "TEST": {"NAME": HOME / "test.sqlite3"},
    }
}
DATABASE_ROUTERS = ["askaround.kit.beside.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
SESSION_ENGINE = "askaround.accounts.sessions"
SESSION_COOKIE_NAME = instance.cookie_name(
    HOME, PORT
)  # the port may still become another: see instance.answer_at
SESSION_COOKIE_AGE = 365 * 24 * 3600  # at most; unused ones end sooner: see accounts.sessions
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = f"{SESSION_COOKIE_NAME}_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "askaround.web.views.errors.csrf_failure"
CSRF_COOKIE_SAMESITE = "Strict"
MESSAGE_STORAGE = "askaround.web.sessions.Sayings"
SECURE_REFERRER_POLICY = None  # set, stricter, by PrivatePages

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "askaround.config.static_files.Files"},
}
WHITENOISE_MAX_AGE = 60
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS: list[str] = []

FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "askaround.kit.uploads.NamelessFileUploadHandler",
]
FILE_UPLOAD_TEMP_DIR = HOME
FILE_UPLOAD_PERMISSIONS = 0o600
# More than any form's fields hold, so that what is too long comes back in its form, with the reason.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "askaround.config.logs.Discreet",
            "fmt": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {
        "file": {
            "class": "askaround.config.logs.LogFile",
            "filename": HOME / "askaround.log",
            "encoding": "utf-8",
            "errors": "backslashreplace",
            "maxBytes": 1_000_000,
            "backupCount": 2,
            "formatter": "line",
            "delay": True,
        }
    },
    "root": {"handlers": ["file"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
