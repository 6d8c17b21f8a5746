"""A paper to a desk: what the desk asks for, in its order, cut to its limits, with its clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ashore.case.entries_papers import Complaint
from ashore.case.replay import Case
from ashore.documents.draft import Blank, Block, Draft, Paragraph, Piece, Sentence
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.attachments import attachments, cap_notes
from ashore.documents.papers.earlier import POLICE, Earlier, State, clock_of
from ashore.documents.papers.people import declared, side_fields, signed, writer_fields
from ashore.documents.papers.sentences import Facts, ask, listed, parts, run_on
from ashore.documents.papers.side import Side
from ashore.law.book import LawBook
from ashore.law.channel import Channel, Need
from ashore.text import Text

RECEIPT_NO = Blank(
    "投诉编号",
    Text(
        "在当时的短信、App 工单页或回执上抄；打官方客服也能问到。",
        "Copy it from the message, the app's ticket page or the receipt; the official line knows "
        "it too.",
    ),
)
PRIOR = Blank(
    "此前投诉的日期、渠道、工单号和结果",
    Text(
        "投诉过的照实填；没有投诉过就写“没有”。",
        "Fill it in as it was; where there was none write so.",
    ),
)

_NEVER = "我的记录里没有此前的投诉、举报或报警。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One matter: what happened, the rules for it, what is asked, and the exhibits that show it.

    ``prior_told`` says that its facts name what was done before.
    """

    facts: tuple[Block, ...]
    rules: tuple[Paragraph, ...] = ()
    asks: tuple[Sentence, ...] = ()
    keys: tuple[str, ...] = ()
    prior_told: bool = False
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """How one desk is written to.

    ``channel`` is its id in the law book; ``to`` the addressee; ``writer`` what it calls whoever
    writes; ``local`` says that it is the desk of the place where the company is registered,
    ``consequences`` that its declaration names those of a false statement, and ``names_loan`` that
    the loan stands at the paper's head.
    """

    channel: str
    kind: str
    title: str
    to: tuple[Piece, ...]
    writer: str = "投诉人"
    local: bool = False
    consequences: bool = False
    names_loan: bool = True
    respondent: str = "对方机构"
    extra: tuple[Text, ...] = field(default=())


def desk_letter(
    desk: Desk,
    matter: Matter,
    side: Side,
    *,
    case: Case,
    book: LawBook,
    on: dt.date,
    prior: Sequence[Earlier] = (),
) -> Draft:
    """Return the paper about one matter of one side to one desk.

    Args:
        desk: The desk.
        matter: The matter.
        side: The other side.
        case: The case.
        book: The law book; it says what the desk asks for.
        on: The day for which it is drafted.
        prior: The earlier complaints about the matter.
    """
    channel, facts = book.channel(desk.channel, on=on), Facts(Exhibits(case))
    needs = frozenset(channel.needs)
    # Every desk has to know whom a paper is about, whatever its own list of fields says.
    loan = {Need.LOAN} if side.files and desk.names_loan else set()
    shown = needs | loan | {Need.RESPONDENT}
    found = attachments(case, matter.keys, channel)
    return Draft(
        id=f"{desk.kind}-{side.key}",
        kind=desk.kind,
        title=desk.title,
        to=desk.to,
        on=on,
        blocks=(
            writer_fields(case, desk.writer, identity=Need.COMPLAINANT in needs),
            *_filled(side_fields(side, shown, local=desk.local, label=desk.respondent)),
            *parts(
                (
                    "此前投诉",
                    _prior(facts, prior, case, asked=Need.PRIOR in needs and not matter.prior_told),
                ),
                ("事实", matter.facts),
                ("依据", matter.rules),
                ("请求", listed(matter.asks)),
            ),
            run_on(declared(consequences=desk.consequences)),
            signed(case, desk.writer),
        ),
        attached=found.keys,
        channel=desk.channel,
        clock=clock_of(book, desk.channel, side, on),
        loan=side.only_loan,
        notes=(*_about(channel), *desk.extra, *cap_notes(channel), *found.notes, *matter.notes),
    )


def earlier_sentences(facts: Facts, prior: Iterable[Earlier]) -> tuple[Sentence, ...]:
    """Return what was complained about before and what came of it, a sentence each."""
    return tuple(_one_earlier(facts, one) for one in prior)


def _one_earlier(facts: Facts, one: Earlier) -> Sentence:
    complaint = one.complaint
    number = complaint.receipt_no or RECEIPT_NO
    result = {
        State.WAITING: "，还在等候答复。",
        State.OVERDUE: "，到今天没有收到答复的记录。",
    }.get(one.state)
    if result is None:
        on = f"于{day_in_words(complaint.answered_on)}" if complaint.answered_on else ""
        said = f"：“{complaint.outcome}”" if complaint.outcome else ""
        result = f"，对方{on}答复{said}。"
    return facts.fact(
        f"我于{day_in_words(complaint.filed_on)}向{_where(one)}投诉"
        f"（事由：{complaint.about}），编号 ",
        number,
        result,
        of=(complaint,),
    )


def _where(one: Earlier) -> str:
    to = one.complaint.to
    return "该机构" if to.startswith("channels.") else to


def _prior(
    facts: Facts, prior: Sequence[Earlier], case: Case, *, asked: bool
) -> tuple[Paragraph, ...]:
    if prior:
        return tuple(run_on(one) for one in earlier_sentences(facts, prior))
    if not asked:
        return ()
    # One that was recorded may be about this too; where there is none, there is nothing to fill in.
    told = ask(PRIOR, "。") if case.of(Complaint) else facts.fact(_NEVER)
    return (run_on(told),)


def _filled(block: Block) -> tuple[Block, ...]:
    return (block,) if getattr(block, "fields", ()) else ()


def _about(channel: Channel) -> tuple[Text, ...]:
    """Return what the person has to know about a desk before going there."""
    notes = [_TAKES.fill(title=channel.title, accepts=channel.accepts)]
    if channel.refuses:
        notes.append(_REFUSES.fill(refuses=channel.refuses))
    if channel.before:
        notes.append(_BEFORE.fill(before=channel.before))
    notes.append(_READ_IT if channel.id == POLICE else _ONE_MATTER)
    return tuple(notes)


_TAKES = Text("“{title}”受理：{accepts}。", "“{title}” takes: {accepts}.")
_REFUSES = Text("不受理：{refuses}。", "It does not take: {refuses}.")
_BEFORE = Text("先看：{before}。", "First: {before}.")
_ONE_MATTER = Text(
    "同一件民事争议只在一处投：等到结果，再去下一处；报警不受这个限制。交之前逐句看一遍，改到准确。",
    "One dispute, one desk: wait for its answer before the next; the police are apart from that. "
    "Read each sentence first and correct what is not right.",
)
_READ_IT = Text(
    "交之前逐句看一遍，不准确的改掉。", "Read each sentence first and correct what is not right."
)
