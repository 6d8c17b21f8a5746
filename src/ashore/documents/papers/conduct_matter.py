"""Conduct as the matter of a paper: what the log shows, the rules for it, and what to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from ashore.defend.conduct.rule import rule_of
from ashore.documents.draft import Paragraph, Sentence
from ashore.documents.papers.case_conduct import Shown, SideConduct
from ashore.documents.papers.conduct_words import told
from ashore.documents.papers.desk_letter import Matter
from ashore.documents.papers.people import opening
from ashore.documents.papers.provisions import TO_LENDERS, basis_of, provision, source_zh
from ashore.documents.papers.sentences import Facts, about_rule, ask, listed, numbers_zh, run_on
from ashore.documents.papers.timeline import Timeline, contact_table, contacts_behind, timeline
from ashore.findings import Citation, Strength
from ashore.law.book import LawBook
from ashore.text import Text

THIRD_PERSONS = frozenset(
    {
        "conduct.third-party",
        "conduct.contact-person-while-reachable",
        "conduct.debt-disclosed",
        "conduct.after-refusal",
        "conduct.address-book",
    }
)

MOST_RULES = 4
"""A desk reads few rules for one call, and the firmest tell it enough."""


def conduct_matter(
    facts: Facts,
    book: LawBook,
    whole: SideConduct,
    shown: Sequence[Shown],
    asks: Callable[[frozenset[str]], Iterable[Sentence]],
    *,
    domains: tuple[str, ...] = TO_LENDERS,
    first: Sentence | None = None,
) -> Matter:
    """Return what some findings of a side come to as the matter of a paper.

    Args:
        facts: Makes the sentences.
        book: The law book.
        whole: Everything that the side did.
        shown: The findings that the paper is about.
        asks: Gives what is asked for, from the findings' codes.
        domains: What the paper may cite.
        first: Says what the paper is about, if not the loan.
    """
    table = timeline(shown, whole)
    rows = {id(one): table.rows_of(one, whole) for one in shown}
    said = [(told(one, rows[id(one)]), one) for one in shown]
    sentences = [
        facts.fact(words, of=[c.as_entry() for c in contacts_behind(one, whole)])
        for words, one in said
        if words
    ]
    entries = [contact.as_entry() for contact in table.contacts]
    return Matter(
        facts=(
            run_on(first or opening(facts, whole.side)),
            *listed(sentences),
            contact_table(facts, table.contacts, left_out=table.left_out),
        ),
        rules=tuple(rules_for(book, whole, shown, table, domains)),
        asks=tuple(asks(frozenset(one.code for one in shown))),
        keys=facts.keys([*entries, *whole.side.loans]),
        notes=(*to_check(shown), *_doubtful(whole)),
    )


def rules_for(
    book: LawBook,
    whole: SideConduct,
    shown: Iterable[Shown],
    table: Timeline,
    domains: tuple[str, ...],
) -> Iterable[Paragraph]:
    """Yield each rule that a letter cites once, with the rows of its table that it is about.

    The firmest come first; a row that enough rules are about needs no more of them.
    """
    cited: dict[str, tuple[Citation, Shown]] = {}
    for_sure: dict[str, set[int]] = {}
    to_ask: dict[str, set[int]] = {}
    for one in shown:
        carrying = {*rule_of(one.code).deciding, *rule_of(one.code).weighed}
        for found in basis_of(one, whole.side, book, domains):
            if found.id in carrying:
                cited.setdefault(found.id, (found, one))
                rows = (to_ask if one.read else for_sure).setdefault(found.id, set())
                rows.update(table.rows_of(one, whole))
    covered: Counter[int] = Counter()
    order = list(Strength)
    for name, (found, one) in sorted(
        cited.items(), key=lambda item: order.index(item[1][0].strength)
    ):
        sure, asked = for_sure.get(name, set()), to_ask.get(name, set()) - for_sure.get(name, set())
        if all(covered[row] >= MOST_RULES for row in sure | asked):
            continue
        covered.update(sure | asked)
        sentences = [provision(book, found, one.first_day, rows=sure or asked, asked=not sure)]
        if sure and asked:
            where, named = numbers_zh(asked), source_zh(found)
            also = f"第 {where} 行所记的情况是否也属于{named}所说的情形，请一并核查。"
            sentences.append(about_rule(also, found))
        yield Paragraph(tuple(sentences), numbered=True)


def lender_asks(codes: frozenset[str]) -> Iterable[Sentence]:
    """Yield what the creditor itself is asked to do about some conduct."""
    if codes & THIRD_PERSONS:
        yield ask(
            "请停止就这笔借款联系我以外的人，不向他们说出欠款，也不要求他们代还；"
            "并让受委托的机构照此执行。"
        )
    for code, words in _TO_STOP.items():
        if code in codes:
            yield ask(words)
    yield ask("请核查表中的每一次联系由谁作出，书面告知受委托机构的全称、经办人工号和核查结果。")
    yield ask("请保存这段时间的催收录音和记录，直到本投诉办结。")
    yield ask("请登记本投诉，告知工单号，并书面答复。")


_TO_STOP: Mapping[str, str] = {
    "conduct.night": "请让今后的联系避开夜间和清晨。",
    "conduct.calls-a-day": "请减少来电次数；有新的内容时再来电，或用 App 消息、短信告知。",
    "conduct.attempts-a-day": "请不要在同一天里反复拨打，有事可以发短信说明。",
    "conduct.burst": "请停止短时间内连续联系。",
    "conduct.private-account": "请书面确认唯一的还款渠道和对公收款账户。",
    "conduct.new-borrowing": "请核查是否有人建议我借新债还款，并告知贵机构对此的规定。",
    "conduct.not-listed": "请确认对方是不是贵机构委托的机构；不是的，请书面告知。",
    "conduct.no-identity": "请让今后联系我的人先说明所属机构、姓名或工号，以及为哪笔借款。",
    "conduct.private-phone": "请让今后的联系使用机构公布的号码或账号。",
    "conduct.assignment-not-told": "请书面告知债权是否已经转让、转让日期和受让方全称。",
    "conduct.despite-plan": "分期还款协议正在履行，请停止催收，只保留到期提醒。",
    "conduct.records-withheld": "请说明我所要的催收录音和记录能否提供，不能提供的请说明理由。",
}


def to_check(shown: Iterable[Shown]) -> Iterable[Text]:
    """Yield the innocent reasons to check before sending, and what a program only read."""
    read = [one for one in shown if one.read]
    if read:
        titles = [one.found.title for one in read]
        yield _READ.fill(
            zh="、".join(title.zh for title in titles), en=", ".join(t.en for t in titles)
        )
    for one in shown:
        if one.found.explanations:
            yield _CHECK.fill(title=one.found.title, question=one.found.explanations[0])


def _doubtful(whole: SideConduct) -> Iterable[Text]:
    for one in whole.doubtful:
        days = sorted({contact.day for contact in one.contacts})
        yield _LEFT_OUT.fill(title=one.found.title, day=days[0])


_READ = Text(
    "这几项是程序按文字归类的，信里只请对方核查，没有下结论：{zh}。请对照原话，不像的就删掉。",
    "A program sorted these by their words, and the letter only asks: {en}. Compare the words and "
    "strike what does not fit.",
)
_CHECK = Text("寄出前先想一想（{title}）：{question}", "Before sending ({title}): {question}")
_LEFT_OUT = Text(
    "{day} 的一条联系有点像“{title}”，把握不够，没有写进去；确有其事的，先补记你看到的事实。",
    "A contact of {day} looks a little like “{title}”; it was left out as too unsure. If it was "
    "so, first note what you saw.",
)
