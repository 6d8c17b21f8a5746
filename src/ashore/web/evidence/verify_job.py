"""Checking that nothing was changed, as long work: every sealed file is opened and compared."""

from __future__ import annotations

from django.urls import reverse

from ashore.evidence.blobs import lying_in
from ashore.store.homes import Home
from ashore.store.jobs import JobRow
from ashore.store.vaults import check_vault, vault_of
from ashore.text import Text
from ashore.web.evidence.steps import Steps
from ashore.web.jobs.kind import Kind, Made, Tell

_CHECKING = Text("正在核对", "Checking")


def _beside(home: Home, job: JobRow, tell: Tell) -> Made:
    del job
    total = sum(lying.size for lying in lying_in(vault_of(home).sealed))
    checked = check_vault(home, told=Steps(tell, total, _CHECKING))
    return Made(
        {
            "sound": checked.sound,
            "items": checked.items,
            "opened": checked.opened,
            "count": checked.head.count if checked.head else None,
            "head": checked.head.grouped if checked.head else None,
            "stamps": [
                [one.number, one.at.isoformat(), one.count, one.signed] for one in checked.stamps
            ],
            "findings": [
                [one.where, one.says.zh, one.says.en, one.severity.value]
                for one in checked.findings
            ],
        }
    )


VERIFY = Kind(
    title=Text("核对证据", "Checking the evidence"),
    beside=_beside,
    leads_to=lambda job: reverse("evidence:checked", args=[job.id]),
)
