"""What a person keeps, in one encrypted file or on a server: rows in, plain values out.

Models stay in here. Everybody else calls the repositories and gets frozen dataclasses.
"""

from __future__ import annotations

import os

SETTINGS = "ashore.conf.settings"


def setup() -> None:
    """Return once Django is ready; further calls do nothing."""
    import django  # noqa: PLC0415 - pure commands never load Django
    from django.apps import apps  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not apps.ready:
        django.setup()
