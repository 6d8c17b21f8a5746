"""`ashore today` knows what an agreement still owes the person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ashore.case.casefile import create
from ashore.case.entries import ENTRIES
from ashore.case.ledger import Ledger
from tests.cli.conftest import Ashore
from tests.settle.promises.test_creditor import AGREED, FINE, LOAN, PAID


def make(folder: Path, *more: dict[str, Any]) -> Path:
    entries: list[dict[str, Any]] = [LOAN, AGREED, *PAID, *more]
    raw = [{"id": f"e{n}", "recorded_at": "2026-01-01"} | one for n, one in enumerate(entries)]
    ledger = Ledger.begin("case").append(*ENTRIES.validate_python(raw))
    return create(folder / "case.ashore", ledger)


def test_a_certificate_is_chased_from_its_day_on(ashore: Ashore, tmp_path: Path) -> None:
    case = make(tmp_path)
    shown = ashore("today", case, "--on", "2026-04-21", "--json").json
    assert "chase_the_certificate" in [task["code"] for task in shown["today"]]
    told = ashore("today", case, "--on", "2026-04-21")
    assert (told.code, told.err) == (0, "")
    assert "结清证明" in told.out
    assert "用到：签好的协议" in told.out


def test_what_has_arrived_is_not_chased(ashore: Ashore, tmp_path: Path) -> None:
    case = make(tmp_path, *FINE)
    shown = ashore("today", case, "--on", "2026-06-21", "--json").json
    codes = [task["code"] for part in ("today", "soon", "later") for task in shown[part]]
    assert not {"chase_the_certificate", "look_at_the_credit_record"} & set(codes)
