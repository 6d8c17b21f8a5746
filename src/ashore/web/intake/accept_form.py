"""The form by which a person corrects and accepts what was read in a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from ashore.case.replay import Case
from ashore.errors.intake import CorrectionError
from ashore.intake.corrected import corrected, from_edit, to_edit
from ashore.intake.known_loans import known_loans, loan_about
from ashore.intake.reading import Reading
from ashore.intake.unchosen import needs_loan
from ashore.text import Text
from ashore.web.frame.fields import AshoreField, Chosen, PickField, TickField, WordsField
from ashore.web.frame.form import Form
from ashore.web.intake.names import name_of
from ashore.web.intake.preview import Part, loans_of, wants_loan

_SEEN = Text("我对照过了，没错", "I have checked it; it is right")
_TAKE = Text("记下这一条", "Note this")
_LOAN = Text("属于哪一笔借款？", "Which loan is it about?")
_LOAN_WHY = Text(
    "不选，就当作案件里还没有的一笔。", "Where none is picked it is one that the case lacks."
)
_OWN = Text("这笔借款是您本人借的吗？", "Did you take this loan yourself?")
_YES_NO = (("yes", Text("是", "yes")), ("no", Text("不是", "no")))
_KEEP = Text("原文件也作为证据封存一份", "Seal the original file as evidence too")
_KEEP_WHY = Text(
    "封存的文件带着指纹和时间，以后能证明没有改过。",
    "A sealed file carries its fingerprint and time, which shows later that it was not changed.",
)
_LOOK_FIRST = Text(
    "{what}：没有读准。请对照原件改对，或者勾上“我对照过了”。",
    "{what}: not read surely. Compare it with the original, then put it right or tick that you "
    "have checked it.",
)
_PICK_LOAN = Text(
    "请选一笔借款；还没有的话，先到“欠多少”里添一笔，这里读到的不会丢。",
    "Pick a loan; where there is none yet, add one under “Owed” first. What was read here stays.",
)
_DIRECTIONS = (("in", Text("收到的", "it came in")), ("out", Text("发出的", "it went out")))
_KEPT_AS_EVIDENCE = frozenset({"picture", "paper", "paper-word"})


class AcceptForm(Form):
    """What is asked before a file's entries are noted: its fields are made for each file."""

    parts: tuple[Part, ...] = ()

    def check(self) -> None:
        """See that nothing unsure is taken unseen, and that a loan is picked where one must be."""
        self.readings: list[Reading] = []
        for part in self.parts:
            if self.takes_any(part):
                self._look(part)
            self._loan(part)
            self.readings.append(self._corrected(part))

    def takes_any(self, part: Part) -> bool:
        """Return whether anything of a reading would be noted."""
        return bool(part.reading.entries) or any(self.taken(part))

    def taken(self, part: Part) -> tuple[bool, ...]:
        """Return for each proposal of a reading whether it was taken."""
        return tuple(
            bool(self.given.get(f"p{part.n}_{j}")) for j in range(len(part.reading.proposals))
        )

    def loan_of(self, part: Part) -> str:
        """Return the loan that was picked for a reading, "" where none was."""
        picked = self.given.get(f"loan{part.n}")
        return str(picked.value) if picked else ""

    def own_of(self, part: Part) -> bool | None:
        """Return whether the person took the loan of a contract; None where it was not said."""
        picked = self.given.get(f"own{part.n}")
        return {"yes": True, "no": False}.get(picked.value) if picked else None

    def _look(self, part: Part) -> None:
        for one in part.seen:
            if not (one.editable and one.field.asks):
                continue
            name = f"v{part.n}_{one.n}"
            same = from_edit(_said(self.given[name]), one.field.value) == one.field.value
            if same and not self.given.get(f"s{part.n}_{one.n}"):
                self.mind(name, _LOOK_FIRST.fill(what=name_of(one.field.name)))

    def _loan(self, part: Part) -> None:
        needed = any(
            taken and needs_loan(proposal.entries)
            for taken, proposal in zip(self.taken(part), part.reading.proposals, strict=True)
        )
        if needed and not self.loan_of(part):
            self.mind(f"loan{part.n}", _PICK_LOAN)

    def _corrected(self, part: Part) -> Reading:
        # ``mind`` takes a field out of what was given, so its value is looked for with care.
        values = {
            one.n: from_edit(_said(self.given[name]), one.field.value)
            for one in part.seen
            if one.editable and (name := f"v{part.n}_{one.n}") in self.given
        }
        try:
            return corrected(part.reading, values)
        except CorrectionError as error:
            zh, en = error.parts("zh"), error.parts("en")
            says = Text(f"{zh[0]}{zh[2]}", f"{en[0]} {en[2]}")
            self.mind(f"v{part.n}_{error.values['place']}", says)
            return part.reading


def accept_form(parts: Sequence[Part], case: Case) -> type[AcceptForm]:
    """Return the form for the readings of a file, in a case."""
    fields: dict[str, Any] = {"parts": tuple(parts)}
    loans = loans_of(case, parts)
    for part in parts:
        for one in part.seen:
            if one.editable:
                fields[f"v{part.n}_{one.n}"] = _field(one.field.name)
                if one.field.asks:
                    fields[f"s{part.n}_{one.n}"] = TickField(_SEEN)
        for j, proposal in enumerate(part.reading.proposals):
            fields[f"p{part.n}_{j}"] = TickField(_TAKE, hint=proposal.because)
        if part.choose_loan:
            must = any(needs_loan(one.entries) for one in part.reading.proposals)
            hint = None if must else _LOAN_WHY
            fields[f"loan{part.n}"] = PickField(_LOAN, loans, hint=hint, unknown=not must)
        if part.own:
            fields[f"own{part.n}"] = PickField(_OWN, _YES_NO, unknown=True)
    fields["keep"] = TickField(_KEEP, hint=_KEEP_WHY)
    return cast("type[AcceptForm]", type("AcceptForm", (AcceptForm,), fields))


def _likely(part: Part, parts: Sequence[Part], case: Case) -> str:
    """Return the loan that a reading names, or the only one there is; "" where that is open."""
    brought = (e for one in parts if one.own for p in one.reading.proposals for e in p.entries)
    known = known_loans([*case.entries, *brought])
    named = {
        loan_about(one, part.reading, known) for one in part.reading.proposals if wants_loan(one)
    } - {None}
    if len(named) == 1:
        return str(named.pop())
    return known[0].id if len(known) == 1 else ""


def _field(name: str) -> AshoreField:
    if name.endswith("direction"):
        return PickField(name_of(name), _DIRECTIONS)
    return WordsField(name_of(name), long=name.endswith("text"))


def _said(given: Any) -> str:
    return given.value if isinstance(given, Chosen) else str(given)


def begins_of(parts: Sequence[Part], case: Case) -> dict[str, str]:
    """Return what stands in the form at first: values as read, a page's one proposal ticked."""
    begins: dict[str, str] = {}
    for part in parts:
        reading = part.reading
        for one in part.seen:
            if one.editable:
                begins[f"v{part.n}_{one.n}"] = to_edit(one.field.value)
        if reading.fields and len(reading.proposals) == 1:
            begins[f"p{part.n}_0"] = "1"
        if part.choose_loan:
            begins[f"loan{part.n}"] = _likely(part, parts, case)
        if reading.reader in _KEPT_AS_EVIDENCE:
            begins["keep"] = "1"
    return begins
