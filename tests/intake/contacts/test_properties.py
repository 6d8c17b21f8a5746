"""However an export is written, the same calls and messages are the same contacts."""

from __future__ import annotations

import datetime as dt
import random
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.intake.reading import Reading
from tests.intake.contacts.exports import NOW, add_up, contacts, everyone, smses, table

_FIRST = int(dt.datetime(2020, 1, 1, tzinfo=SHANGHAI).timestamp())
_WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Zl", "Zp", "Zs"]), max_size=30
)


class Sent(NamedTuple):
    number: str
    second: int
    kind: str
    body: str


def messages() -> st.SearchStrategy[list[Sent]]:
    numbers = st.sampled_from(["13800001234", "1069055512345", "95588", "4008001234", "ServiRed"])
    seconds = st.integers(_FIRST, int(NOW.timestamp()))
    return st.lists(st.builds(Sent, numbers, seconds, st.sampled_from("12"), _WORDS), max_size=8)


def said(reading: Reading) -> list[tuple[str, str]]:
    """Return all contacts by their ids; where in which file they stood does not matter."""
    plain = [one.model_copy(update={"source": Source()}) for one in contacts(reading)]
    return sorted((one.id, one.model_dump_json()) for one in plain)


def usual(sent: list[Sent]) -> bytes:
    return smses(written(one, quote=quoteattr) for one in sent)


def written(one: Sent, *, quote: object = quoteattr, rng: random.Random | None = None) -> str:
    """Return a message in XML; with a source of chance in any order, spelling and quotes."""
    count = str(one.second)
    number = one.number
    if rng:
        count += rng.choice(("", "000", "999"))
        if number[0] == "1" and number[1] == "3":
            number = rng.choice(
                (number, f"+86{number}", f"{number[:3]} {number[3:7]}-{number[7:]}")
            )
    fields = [("address", number), ("date", count), ("type", one.kind), ("body", one.body),
              ("protocol", "0"), ("contact_name", "(Unknown)")]  # fmt: skip
    if rng:
        rng.shuffle(fields)
    attributes = []
    for name, value in fields:
        if rng and "'" not in value and rng.random() < 0.3:
            inner = value.replace("&", "&amp;").replace("<", "&lt;")
            attributes.append(f"{name}='{inner}'")
        else:
            attributes.append(f"{name}={quoteattr(value)}")
    space = rng.choice((" ", "\n", "  ")) if rng else " "
    return f"<sms {space.join(attributes)} />"


@given(messages(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_of_rows_and_attributes_spelling_and_encoding(
    sent: list[Sent], rng: random.Random
) -> None:
    plain = everyone(usual(sent))
    assert add_up(plain)
    shuffled = rng.sample(sent, len(sent))
    other = smses(written(one, rng=rng) for one in shuffled).decode()
    encoding = rng.choice(("utf-8", "utf-8-sig", "utf-16"))
    assert said(everyone(other.encode(encoding))) == said(plain)


@given(messages(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_tables_in_any_order_padding_separator_and_encoding(
    sent: list[Sent], rng: random.Random
) -> None:
    heading = ["对方号码", "起始时间", "通话时长", "呼叫类型", "联系人"]
    rows = [
        [one.number, str(dt.datetime.fromtimestamp(one.second, SHANGHAI))[:19],
         str(one.second % 600), "被叫" if one.kind == "1" else "主叫", "某某"]
        for one in sent
    ]  # fmt: skip
    plain = everyone(table([heading, *rows]))
    assert add_up(plain)
    places = rng.sample(range(5), 5)
    padded = [
        [rng.choice(("", " ", "　")) + row[place] + rng.choice(("", "\t", " ")) for place in places]
        for row in [heading, *rng.sample(rows, len(rows))]
    ]
    separator = rng.choice(",;")
    if separator == ";":
        padded = [[cell.replace(";", "") for cell in row] for row in padded]
    encoding = rng.choice(("utf-8", "utf-8-sig", "utf-16", "gb18030"))
    assert said(everyone(table(padded, encoding=encoding, separator=separator))) == said(plain)
