"""Settings of the shop. Where its data stands, and the widget's tag, come from the environment."""

import os
from pathlib import Path

import oscar
from oscar.defaults import *  # noqa: F403 - how oscar's manual wants it

DATA = Path(os.environ["SHOP_DATA"])
SAMEPLACE_TAG = os.environ.get("SHOP_TAG", "")

SECRET_KEY = "a shop on loopback with nothing to protect"
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "django_oscar.urls"
SITE_ID = 1
INSTALLED_APPS = [*oscar.INSTALLED_APPS, "sorl.thumbnail"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "oscar.apps.basket.middleware.BasketMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oscar.apps.search.context_processors.search_form",
                "oscar.apps.checkout.context_processors.checkout",
                "oscar.apps.communication.notifications.context_processors.notifications",
                "oscar.core.context_processors.metadata",
                "django_oscar.embed.sameplace",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "shop.sqlite",
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE"},
    }
}
# The pages that list products ask an index, not the database.
HAYSTACK_CONNECTIONS = {
    "default": {"ENGINE": "haystack.backends.whoosh_backend.WhooshEngine", "PATH": str(DATA / "index")}
}
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "British English"), ("de", "Deutsch")]
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA / "media"
OSCAR_SHOP_NAME = "Kiln & Co."
LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {"django.server": {"level": "ERROR"}}}
