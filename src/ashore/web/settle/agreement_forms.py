"""What is asked about an agreement: its text, then its terms one by one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ashore.case.entries_dealings import Agreement, AgreementKind
from ashore.documents.contact_names import AGREEMENT_KINDS
from ashore.money.amounts import yuan_from_fen
from ashore.text import Text
from ashore.web.frame.fields import (
    OTHER,
    AmountField,
    DayField,
    PickField,
    TickField,
    WholeField,
    WordsField,
    choices_of,
)
from ashore.web.frame.form import Form

MOST_CHARACTERS = 100_000
_KINDS = choices_of({k: v for k, v in AGREEMENT_KINDS.items() if k is not AgreementKind.OTHER})


class TextForm(Form):
    """The words of an agreement, pasted or typed."""

    text = WordsField(
        Text("协议全文", "The whole text"),
        long=True,
        required=True,
        most=MOST_CHARACTERS,
        hint=Text(
            "把短信、App 页面或文件里的文字贴在这里。",
            "Paste the words of the message, the app page or the file.",
        ),
    )


class BesideFileForm(TextForm):
    """The same where a file came along: then the words may be left out."""

    text = WordsField(Text("协议全文", "The whole text"), long=True, most=MOST_CHARACTERS)


class OtherForm(TextForm):
    """Another version of the same agreement."""

    text = WordsField(
        Text("另一个版本的全文", "The whole text of the other version"),
        long=True,
        required=True,
        most=MOST_CHARACTERS,
        hint=Text("例如电话里说好后先发来的那一份。", "For instance the one that was sent before."),
    )


class TermsForm(Form):
    """The terms that the promise ledger goes by; what is left empty was not agreed or not read."""

    signed_on = DayField(Text("哪一天签的", "Signed on"), required=True)
    kind_of = PickField(Text("哪一种协议", "What kind"), _KINDS, other=True)
    total = AmountField(Text("一共要还", "To be paid in all"), unknown=True)
    periods = WholeField(Text("分几期", "How many payments"), least=1, most=600)
    monthly = AmountField(Text("每期还", "Each payment"), unknown=True)
    first_due_on = DayField(Text("首期哪一天", "First payment on"), unknown=True)
    waived = AmountField(Text("减免多少", "How much is waived"), unknown=True)
    pay_to = WordsField(
        Text("付到谁的账户", "To whose account"),
        most=100,
        hint=Text("应是机构的对公账户或官方 App。", "A company's account, or its own app."),
    )
    any_miss_ends = TickField(
        Text("写了一期没付足就全部作废", "It says that one late payment ends it all")
    )
    charges_stop = TickField(Text("写了不再加收利息、费用", "It says that nothing more is charged"))
    collection_stops = TickField(
        Text("写了按约还款期间停止催收", "It says that collection stops while you pay")
    )
    grace_days = WholeField(Text("每期宽限几天", "Days of grace"), most=365)
    cure_days = WholeField(Text("催告后几天内可以补足", "Days to make good"), most=365)
    certificate_days = WholeField(
        Text("付清后几天内给结清证明", "Days to the certificate"), most=3650
    )
    record_days = WholeField(Text("付清后几天内更新征信", "Days to the credit record"), most=3650)

    first = (
        "signed_on", "kind_of", "total", "periods", "monthly", "first_due_on", "waived", "pay_to",
        "any_miss_ends",
    )  # fmt: skip
    rest = (
        "charges_stop", "collection_stops", "grace_days", "cure_days", "certificate_days",
        "record_days",
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """Return the terms as an entry holds them; what was not given is not written."""
        given = dict(self.given)
        for name in ("total", "monthly", "waived"):
            given[name] = given[name].fen
        picked = given.pop("kind_of").value
        kind = AgreementKind.OTHER if picked in {"", OTHER} else AgreementKind(picked)
        # An unticked box says nothing: the text may still say it.
        return {"kind_of": kind} | {
            name: value for name, value in given.items() if value not in (None, "", False)
        }


def begins_from_entry(entry: Agreement) -> Mapping[str, Any]:
    """Return the terms of an entry as the form begins with them."""
    begins: dict[str, Any] = {"signed_on": entry.signed_on.isoformat()}
    if entry.kind_of is not AgreementKind.OTHER:
        begins["kind_of"] = entry.kind_of.value
    for name in ("total", "monthly", "waived"):
        fen = getattr(entry, name)
        begins |= {name: yuan_from_fen(fen)} if fen is not None else {}
    counts = ("periods", "grace_days", "cure_days", "certificate_days", "record_days", "pay_to")
    for name in (*counts, "first_due_on"):
        value = getattr(entry, name)
        begins |= {name: str(value)} if value is not None else {}
    for name in ("any_miss_ends", "charges_stop", "collection_stops"):
        begins |= {name: "1"} if getattr(entry, name) else {}
    return begins
