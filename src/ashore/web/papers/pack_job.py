"""The rescue pack as long work."""

from __future__ import annotations

from django.urls import reverse

from ashore.text import Text
from ashore.web.jobs.kind import Kind
from ashore.web.papers.ledger_values import values_of

PACK = Kind(
    title=Text("救援包", "The rescue pack"),
    prepare=values_of,
    work="ashore.web.papers.pack_work:pack",
    leads_to=lambda job: reverse("papers:packed", args=[job.id]),
)
