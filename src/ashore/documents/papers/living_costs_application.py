"""The application to keep what living needs (保留生活必需费用) when wages are frozen."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ashore.case.entries_papers import CourtPaper, CourtPaperType
from ashore.case.entries_people import Expense, Income
from ashore.case.entry import EntryBase
from ashore.case.replay import Case, LoanFile
from ashore.documents.draft import (
    Blank,
    Block,
    Claim,
    Draft,
    Field,
    Fields,
    Heading,
    Paragraph,
    Piece,
    Sentence,
    Signature,
    Table,
)
from ashore.documents.exhibits import Exhibits
from ashore.documents.paper import day_in_words
from ashore.documents.papers.court_exhibits import keys_of, shown_in
from ashore.documents.papers.court_parts import PAPERS, identity_fields, rule
from ashore.documents.papers.court_stated import stated
from ashore.documents.papers.people import name_of, person_of
from ashore.documents.papers.sentences import Facts, ask, money
from ashore.documents.words import yuan
from ashore.law.book import LawBook
from ashore.plan.budget import Budget, budget_on
from ashore.plan.income import Counted
from ashore.text import Text

_FROZEN = re.compile(r"冻结|扣划|扣留|提取|划扣|查封.{0,6}(?:账户|存款)")
_TYPES = frozenset({CourtPaperType.ENFORCEMENT_NOTICE, CourtPaperType.PRESERVATION})
_COURT = Blank("执行法院", Text("抄执行文书落款的法院。", "Copy it from the enforcement paper."))
_CASE_NO = Blank(
    "执行案号",
    Text(
        "抄执行文书上的“执”字案号，不是判决书的案号。",
        "Copy the number with 执 from the enforcement paper, not the judgment's.",
    ),
)
_CREDITOR = Blank("申请执行人", Text("抄执行文书。", "Copy it from the enforcement paper."))
_ALLOWANCE = Blank(
    "当地低保标准 × 本人和所扶养家属的人数",
    Text(
        "问社区或民政部门今年的城乡低保标准，乘以人数；有医疗等支出的另附证明。",
        "Ask the community or civil-affairs office for this year's living allowance, times "
        "persons; add proof of medical and other needs.",
    ),
)
_ACCOUNT = Blank(
    "开户行和账号",
    Text("写被冻结、又是发工资的那个账户。", "The account that is frozen and receives the wage."),
)
_EMPLOYER = Blank("发放工资的单位", Text("写单位全称。", "The employer's full name."))
_DEPENDANTS = Blank(
    "所扶养家属的姓名、关系和没有收入的情况",
    Text(
        "附户口本、诊断证明、在校证明等真实材料。",
        "Attach true papers: household register, diagnosis, school certificate.",
    ),
)
_COSTS = Blank(
    "每月必需支出", Text("先在收支表里记下房租、吃饭、看病等。", "Record rent, food, care first.")
)
_NOTES = (
    Text(
        "尽快交给执行法官，同时如实报告财产；口头说过也要补书面的。",
        "Hand it to the enforcing judge soon and report all you have truthfully; on paper, even if "
        "you said it already.",
    ),
    Text(
        "有的法院把已经到卡里的工资当普通存款，所以两种情形都写了；结果由法院定。",
        "Some courts see wages already in the account as ordinary savings, so both cases are asked "
        "for; the court decides.",
    ),
    Text(
        "只附真实的证明。带上工资流水、医疗票据、户口本、低保或困难材料。",
        "Attach only true proofs: wage slips, medical bills, household register, relief papers.",
    ),
)


def drafts(case: Case, book: LawBook, on: dt.date) -> tuple[Draft, ...]:
    """Return an application for each loan in whose enforcement wages or accounts are frozen."""
    exhibits = Exhibits(case)
    found = []
    for file in case.loans:
        here = [p for p in file.court_papers if (p.received_on or p.dated or on) <= on]
        papers = tuple(p for p in here if p.type in _TYPES and _freezes(p))
        if papers:
            found.append(_draft(file, papers, case, book, on, exhibits))
    return tuple(found)


def _deciding(papers: tuple[CourtPaper, ...]) -> tuple[CourtPaper, ...]:
    """Return the papers of the enforcement; those of a preservation only where there is none."""
    enforced = tuple(p for p in papers if p.type is CourtPaperType.ENFORCEMENT_NOTICE)
    return enforced or papers


def _role(papers: tuple[CourtPaper, ...]) -> str:
    is_enforced = papers[0].type is CourtPaperType.ENFORCEMENT_NOTICE
    return "被执行人" if is_enforced else "被保全人"


def _freezes(paper: CourtPaper) -> bool:
    return any(_FROZEN.search(words) for words in (*paper.measures, paper.text))


def _draft(
    file: LoanFile,
    papers: tuple[CourtPaper, ...],
    case: Case,
    book: LawBook,
    on: dt.date,
    exhibits: Exhibits,
) -> Draft:
    budget = budget_on(case, book, on)
    shown = {*(paper.id for paper in file.court_papers), *(line.entry for line in budget.incomes)}
    shown |= {line.entry for line in budget.essentials}
    return Draft(
        id=f"living-costs-{file.loan.id}",
        kind="living-costs-application",
        title="保留生活必需费用申请书",
        to=stated(_deciding(papers), lambda paper: paper.court, _COURT),
        on=on,
        blocks=tuple(_blocks(file, papers, case, book, budget, Facts(exhibits))),
        attached=keys_of(shown_in(case, exhibits, lambda entry: entry.id in shown)),
        channel="channels.court",
        loan=file.loan.id,
        notes=_NOTES,
    )


def _blocks(
    file: LoanFile,
    papers: tuple[CourtPaper, ...],
    case: Case,
    book: LawBook,
    budget: Budget,
    says: Facts,
) -> Iterator[Block]:
    enforced = _deciding(papers)
    yield Fields(
        (
            Field("案号", stated(enforced, lambda paper: paper.case_no, _CASE_NO)),
            *identity_fields(case, f"申请人（{_role(enforced)}）"),
            Field("对方（申请执行或者申请保全的一方）", (_CREDITOR,)),
        )
    )
    yield Heading("一、请求")
    for request in _requests():
        yield Paragraph((request,), numbered=True)
    yield Heading("二、事实")
    for fact in (*_measures(file, papers, says), *_household(case, says)):
        yield Paragraph((fact,), numbered=True)
    yield from _money(case, budget, says)
    yield Heading("三、理由")
    on = papers[-1].received_on or papers[-1].dated or budget.on
    for sentence in rule(book, "enforcement.living-costs", on):
        yield Paragraph((sentence,))
    yield Paragraph(
        (
            ask(
                "申请人会如实报告财产。请在保留生活必需费用的范围内准许本申请。",
            ),
        )
    )
    yield Signature(label="申请人（签名）", name=name_of(case))


def _requests() -> Iterator[Sentence]:
    yield ask(
        "工资还没有发放的部分：请在要求 ",
        _EMPLOYER,
        " 协助扣留收入时，每月保留本人和所扶养家属的生活必需费用 ",
        _ALLOWANCE,
        "；",
    )
    yield ask(
        "工资已经发到账户的部分：请对账户 ",
        _ACCOUNT,
        " 解除相应数额的冻结，或者按月准许支取同样的数额，并不予扣划。",
    )


def _measures(file: LoanFile, papers: tuple[CourtPaper, ...], says: Facts) -> Iterator[Sentence]:
    judgments = [paper for paper in file.court_papers if paper.type is CourtPaperType.JUDGMENT]
    for judgment in judgments[-1:]:
        number = f"，案号{judgment.case_no}" if judgment.case_no else ""
        day = f"{day_in_words(judgment.dated)}作出的" if judgment.dated else ""
        yield says.fact(f"执行依据是{day}判决{number}。", of=(judgment,))
    for paper in papers:
        name = PAPERS[paper.type].zh
        came = f"申请人于{day_in_words(paper.received_on)}收到{name}，" if paper.received_on else ""
        said = "；".join(paper.measures) or "账户或者收入被冻结、扣划"
        what = "其中记载的" if came else f"{name}记载的"
        yield says.fact(f"{came}{what}措施是：{said}。", of=(paper,))


def _household(case: Case, says: Facts) -> Iterator[Sentence]:
    person = person_of(case)
    if person is None:
        yield says.fact("申请人和所扶养家属的情况：", _DEPENDANTS, "。")
        return
    many = person.dependants
    family = f"申请人扶养 {many} 人：" if many else "家中由申请人扶养的人："
    yield says.fact(family, _DEPENDANTS, "。", of=(person,))


def _money(case: Case, budget: Budget, says: Facts) -> Iterator[Block]:
    entries: dict[str, EntryBase] = {e.id: e for e in (*case.of(Income), *case.of(Expense))}
    proofs = {income.id: income.proof for income in case.of(Income) if income.proof}

    def table(caption: str, lines: tuple[Counted, ...]) -> Table:
        return Table(
            caption=caption,
            columns=("项目", "每月金额（元）", "怎么算的", "证明"),
            rows=tuple(
                (line.name, yuan(line.monthly), _counted(line), proofs.get(line.entry, "—"))
                for line in lines
            ),
            rests_on=says.fact(
                f"按记录列出，合计 {money(sum(line.monthly for line in lines))}。",
                of=[entries[line.entry] for line in lines if line.entry in entries],
            ),
            numeric=frozenset({1}),
        )

    if budget.incomes:
        yield table("每月收入", budget.incomes)
    if budget.blank or budget.estimated or not budget.essentials:
        yield Paragraph((says.fact("每月必需支出：", _COSTS, "。"),), numbered=True)
        return
    yield table("每月必需支出", budget.essentials)
    gap = _gap(budget)
    yield Paragraph(
        (
            says.fact(
                *gap,
                of=[entries[line.entry] for line in (*budget.incomes, *budget.essentials)
                    if line.entry in entries],
                claims=(Claim(about="household/essentials", value=yuan(budget.floor)),),
            ),
        ),
        numbered=True,
    )  # fmt: skip


def _counted(line: Counted) -> str:
    """Return how a line was counted where its months differ, so that nobody is misled."""
    how = line.working.sum
    return how if any(word in how for word in ("最低", "平均")) else "按记录"


def _gap(budget: Budget) -> tuple[Piece, ...]:
    if budget.surplus < 0:
        return (f"每月必需支出比收入多 {money(-budget.surplus)}。",)
    return (f"收入扣除必需支出后，每月余 {money(budget.surplus)}。",)
