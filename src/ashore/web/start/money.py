"""What comes in, what living needs, who lives on it, and what is at hand; about will do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from ashore.case.entries_people import Asset, Expense, Income, Person, Stability
from ashore.plan.budget import amount_of, persons, usual_spending
from ashore.plan.categories import Category
from ashore.text import Text
from ashore.web.frame.desk import desk_of
from ashore.web.frame.fields import AmountField, PickField, WholeField
from ashore.web.frame.form import Form
from ashore.web.start.asking import ask_step, begins_sum, left_alone, monthly
from ashore.web.start.slots import Given, Slots

NONE_NOW = "none"
INCOME_NAME = "每月收入"
CASH_NAME = "手边的钱"
STEADY = (
    (Stability.STABLE.value, Text("每月差不多", "About the same each month")),
    (Stability.VOLATILE.value, Text("时多时少", "It varies")),
    (NONE_NOW, Text("现在没有收入", "None at present")),
)
# The groups in which living costs are asked, and the category under which each is recorded.
COSTS = {
    "housing": (Text("房租或房贷", "Rent or mortgage"), "房租或房贷", Category.HOUSING),
    "food": (Text("吃饭和日用", "Food and household goods"), "吃饭和日用", Category.FOOD),
    "utilities": (
        Text("水电燃气物业", "Water, power, gas, upkeep"), "水电燃气物业", Category.UTILITIES,
    ),
    "travel": (
        Text("话费网络和交通", "Phone, internet, transport"), "话费网络和交通", Category.PHONE,
    ),
    "family": (
        Text("看病、孩子、老人", "Health, children, parents"), "看病、孩子、老人", Category.HEALTH,
    ),
}  # fmt: skip


class IncomeForm(Form):
    """What comes in each month, and when."""

    income = AmountField(
        Text("每月到手多少？", "What comes in each month?"),
        hint=Text(
            "家里一起还的话，把能一起用的都算上。",
            "If the household pays together, count all of it.",
        ),
        about=True,
        unknown=True,
    )
    steady = PickField(Text("每月都一样吗？", "Is it the same each month?"), STEADY, unknown=True)
    pay_day = WholeField(
        Text("一般几号到账？", "On which day of the month does it come?"),
        hint=Text("例如 10。不固定就空着。", "For instance 10. Leave it open if it varies."),
        least=1,
        most=31,
    )


@require_http_methods(["GET", "POST"])
def income(request: HttpRequest) -> HttpResponse:
    """Ask for the income."""
    slots = Slots(desk_of(request))

    def take(form: IncomeForm) -> None:
        given, steady = form.given["income"], form.given["steady"].value
        none_now = steady == NONE_NOW and not given.fen
        stability = Stability.UNKNOWN if steady in ("", NONE_NOW) else Stability(steady)
        entry: Given | None = None
        if none_now or given.fen is not None:
            entry = (
                "income",
                {
                    "name": INCOME_NAME,
                    "monthly": given.fen or 0,
                    "stability": stability,
                    "pay_day": form.given["pay_day"],
                },
            )
        if entry is not None or not left_alone(form, "income"):
            slots.put({"income": entry}, about={"income": given.about})

    found = slots.live("income")
    begins: dict[str, str] = {}
    if isinstance(found, Income):
        begins = begins_sum(slots, "income", found.monthly, "income")
        known = {name for name, _ in STEADY}
        if found.monthly == 0:
            begins = {"steady": NONE_NOW}
        elif found.stability.value in known:
            begins["steady"] = found.stability.value
        begins |= {"pay_day": str(found.pay_day)} if found.pay_day else {}
    return ask_step(request, "income", IncomeForm, take, begins=begins)


class HouseholdForm(Form):
    """Who lives on it, and what is at hand."""

    dependants = WholeField(
        Text("除了自己，还要养几个人？", "How many others live on this money?"),
        hint=Text(
            "孩子、老人、没有收入的家人。没有就写 0。",
            "Children, parents, others without income; 0 if none.",
        ),
        most=20,
    )  # fmt: skip
    cash = AmountField(
        Text("手边现在有多少钱？", "How much is at hand now?"),
        hint=Text("现金和卡里能用的，不算别人的。", "Cash and what is in your accounts."),
        about=True,
        unknown=True,
    )


@require_http_methods(["GET", "POST"])
def household(request: HttpRequest) -> HttpResponse:
    """Ask who lives on the money, and what is at hand today."""
    desk = desk_of(request)
    slots = Slots(desk)

    def take(form: HouseholdForm) -> None:
        number, cash = form.given["dependants"], form.given["cash"]
        of_today = {"name": CASH_NAME, "value": cash.fen, "as_of": desk.today, "liquid": True}
        answered: dict[str, Given | None] = {
            "person": None if number is None else ("person", {"dependants": number}),
            "cash": None if cash.fen is None else ("asset", of_today),
        }
        for slot, field in (("person", "dependants"), ("cash", "cash")):
            if left_alone(form, field):
                del answered[slot]
        slots.put(answered, about={"cash": cash.about} if "cash" in answered else {})

    person, cash = slots.live("person"), slots.live("cash")
    begins: dict[str, str] = {}
    if isinstance(person, Person):
        begins["dependants"] = str(person.dependants)
    if isinstance(cash, Asset):
        begins |= begins_sum(slots, "cash", cash.value, "cash")
    return ask_step(request, "household", HouseholdForm, take, begins=begins)


class CostsForm(Form):
    """What living needs each month, group by group."""

    housing = AmountField(COSTS["housing"][0], about=True, unknown=True)
    food = AmountField(COSTS["food"][0], about=True, unknown=True)
    utilities = AmountField(COSTS["utilities"][0], about=True, unknown=True)
    travel = AmountField(COSTS["travel"][0], about=True, unknown=True)
    family = AmountField(COSTS["family"][0], about=True, unknown=True)


@require_http_methods(["GET", "POST"])
def costs(request: HttpRequest) -> HttpResponse:
    """Ask for living costs; what people spend on average stands beside, with its source."""
    desk = desk_of(request)
    slots = Slots(desk)

    def take(form: CostsForm) -> None:
        given = [key for key in COSTS if not left_alone(form, key)]
        answered = {
            f"cost-{key}": monthly(
                "expense", form.given[key], name=name, category=category.value, essential=True
            )
            for key, (_, name, category) in COSTS.items()
            if key in given
        }
        slots.put(answered, about={f"cost-{key}": form.given[key].about for key in given})

    begins: dict[str, str] = {}
    for key in COSTS:
        found = slots.live(f"cost-{key}")
        if isinstance(found, Expense):
            begins |= begins_sum(slots, f"cost-{key}", amount_of(found), key)
    usual, figure = usual_spending(desk.case, desk.book, desk.today)
    values = {"usual": usual, "figure": figure, "persons": persons(desk.case)}
    return ask_step(request, "costs", CostsForm, take, begins=begins, values=values)
