"""The papers of the sample: files as lenders, banks and a phone write them, with moving days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

from ashore.case.fields import SHANGHAI
from ashore.case.terms import Item
from ashore.intake.given_file import GivenFile
from ashore.money.amounts import fen_from_yuan, yuan_from_fen
from ashore.samples.relative import day_from_today
from ashore.samples.word_file import word_file

PICKED = frozenset({"10690000110101", "10690000220202", "15400002201", "15400002202"})
"""Whom the person of the sample picked; the papers hold others as well."""

CONTRACTS = {
    "shizhou": "paper-contract-shizhou.docx",
    "renhe": "paper-contract-renhe.docx",
    "yanyu": "paper-contract-yanyu.txt",
    "jichuan": "paper-contract-jichuan.txt",
}
"""The contract of each loan, by what the person of the sample calls the loan."""
BANK, PARTNERS_BANK = "paper-bank.csv", "paper-bank-partner.csv"
WALLET = ("paper-wallet.csv", "paper-statement-jichuan.txt")
"""What else says of money: the wallet's bill, and the statement of the card."""
TELEPHONE = (
    "paper-contacts.csv",
    "paper-messages.xml",
    "paper-calls.xml",
    "paper-operator.csv",
)

_FOLDER = Path(__file__).parent / "data" / "papers"
_PLACE = re.compile(r"\{\{(at|ms|day|iso|minute) ([^}]+?)(?: (\d\d:\d\d))?\}\}")
_SUM = re.compile(r"\{\{owed (\w+)\}\}")
_LINE = re.compile(r"\t(-?[\d,]+\.\d\d)\t")
_TOTAL = "{{total}}"
_MONEY = ("paper-bank.csv", "paper-bank-partner.csv", "paper-wallet.csv")


def paper(name: str, today: dt.date) -> GivenFile:
    """Return a file that ships, its days counted from a day.

    In what ships, ``{{ms -8d 17:35}}`` stands for a moment eight days ago in milliseconds and
    ``{{at -8d 17:35}}`` for the same as an operator or a wallet writes it, with ``minute`` without
    its seconds. ``{{day -17d -11m}}`` is a day as a contract writes it, with ``iso`` in digits. A
    Word file ships as its text.
    """
    said = _said(name, today)
    if name.endswith(".docx"):
        return GivenFile.of(word_file(said.splitlines()), name)
    return GivenFile.of((_in_order(said) if name in _MONEY else said).encode(), name)


def bill(loan: str, today: dt.date, sums: Mapping[Item, int]) -> GivenFile:
    """Return the page on which an app shows a loan's bill.

    Args:
        loan: What the person of the sample calls the loan.
        today: The day on which it is shown.
        sums: What the lender's reading of the contract gives for each item.
    """
    name = bill_name(loan)
    said = _SUM.sub(lambda found: _amount(sums[Item(found[1])]), _said(name, today))
    lines = [fen_from_yuan(yuan.replace(",", "")) for yuan in _LINE.findall(said)]
    return GivenFile.of(said.replace(_TOTAL, _amount(sum(lines))).encode(), name)


def bill_name(loan: str) -> str:
    """Return the name of the file with a loan's bill."""
    return f"paper-bill-{loan}.txt"


def _said(name: str, today: dt.date) -> str:
    place = _FOLDER / (f"{name}.txt" if name.endswith(".docx") else name)
    return _PLACE.sub(lambda found: _moment(found, today), place.read_text("utf-8"))


def _moment(found: re.Match[str], today: dt.date) -> str:
    form, steps, time = found.groups()
    day = day_from_today(today, steps)
    if form == "day":
        return f"{day.year}年{day.month}月{day.day}日"
    if form == "iso":
        return day.isoformat()
    moment = dt.datetime.combine(day, dt.time.fromisoformat(time), SHANGHAI)
    if form == "minute":
        return f"{moment:%F %H:%M}"
    return str(int(moment.timestamp()) * 1000) if form == "ms" else f"{moment:%F %T}"


def _in_order(said: str) -> str:
    """Return a statement with its rows in the order of time, below its headings."""
    lines = said.splitlines()
    rows = [line for line in lines if line[:2] == "20"]
    return "\n".join([*(line for line in lines if line[:2] != "20"), *sorted(rows), ""])


def _amount(fen: int) -> str:
    """Return a sum as an app shows it: 1,234.50."""
    whole, cents = yuan_from_fen(fen).split(".")
    return f"{int(whole):,}.{cents}"
