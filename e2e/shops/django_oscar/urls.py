"""The shop's addresses: oscar's own, behind a language prefix."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.static import serve

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(path("", include(apps.get_app_config("oscar").urls[0]))),
]
