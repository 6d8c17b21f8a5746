"""The API with all of its groups."""

from __future__ import annotations

from ashore.web.api import (
    defend,
    entries,
    evidence,
    figures,
    homes,
    jobs,
    law,
    owed,
    papers,
    plan,
    recover,
    settle,
    uploads,
)
from ashore.web.api.frame import new_api

api = new_api()
for group in (
    homes, entries, owed, plan, settle, defend, papers, evidence, uploads, jobs, recover, law,
    figures,
):  # fmt: skip
    api.add_router("", group.router)
