"""The journal of check-ins of a case: replaced whole, so that deleted words are gone.

Freed pages are overwritten (``secure_delete``), and the write-ahead log is emptied after each
change, so that no older version is left in it.
"""

from __future__ import annotations

import json

from django.db import connection, transaction
from pydantic import ValidationError

from ashore.errors.recover import JournalUnreadableError
from ashore.recover.care.journal import Journal
from ashore.store import models
from ashore.store.failures import kept
from ashore.store.jsontext import storable
from ashore.text import Text

_WHERE = "case.db"
_BROKEN = Text("内容断了，或来自更新的版本", "it is broken, or from a newer version")


def read_journal(case: int) -> Journal:
    """Return the journal of a case, an empty one where nothing was kept.

    Raises:
        JournalUnreadableError: If it is damaged or from a newer version.
    """
    with kept(_WHERE):
        found = models.Journal.objects.filter(case_id=case).values_list("data", flat=True).first()
    if found is None:
        return Journal()
    try:
        return Journal.model_validate_json(json.dumps(found))
    except (ValidationError, ValueError):
        raise JournalUnreadableError(where=_WHERE, problem=_BROKEN) from None


def keep_journal(case: int, journal: Journal) -> None:
    """Return once a case has this journal and nothing of an older one; an empty one leaves none."""
    with kept(_WHERE):
        with transaction.atomic():
            if journal == Journal():
                models.Journal.objects.filter(case_id=case).delete()
            else:
                said = journal.model_dump(mode="json", exclude_defaults=True)
                models.Journal.objects.update_or_create(
                    case_id=case, defaults={"data": storable(said)}
                )
        empty_log()


def empty_log() -> None:
    """Return once the write-ahead log holds no older version of anything, where there is one."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
