"""The owner's five minutes: the tag of the widget, for the head of every page."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import mark_safe


def sameplace(_request: HttpRequest) -> dict[str, str]:
    """Context processor for ``templates/oscar/layout.html``."""
    return {"sameplace_tag": mark_safe(settings.SAMEPLACE_TAG)}
