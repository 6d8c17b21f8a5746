"""Honest help instead of an intermediary: who, how to reach them, what it costs, what they take."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ashore.findings import Citation
from ashore.law.book import LawBook
from ashore.text import Text


class Help(NamedTuple):
    """One place to turn to.

    ``reach`` is how to get there, ``phones`` numbers to dial, ``cost`` what it costs, ``takes``
    what they help with and ``refuses`` what they do not.
    """

    code: str
    who: Text
    reach: Text
    phones: tuple[str, ...]
    cost: Text
    takes: Text
    refuses: Text | None
    limits: Text | None
    citation: Citation


_FREE = Text("不收费。", "It costs nothing.")
_LENDER = Text("打官方客服登记困难；不收手续费。", "Call the official line; there is no fee.")
_WAYS: tuple[tuple[str, Text, Text], ...] = (
    (
        "channels.lender",
        Text(
            "官方 App 客服、卡背或合同上的电话，说“登记困难、协商还款”。",
            "The line in the official app, on the card or in the contract: ask to register a "
            "hardship.",
        ),
        _LENDER,
    ),
    (
        "channels.legal-aid",
        Text("打电话，或到司法局的公共法律服务中心。", "Call, or go to the legal-service centre."),
        Text("咨询免费；法律援助要符合条件。", "Advice is free; legal aid has terms."),
    ),
    (
        "channels.mediation",
        Text(
            "问贷款机构或当地金融监管部门，哪个调解组织受理。",
            "Ask the lender or the local regulator which mediation body takes it.",
        ),
        Text("人民调解不收费；别的组织先问收费。", "People's mediation is free; ask the others."),
    ),
    (
        "channels.market-regulator",
        Text(
            "打电话或网上提交；消费者协会也走这条线。",
            "Call or write online; the consumer association is reached the same way.",
        ),
        _FREE,
    ),
    (
        "channels.court",
        Text("法院立案窗口或网上立案。", "The court's counter, or its online platform."),
        Text(
            "按标的交诉讼费；交不起可以申请缓、减、免。",
            "A court fee by the sum; who cannot pay may ask to defer, reduce or waive it.",
        ),
    ),
)


def honest_help(book: LawBook, on: dt.date) -> tuple[Help, ...]:
    """Return where to turn instead of paying somebody, as it was on a day, the nearest first.

    Raises:
        LawDataError: If a channel had no version by that day.
    """
    found = []
    for name, reach, cost in _WAYS:
        channel = book.channel(name, on=on)
        lines = (book.channel(line, on=on) for line in channel.hotlines)
        phones = channel.phones or tuple(phone for line in lines for phone in line.phones)
        found.append(
            Help(
                code=name.split(".")[1],
                who=channel.title,
                reach=reach,
                phones=phones,
                cost=cost,
                takes=channel.accepts,
                refuses=channel.refuses,
                limits=channel.limits,
                citation=channel.citation,
            )
        )
    return tuple(found)
