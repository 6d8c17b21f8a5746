"""Papers: listed by purpose, filled and reworded honestly, fetched, sent and answered."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from ashore.case.entries_papers import Complaint
from ashore.case.entries_people import Person
from ashore.case.replay import replay
from ashore.store import homes, ledgers
from ashore.web.jobs import runner
from tests.web.intake.test_reading import fields_of, page, words

if TYPE_CHECKING:
    from django.test import Client


def _case():  # type: ignore[no-untyped-def]
    home = homes.current()
    assert home is not None
    return replay(ledgers.load(home.case))


def test_x(app: Client) -> None:
    while True:
        r = app.get("/papers/")
        if "正在起草" not in words(r):
            break
    print(words(r)[:900])
    r = app.get("/papers/complaint-lender-shizhou")
    print(r.status_code, words(r)[:1500])
    r = app.get("/papers/complaint-lender-shizhou/words")
    print(r.status_code, words(r)[:1500])
    for p in ("pack", "complaint-lender-shizhou/sent"):
        print(app.get("/papers/" + p).status_code)
    import time

    for f in ("docx", "pdf", "txt"):
        t = time.time()
        r = app.get("/papers/complaint-lender-shizhou/file/" + f)
        print(f, r.status_code, len(r.content), time.time() - t)
