"""How offers are asked about and answered: an object a line, with reasons and ways out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from ashore.defend.reading.exchange import Json, read_lines
from ashore.defend.reading.fee import FeeCheck, Figures
from ashore.defend.reading.offers import Alternative, OfferReading, Reason, explained
from ashore.defend.reading.reader import Reading
from ashore.errors.base import AshoreError
from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.text import Language


def read_offer_lines(
    lines: Iterable[bytes | None], language: Language, book: LawBook, on: dt.date
) -> Iterator[Json]:
    """Yield an answer for each line that is not blank, in order.

    A line is a JSON object with ``id`` and ``text``; ``owed`` and ``charges`` may give the person's
    own sums in yuan. The answer has ``id``, ``labels``, ``scores``, ``spans``, ``basis``,
    ``reasons``, ``alternatives`` and ``fee``. A line that is off is answered by ``line`` and
    ``error``.

    Args:
        lines: The raw lines; None for one that is too long.
        language: Of sentences.
        book: Names the rules and the free channels.
        on: The day for which both are asked.
    """

    def more(row: Json, reading: Reading) -> Json:
        try:
            figures = figures_from(row.get("owed"), row.get("charges"))
        except AshoreError as error:
            told = offer_as_json(explained(row["text"], reading, book, on), language)
            return told | {"fee": {"error": error.as_json(language)}}
        return offer_as_json(explained(row["text"], reading, book, on, figures), language)

    return read_lines("offers", lines, language, more=more)


def figures_from(owed: object, charges: object) -> Figures:
    """Return the person's sums as given in yuan; what is None is not known.

    Raises:
        AmountError: If a sum is no amount of yuan.
    """
    return Figures(
        owed=None if owed is None else fen_from_yuan(owed, where="owed"),
        charges=None if charges is None else fen_from_yuan(charges, where="charges"),
    )


def offer_as_json(offer: OfferReading, language: Language) -> Json:
    """Return what is said of an offer beside its labels: reasons, ways out and the fee."""
    return {
        "reasons": [_reason(one, language) for one in offer.reasons],
        "alternatives": [_alternative(one, language) for one in offer.alternatives],
        "fee": _fee(offer.fee, language) if offer.fee else None,
    }


def _reason(reason: Reason, language: Language) -> Json:
    return {
        "label": reason.label,
        "called": reason.called.in_language(language),
        "why": reason.why.in_language(language),
        "words": list(reason.words),
        "sources": [_source(one, language) for one in reason.citations],
    }


def _alternative(way: Alternative, language: Language) -> Json:
    return {
        "label": way.label,
        "do": way.do.in_language(language),
        "who": way.who.in_language(language),
        "phones": list(way.phones),
        "limits": way.limits.in_language(language) if way.limits else None,
        "source": _source(way.citation, language),
    }


def _source(one: Citation, language: Language) -> Json:
    return {
        "id": one.id,
        "title": one.title.in_language(language),
        "at": one.pinpoint,
        "strength": str(one.strength),
        "confidence": str(one.confidence),
    }


def _fee(fee: FeeCheck, language: Language) -> Json:
    return {
        "asked": yuan_from_fen(fee.fee),
        "most_to_gain": None if fee.most_to_gain is None else yuan_from_fen(fee.most_to_gain),
        "left_over": None if fee.left_over is None else yuan_from_fen(fee.left_over),
        "says": fee.says.in_language(language),
        "workings": [
            {"label": one.label.in_language(language), "shown": one.shown, "sum": one.sum}
            for one in fee.workings
        ],
    }
