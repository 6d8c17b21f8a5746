"""The twelve things that a good agreement says: each found, unclear or missing, with its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ashore.settle.agreement.credit_code import CodeState, code_state
from ashore.settle.agreement.debt import debt_said
from ashore.settle.agreement.duties import duties_said
from ashore.settle.agreement.parties import parties_said
from ashore.settle.agreement.payee import payee_said
from ashore.settle.agreement.plan import Plan
from ashore.settle.agreement.said import Said, first
from ashore.settle.agreement.schedule import plan_of, schedule_said
from ashore.settle.agreement.sentences import Sentence


class FieldName(StrEnum):
    """The twelve, in the order of the paper."""

    PARTIES = "parties"
    DEBT = "debt"
    PLAN = "plan"
    ALLOCATION = "allocation"
    DEFAULT = "default"
    STOP_COLLECTION = "stop_collection"
    CREDIT_RECORD = "credit_record"
    CERTIFICATE = "certificate"
    LITIGATION = "litigation"
    DISPUTES = "disputes"
    NO_OTHER_DEBTS = "no_other_debts"
    EFFECT = "effect"


class State(StrEnum):
    """What became of a field, or of a part of one."""

    FOUND = "found"
    UNCLEAR = "unclear"
    MISSING = "missing"
    NOT_NEEDED = "not-needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that a field needs: ``says`` is where it stands, None where it does not."""

    name: str
    state: State
    says: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One of the twelve: its state and the parts that decide it."""

    name: FieldName
    state: State
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementText:
    """An agreement as it was read: all that it says, the plan of payments, the twelve fields."""

    sentences: tuple[Sentence, ...]
    said: tuple[Said, ...]
    plan: Plan
    fields: tuple[Field, ...]

    def value(self, name: str) -> str | None:
        """Return the first readable value of a name, as an entry writes it."""
        one = first(self.said, name)
        return one.value if one and one.value else None

    def field(self, name: FieldName) -> Field:
        """Return one of the twelve."""
        return next(field for field in self.fields if field.name is name)

    @property
    def periods(self) -> int | None:
        """Return how many payments the plan has, counted where their days are known."""
        stated = self.value("periods_all") or self.value("periods")
        return len(self.plan.rows) or (int(stated) if stated else None)

    @property
    def at_once(self) -> bool:
        """Return whether all is paid in one payment."""
        return self.periods == 1 or (
            self.periods is None and bool(self.value("one_off")) and not self.value("monthly")
        )

    @property
    def total(self) -> str | None:
        """Return the sum of all payments in yuan, as stated, else as the payments add up."""
        stated = self.value("total") or self.value("split")
        if not stated and not self.plan.unsure and (self.periods or 1) == 1:
            # In a plan of several payments, a sum by a day is one of them and not the whole.
            stated = self.value("one_off")
        added = self.plan.total
        return stated or (f"{added // 100}.{added % 100:02d}" if added else None)


def read_agreement_text(sentences: Sequence[Sentence]) -> AgreementText:
    """Return what an agreement says, with each of the twelve fields found, unclear or missing.

    Args:
        sentences: Its sentences in order, each with its place.

    Examples:
        >>> from ashore.settle.agreement.sentences import sentences_of_text
        >>> text = read_agreement_text(sentences_of_text("结清后10日内出具结清证明。"))
        >>> text.value("certificate"), text.field(FieldName.CERTIFICATE).state.value
        ('10d', 'found')
    """
    said = tuple(
        one
        for read in (parties_said, debt_said, schedule_said, payee_said, duties_said)
        for one in read(sentences)
    )
    plan = plan_of(sentences)
    fields = tuple(_field(name, said, plan) for name in FieldName)
    return AgreementText(sentences=tuple(sentences), said=said, plan=plan, fields=fields)


def _field(name: FieldName, said: Sequence[Said], plan: Plan) -> Field:
    if name is FieldName.PLAN:
        parts = _plan_parts(said, plan)
    else:
        parts = tuple(_part(part, names, said) for part, names in _PARTS[name].items())
    if name is FieldName.PARTIES:
        parts = tuple(_code_checked(part) for part in parts)
    return Field(name=name, state=_DECIDES.get(name, _all_parts)(parts, said), parts=parts)


_PARTS: dict[FieldName, dict[str, tuple[str, ...]]] = {
    FieldName.PARTIES: {
        "creditor": ("creditor",),
        "credit_code": ("credit_code",),
        "borrower": ("borrower",),
    },
    FieldName.DEBT: {
        "as_of": ("as_of",),
        "principal": ("principal",),
        "make_up": ("interest", "penalty", "late_charge", "fees", "nothing_else"),
    },
    FieldName.ALLOCATION: {"order": ("order",)},
    FieldName.DEFAULT: {"trigger": ("trigger",), "cure_days": ("cure_days",)},
    FieldName.STOP_COLLECTION: {"stop_collection": ("stop_collection",)},
    FieldName.CREDIT_RECORD: {"update": ("update",)},
    FieldName.CERTIFICATE: {"certificate": ("certificate",)},
    FieldName.LITIGATION: {"withdrawal": ("withdrawal",)},
    FieldName.DISPUTES: {"disputes": ("disputes",), "service": ("service",)},
    FieldName.NO_OTHER_DEBTS: {"no_other_debts": ("no_other_debts",)},
    FieldName.EFFECT: {"effect": ("effect",)},
}


def _part(name: str, names: Sequence[str], said: Sequence[Said]) -> Part:
    found = [one for one in (first(said, each) for each in names) if one is not None]
    if not found:
        return Part(name=name, state=State.MISSING)
    torn = next((one for one in found if one.torn), None)
    if torn is not None:
        return Part(name=name, state=State.UNCLEAR, says=torn)
    sure = next((one for one in found if not one.vague), None)
    state = State.FOUND if sure else State.UNCLEAR
    return Part(name=name, state=state, says=sure or found[0])


def _code_checked(part: Part) -> Part:
    """Return the part with a code that does not fit its check character as unclear."""
    if part.name != "credit_code" or part.says is None or part.state is not State.FOUND:
        return part
    right = code_state(part.says.value) is CodeState.RIGHT
    return part if right else Part(name=part.name, state=State.UNCLEAR, says=part.says)


def _plan_parts(said: Sequence[Said], plan: Plan) -> tuple[Part, ...]:
    first_day = first(said, "first_due_on") or first(said, "pay_by")
    sums = _part("sums", ("monthly", "one_off", "total", "split"), said)
    dates = Part(name="dates", state=State.MISSING)
    if plan.rows:
        dates = Part(name="dates", state=State.FOUND, says=first_day)
        if sums.state is State.MISSING:
            sums = Part(name="sums", state=State.FOUND)
    elif first_day is not None:
        torn = first_day.torn or first(said, "periods") is None
        dates = Part(name="dates", state=State.UNCLEAR if torn else State.FOUND, says=first_day)
    payee = _part("pay_to", ("pay_to", "pay_to_kind"), said)
    holder, own = first(said, "pay_to"), first(said, "borrower")
    kinds = {one.value for one in said if one.name == "pay_to_kind"}
    if "person" in kinds and not (holder and own and holder.value == own.value):
        payee = Part(name="pay_to", state=State.UNCLEAR, says=payee.says)
    return (dates, sums, payee, _part("charges", ("charges",), said))


def _all_parts(parts: Sequence[Part], _: Sequence[Said]) -> State:
    states = {part.state for part in parts}
    if states == {State.FOUND}:
        return State.FOUND
    return State.MISSING if states == {State.MISSING} else State.UNCLEAR


def _parties(parts: Sequence[Part], said: Sequence[Said]) -> State:
    return State.MISSING if parts[0].state is State.MISSING else _all_parts(parts, said)


def _debt(parts: Sequence[Part], said: Sequence[Said]) -> State:
    state = _all_parts(parts, said)
    return State.UNCLEAR if state is State.MISSING and first(said, "claimed") else state


def _plan(parts: Sequence[Part], said: Sequence[Said]) -> State:
    dates, sums = parts[:2]
    nothing = dates.state is State.MISSING and sums.state is State.MISSING
    return State.MISSING if nothing and not first(said, "periods") else _all_parts(parts, said)


def _default(parts: Sequence[Part], _: Sequence[Said]) -> State:
    trigger, cure = parts
    if cure.state is State.FOUND:
        return State.FOUND
    return State.MISSING if trigger.state is State.MISSING else State.UNCLEAR


def _litigation(parts: Sequence[Part], said: Sequence[Said]) -> State:
    if first(said, "sued") is None and parts[0].state is State.MISSING:
        return State.NOT_NEEDED
    return parts[0].state


_DECIDES: dict[FieldName, Callable[[Sequence[Part], Sequence[Said]], State]] = {
    FieldName.PARTIES: _parties,
    FieldName.DEBT: _debt,
    FieldName.PLAN: _plan,
    FieldName.DEFAULT: _default,
    FieldName.LITIGATION: _litigation,
}
