"""The five-minute start: few fields, each kept, each changed by a correction, none needed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ashore.case.entries_loans import Classification, Loan
from ashore.case.entries_papers import CourtPaper, CourtPaperType
from ashore.case.entries_people import Asset, Cause, Expense, Income, Person, Stability
from ashore.case.entry import Note
from ashore.case.replay import Case, replay
from ashore.store import homes, ledgers
from ashore.web.frame.fields import AmountField
from ashore.web.start import court, debts, money, why
from ashore.web.start.steps import SECTIONS, STEPS
from tests.web.forms import begun, errors_of, page_of, send, text_of

if TYPE_CHECKING:
    from django.test import Client

MOST_FIELDS = 25
BLANKS = ("costs", "income", "household", "why", "court", "back", "worries")
DEBT = {
    "who": "某某白条",
    "left": "12000",
    "monthly": "1200",
    "due_on": "2026-09-05",
    "whose": "mine",
}


def case_now() -> Case:
    """Return the open case as it is."""
    opened = homes.current()
    assert opened is not None
    return replay(ledgers.load(opened.case))


def entries_now() -> int:
    """Return how many entries there are."""
    opened = homes.current()
    assert opened is not None
    return len(ledgers.load(opened.case).entries)


def walk(client: Client) -> None:
    """Answer every step."""
    steps: list[tuple[str, dict[str, Any], str]] = [
        ("/start/how", {"pressure": "2"}, "/start/why"),
        ("/start/why", {"happened": ["income", "fees"], "story": "厂里停工"}, "/start/back"),
        ("/start/back", {"recovers": "yes"}, "/start/income"),
        (
            "/start/income",
            {"income": "6500", "income-about": "1", "steady": "stable", "pay_day": "10"},
            "/start/household",
        ),
        ("/start/household", {"dependants": "1", "cash": "800"}, "/start/costs"),
        ("/start/costs", {"housing": "1500", "food": "1800", "utilities": "300"}, "/start/debts"),
        ("/start/debts/new", DEBT, "/start/debts"),
        ("/start/court", {"came": "no"}, "/start/worries"),
        ("/start/worries", {"worries": ["calls"]}, "/start/summary"),
    ]
    for path, given, leads_to in steps:
        response = send(client, path, **given)
        assert (path, response["Location"]) == (path, leads_to)


def test_there_are_at_most_25_fields_and_every_sum_may_be_about_or_unknown() -> None:
    forms = (
        why.HowForm, why.CausesForm, why.RecoversForm, money.IncomeForm, money.HouseholdForm,
        money.CostsForm, debts.DebtForm, court.CameForm, court.PaperForm, why.WorriesForm,
    )  # fmt: skip
    fields = [field for form in forms for field in form.base_fields.values()]
    assert len(fields) == 24
    assert len(fields) <= MOST_FIELDS
    sums = [field for field in fields if isinstance(field, AmountField)]
    assert len(sums) == 9
    assert all(one.about and one.unknown for one in sums)
    assert [step for section in SECTIONS for step in section.steps] == list(STEPS)


def test_answers_are_entries_and_already_give_a_useful_answer(empty_app: Client) -> None:
    walk(empty_app)
    case = case_now()
    assert [one.type for one in case.of(Cause)] == ["收入少了或者没有了"]
    assert case.of(Cause)[0].story == "厂里停工"
    income = case.of(Income)[0]
    assert (income.monthly, income.stability, income.pay_day) == (650_000, Stability.STABLE, 10)
    assert case.of(Person)[0].dependants == 1
    assert (case.of(Asset)[0].value, case.of(Asset)[0].liquid) == (80_000, True)
    assert sorted(one.monthly or 0 for one in case.of(Expense)) == [30_000, 150_000, 180_000]
    loan = case.of(Loan)[0]
    assert (loan.own, loan.classification) == (True, Classification.GENUINE)
    assert [row.principal for row in loan.terms.rows] == [120_000] * 10
    said = text_of(empty_app.get("/start/answer"))
    if "正在排每月的还法" in said:
        said = text_of(empty_app.get("/start/answer"))
    assert "12,000.00 元" in said
    assert "3,600.00 元" in said
    assert "每月收入减生活2,900.00 元" in said
    assert "收入哪个月回来" in said
    assert "「某某白条」的合同" in said
    assert "电话、短信、上门：先记下来" in said
    assert "下一步" in said


def test_nothing_answered_is_an_answer_too(empty_app: Client) -> None:
    for step in STEPS:
        response = empty_app.post(f"/start/skip/{step}")
        assert response.status_code == 302
    assert entries_now() == 0
    said = text_of(empty_app.get("/start/answer"))
    assert "欠谁的、多少" in said
    assert text_of(empty_app.get("/start/summary")).count("还不知道") > 10
    assert "看结果" in text_of(empty_app.get("/start/"))


def test_every_page_of_the_start_can_be_sent_empty(empty_app: Client) -> None:
    for path in ("how", "why", "back", "income", "household", "costs", "court", "worries"):
        assert send(empty_app, f"/start/{path}").status_code == 302
    assert entries_now() == 0
    refused = send(empty_app, "/start/debts/new")
    assert (refused.status_code, errors_of(refused)) == (422, ["f-who"])


def test_a_changed_answer_is_a_correction_and_an_unchanged_one_writes_nothing(
    empty_app: Client,
) -> None:
    walk(empty_app)
    before = entries_now()
    again = send(empty_app, "/start/income?from=summary")
    assert again["Location"] == "/start/summary"
    assert entries_now() == before
    send(empty_app, "/start/income?from=summary", income="7000")
    assert entries_now() == before + 2
    assert [one.monthly for one in case_now().of(Income)] == [700_000]
    send(empty_app, "/start/costs", food="")
    assert sorted(one.monthly or 0 for one in case_now().of(Expense)) == [30_000, 150_000]
    assert "7,000.00" in text_of(empty_app.get("/start/summary"))


def test_going_back_shows_what_was_answered(empty_app: Client) -> None:
    walk(empty_app)
    assert begun(empty_app, "/start/why")["happened"] == ["income", "fees"]
    income = begun(empty_app, "/start/income")
    assert (income["income"], income["income-about"], income["steady"]) == (
        "6500.00",
        ["1"],
        "stable",
    )
    debt = begun(empty_app, "/start/debts/1")
    assert {name: debt[name] for name in DEBT} == DEBT | {"left": "12000.00", "monthly": "1200.00"}
    assert begun(empty_app, "/start/court")["came"] == "no"
    assert begun(empty_app, "/start/how")["pressure"] == "2"


def test_a_blank_of_another_tab_erases_nothing(empty_app: Client) -> None:
    other = {path: begun(empty_app, f"/start/{path}") for path in BLANKS}
    walk(empty_app)
    before = case_now().entries
    for path, blank in other.items():
        assert empty_app.post(f"/start/{path}", blank).status_code == 302
    assert case_now().entries == before
    kept = text_of(empty_app.get("/start/summary"))
    assert "打给我的电话和短信" in kept
    assert begun(empty_app, "/start/court")["came"] == "no"
    assert begun(empty_app, "/start/back")["recovers"] == "yes"


@pytest.mark.parametrize(
    ("path", "cleared", "kind"),
    [
        ("income", {"income": "", "income-about": "", "steady": "", "pay_day": ""}, Income),
        ("household", {"cash": ""}, Asset),
        ("household", {"dependants": ""}, Person),
        ("why", {"happened": [], "story": ""}, Cause),
    ],
)
def test_an_answer_that_is_cleared_is_withdrawn(
    empty_app: Client, path: str, cleared: dict[str, Any], kind: type[Income]
) -> None:
    walk(empty_app)
    assert len(case_now().of(kind)) == 1
    empty_app.post(f"/start/{path}", begun(empty_app, f"/start/{path}") | cleared)
    assert case_now().of(kind) == ()


def test_the_story_stands_with_the_first_cause_alone(empty_app: Client) -> None:
    send(empty_app, "/start/why", happened=["illness"], story="住院")
    send(empty_app, "/start/why", happened=["income", "illness"], story="住院")
    assert {one.type: one.story for one in case_now().of(Cause)} == {
        "收入少了或者没有了": "住院", "自己或家里人生病": "",
    }  # fmt: skip


def test_sent_twice_a_debt_is_recorded_once(empty_app: Client) -> None:
    sent = begun(empty_app, "/start/debts/new") | DEBT
    assert empty_app.post("/start/debts/new", sent)["Location"] == "/start/debts"
    assert empty_app.post("/start/debts/new", sent)["Location"] == "/start/debts"
    assert len(case_now().loans) == 1
    assert len(page_of(empty_app.get("/start/debts")).xpath("//ul[@class='ways']/li")) == 1


def test_a_draft_is_kept_as_it_is_typed(empty_app: Client) -> None:
    empty_app.post("/drafts/start-debt-new", {"who": "某某", "left": "三千"})
    assert begun(empty_app, "/start/debts/new")["left"] == "三千"
    refused = send(empty_app, "/start/debts/new", who="某某", left="三千")
    assert errors_of(refused) == ["f-left"]


def test_an_answer_that_arrives_after_its_form_was_sent_leaves_no_draft(empty_app: Client) -> None:
    sent = begun(empty_app, "/start/debts/new") | DEBT
    empty_app.post("/start/debts/new", sent)
    assert empty_app.post("/drafts/start-debt-new", sent).status_code == 204
    assert begun(empty_app, "/start/debts/new")["who"] == ""


@pytest.mark.parametrize(
    ("path", "given", "off"),
    [
        ("income", {"income": "-1"}, "f-income"),
        ("income", {"income": "1e9"}, "f-income"),
        ("income", {"pay_day": "32"}, "f-pay_day"),
        ("income", {"steady": "<script>"}, "f-steady"),
        ("household", {"dependants": "21"}, "f-dependants"),
        ("household", {"cash": "一百"}, "f-cash"),
        ("costs", {"family": "1.234"}, "f-family"),
        ("debts/new", {"who": "字" * 61}, "f-who"),
        ("debts/new", {"who": "某", "due_on": "2026-02-30"}, "f-due_on"),
        ("debts/new", {"who": "某", "whose": "nobody"}, "f-whose"),
        ("why", {"story": "字" * 4001}, "f-story"),
        ("court", {"came": "maybe"}, "f-came"),
        ("back", {"recovers": "perhaps"}, "f-recovers"),
        ("how", {"pressure": "9"}, "f-pressure"),
    ],
)
def test_bad_input_is_told_by_its_field_and_stays_in_it(
    empty_app: Client, path: str, given: dict[str, str], off: str
) -> None:
    response = send(empty_app, f"/start/{path}", **given)
    assert (response.status_code, errors_of(response)) == (422, [off])
    assert entries_now() == 0


def test_the_hardest_answer_leads_to_people_first(empty_app: Client) -> None:
    assert send(empty_app, "/start/how", pressure="0")["Location"] == "/start/pause"
    page = page_of(empty_app.get("/start/pause"))
    called = page.xpath("//main//a/@href[starts-with(., 'tel:')]")
    assert called == ["tel:12356", "tel:120", "tel:110"]
    assert page.xpath("//main//a[@href='/start/why']")


def test_what_a_court_sent_comes_before_everything(empty_app: Client) -> None:
    send(empty_app, "/start/debts/new", **DEBT)
    assert send(empty_app, "/start/court", came="yes")["Location"] == "/start/court/paper"
    page = begun(empty_app, "/start/court/paper")
    assert page["loan"] == "loan-1"
    sent = send(empty_app, "/start/court/paper", type="payment-order", received_on="2026-11-20")
    assert sent["Location"] == "/start/worries"
    paper = case_now().of(CourtPaper)[0]
    assert (paper.loan, paper.type) == ("loan-1", CourtPaperType.PAYMENT_ORDER)
    assert paper.received_on == dt.date(2026, 11, 20)
    assert "法院的文书先办" in text_of(empty_app.get("/start/answer"))
    send(empty_app, "/start/court", came="no")
    assert case_now().of(CourtPaper) == ()


def test_a_second_paper_does_not_take_the_place_of_the_first(empty_app: Client) -> None:
    send(empty_app, "/start/debts/new", **DEBT)
    send(empty_app, "/start/court", came="yes")
    send(empty_app, "/start/court/paper", type="summons")
    more = page_of(empty_app.get("/start/court")).xpath("//main//ul[@class='ways']//a/@href")
    assert more == ["/start/court/paper/1", "/start/court/paper/2"]
    send(empty_app, more[1], type="judgment", received_on="2026-11-25")
    assert [one.type for one in case_now().of(CourtPaper)] == ["summons", "judgment"]
    assert empty_app.get("/start/court/paper/4").status_code == 404
    link = page_of(empty_app.get("/start/answer")).xpath(
        "//li[contains(., '法院文书哪天收到的')]//a/@href"
    )
    assert link == ["/start/court/paper/1"]


@pytest.mark.parametrize("given", [{"loan": "loan-9"}, {"type": "letter"}, {"type": ""}])
def test_a_court_paper_needs_a_debt_and_a_kind(empty_app: Client, given: dict[str, str]) -> None:
    send(empty_app, "/start/debts/new", **DEBT)
    filled = {"type": "summons"} | given
    response = send(empty_app, "/start/court/paper", **filled)
    assert (response.status_code, errors_of(response)) == (422, [f"f-{next(iter(given))}"])


def test_a_debt_made_exact_elsewhere_is_not_made_rough_again(empty_app: Client) -> None:
    send(empty_app, "/start/debts/new", **DEBT)
    opened = homes.current()
    assert opened is not None
    ledger = ledgers.load(opened.case)
    loan = case_now().loans[0].loan
    better = loan.model_copy(update={"id": "loan-2", "prev": None, "contract_no": "A-1"})
    said = better.model_dump(exclude_unset=True, exclude={"prev"})
    longer = ledger.supersede(loan.id, Loan.model_validate(said), recorded_at=loan.recorded_at)
    fresh = [
        type(one).model_validate(
            one.model_dump(exclude_unset=True, by_alias=True, exclude={"prev"})
        )
        for one in longer.entries[-2:]
    ]
    ledgers.append(opened.case, fresh, ledger.head)
    assert empty_app.get("/start/debts/1")["Location"] == "/owed/debts/loan-2"


def test_a_debt_without_any_sum_is_a_note_until_one_is_known(empty_app: Client) -> None:
    send(empty_app, "/start/debts/new", who="某某金融")
    assert [one.text for one in case_now().of(Note)] == ["欠「某某金融」，数目还不知道。"]
    assert "数目还不知道" in text_of(empty_app.get("/start/answer"))
    assert begun(empty_app, "/start/debts/1")["who"] == "某某金融"
    send(empty_app, "/start/debts/1", left="3000")
    assert case_now().of(Note) == ()
    assert case_now().loans[0].loan.terms.principal == 300_000
    said = text_of(empty_app.get("/start/answer"))
    assert "「某某金融」每月还多少、几号还" in said
