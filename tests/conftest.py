"""What all tests share: property tests are never timed, so that a busy machine cannot fail them."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
