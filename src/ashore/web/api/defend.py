"""Conduct: what the contact log shows, and what messages, offers and agreements say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from ashore.defend.conduct.conduct import no_labels
from ashore.defend.conduct.exchange import conduct_as_json
from ashore.defend.conduct.facts import NOTHING_KNOWN
from ashore.defend.conduct.report import conduct_report
from ashore.defend.contacts.log import log_from_csv
from ashore.defend.reading.contact_words import contact_labels
from ashore.defend.reading.exchange import read_lines
from ashore.defend.reading.offers_exchange import read_offer_lines
from ashore.law.book import LawBook
from ashore.settle.agreement.check import check_agreement
from ashore.settle.agreement.exchange import agreement_as_json
from ashore.settle.agreement.sentences import sentences_of_text
from ashore.web.api.frame import desk_for, entry_missing
from ashore.web.api.shapes import Asked, AskedOn, Given, Json, Name, Open, Problem, Words, problems
from ashore.web.frame.clock import now
from ashore.web.frame.show import language_of

router = Router(tags=["defend"])
_MOST = 500
_MOST_READ = 3000
"""So many different texts of a log take some ten seconds to read."""


class FindingsOut(Open):
    """What a contact log shows; ``rows`` are data rows from 1."""

    rows: list[Json]
    findings: list[Json]


class Text(BaseModel):
    """One text that is asked about; whatever else is sent with it plays no part."""

    model_config = ConfigDict(extra="allow")
    id: str | int
    text: Words
    channel: str = Field(default="", max_length=40)
    recipient: str = Field(default="", max_length=200)


class Messages(Given):
    """Messages to read, each as a line of ``ashore check messages`` has it."""

    messages: list[Text] = Field(min_length=1, max_length=_MOST)


class Offers(Given):
    """Offers of paid help to read, each as a line of ``ashore check offer`` has it."""

    offers: list[Text] = Field(min_length=1, max_length=_MOST)


class AnswersOut(Open):
    """An answer for each text, in order."""

    answers: list[Json]


class Log(Given):
    """A contact log as ``ashore check contacts`` reads it from a file."""

    csv: str = Field(max_length=2_000_000)


class AgreementGiven(Given):
    """The text of an agreement; ``loan`` holds it against a loan of the open case."""

    text: str = Field(min_length=1, max_length=200_000)
    other: str | None = Field(default=None, max_length=200_000)
    loan: Name | None = None


@router.get("/contacts/findings", response={200: FindingsOut, problems(): Problem})
def contact_findings(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return what the case's contacts show against the rules, with strength and limits."""
    desk = desk_for(request)
    return conduct_as_json(desk.answers.conduct, desk.book, language_of(request))


@router.post("/check/contacts", response={200: FindingsOut, problems(case=False): Problem})
def check_contacts(request: HttpRequest, asked: Query[AskedOn], given: Log) -> Json:
    """Return what a contact log shows; nothing of it is kept."""
    book, on = LawBook.standard(), asked.on or now().date()
    log = log_from_csv(given.csv.encode(), where="csv")
    read = len({one.text for one in log.inbound() if one.text}) <= _MOST_READ
    labels = contact_labels if read else no_labels
    report = conduct_report(log, book, on=on, facts=NOTHING_KNOWN, labels=labels)
    return conduct_as_json(report, book, language_of(request)) | {"words_read": read}


@router.post("/check/messages", response={200: AnswersOut, problems(case=False): Problem})
def check_messages(request: HttpRequest, asked: Query[Asked], given: Messages) -> Json:
    """Return what each message is; nothing of it is kept. As ``ashore check messages --json``."""
    answers = read_lines("messages", _lines(given.messages), language_of(request))
    return {"answers": list(answers)}


@router.post("/check/offers", response={200: AnswersOut, problems(case=False): Problem})
def check_offers(request: HttpRequest, asked: Query[AskedOn], given: Offers) -> Json:
    """Return what each offer of paid help is, and where to go instead."""
    on, language = asked.on or now().date(), language_of(request)
    return {
        "answers": list(read_offer_lines(_lines(given.offers), language, LawBook.standard(), on))
    }


@router.post("/check/agreement", response={200: Json, problems(404): Problem})
def check_agreement_text(
    request: HttpRequest, asked: Query[AskedOn], given: AgreementGiven
) -> Json:
    """Return what an agreement says, lacks and hides; as ``ashore check agreement --json``."""
    desk = desk_for(request) if given.loan else None
    loan = None
    if desk is not None:
        loan = next((one for one in desk.case.loans if one.loan.id == given.loan), None)
        if loan is None:
            raise entry_missing(given.loan or "")
    found = check_agreement(
        sentences_of_text(given.text),
        LawBook.standard(),
        asked.on or (desk.today if desk else now().date()),
        case=desk.case if desk else None,
        loan=loan,
        other=None if given.other is None else sentences_of_text(given.other),
    )
    return agreement_as_json(found, language_of(request))


def _lines(given: Sequence[Text]) -> list[bytes]:
    said: list[dict[str, Any]] = [one.model_dump(exclude_unset=True) for one in given]
    return [json.dumps(one, ensure_ascii=False).encode() for one in said]
