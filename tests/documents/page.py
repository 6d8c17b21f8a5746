"""A page of HTML as a test can ask about it, and small cases to make pages of."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from ashore.case.exchange import case_from_json
from ashore.case.replay import Case, replay
from ashore.documents.report import explained_bills, report_html
from ashore.law.book import LawBook
from ashore.owed.report import Owed, owed_on
from ashore.plan.report import plan_of
from ashore.plan.today import agenda
from ashore.text import Language

TODAY = dt.date(2026, 11, 24)
BOOK = LawBook.standard()
_VOID = {"meta", "br", "img", "link", "input", "hr"}


@dataclass
class Element:
    """One element: its name, attributes, children, and the text inside it."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def all(self, tag: str) -> list[Element]:
        """Return every element of one kind below this one."""
        below = [found for child in self.children for found in child.all(tag)]
        return ([self] if self.tag == tag else []) + below


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#page", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)


def parsed(html: str) -> Element:
    """Return a page as a tree; every element must be closed in its turn."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    assert [element.tag for element in tree._open] == ["#page"]
    return tree.root


def case_of(*entries: dict[str, Any]) -> Case:
    """Return the case of some entries; ids and the day of recording are filled in."""
    filled = [
        {"id": f"{entry['kind']}-{n}", "recorded_at": "2026-11-24"} | entry
        for n, entry in enumerate(entries)
    ]
    text = json.dumps({"schema": "ashore-case/1", "case_id": "c", "entries": filled})
    return replay(case_from_json(text))


def loan(**changes: Any) -> dict[str, Any]:
    """Return a loan of 1200 yuan in twelve parts without interest, the first due 2026-09-10."""
    terms = {
        "method": "equal_principal",
        "principal": "1200.00",
        "annual_rate": "0",
        "periods": 12,
        "first_due_on": "2026-09-10",
    }
    said = {"kind": "loan", "id": "l", "product": "小借", "signed_on": "2026-08-10"}
    parties = {"parties": {"funder": "甲银行"}, "lender_type": "bank"}
    return said | parties | {"terms": terms | changes.pop("terms", {})} | changes


def payment(on: str, amount: str) -> dict[str, Any]:
    return {"kind": "payment", "id": f"paid-{on}", "loan": "l", "on": on, "amount": amount}


def owed(case: Case, on: dt.date = TODAY) -> Owed:
    return owed_on(case, BOOK, on)


def page_of(
    case: Case, language: Language = "zh", on: dt.date = TODAY, *, planned: bool = False
) -> str:
    """Return the report's page of a case, with its plan where asked for."""
    found = owed(case, on)
    bills = explained_bills(case, found, BOOK)
    plan = None
    if planned:
        report = plan_of(case, BOOK, on, owed=found)
        plan = report, agenda(case, report, BOOK, on)
    return report_html(found, bills, book=BOOK, plan=plan, language=language, title=case.title)
