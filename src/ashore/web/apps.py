"""The web app as Django knows it: templates and static files, no tables."""

from django.apps import AppConfig


class Web(AppConfig):
    """Its models are the store's."""

    name = "ashore.web"
    label = "web"
