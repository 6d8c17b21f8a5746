"""How Django finds the store."""

from __future__ import annotations

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """The store as a Django app; its tables are called ``store_…``."""

    name = "ashore.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
