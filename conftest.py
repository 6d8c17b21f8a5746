"""What tests and examples share: Django is ready before a module that needs it is imported."""

from __future__ import annotations

from ashore.store import setup

setup()
