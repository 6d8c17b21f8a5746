"""Which exhibits go with a paper: those that a desk takes by number and size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ashore.case.entries_papers import Evidence
from ashore.case.replay import Case
from ashore.law.channel import Channel
from ashore.text import Text

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Attachments:
    """The exhibits that go with a paper, and what the person has to know about the others."""

    keys: tuple[str, ...]
    notes: tuple[Text, ...] = ()


def attachments(case: Case, keys: Sequence[str], channel: Channel | None) -> Attachments:
    """Return some exhibits as far as a desk takes them.

    Args:
        case: Gives the sizes of sealed files.
        keys: The exhibits, the most important first.
        channel: The desk; None takes everything.
    """
    limit = channel.caps.get("attachment_mb") if channel is not None else None
    if not isinstance(limit, str):
        return Attachments(tuple(keys))
    sizes = {item.id: item.size for item in case.of(Evidence)}
    names = {item.id: item.name for item in case.of(Evidence)}
    large = [key for key in keys if (sizes.get(key) or 0) > int(limit) * _MB]
    unknown = [key for key in keys if sizes.get(key) is None]
    notes = []
    if large:
        listed = "、".join(names[key] for key in large)
        notes.append(_TOO_LARGE.fill(limit=limit, listed=listed))
    if unknown:
        notes.append(_SIZE_UNKNOWN.fill(limit=limit, n=len(unknown)))
    return Attachments(tuple(key for key in keys if key not in large), tuple(notes))


def cap_notes(channel: Channel) -> tuple[Text, ...]:
    """Return what a desk limits besides the size of a file, as a person has to know it."""
    notes = []
    a_day = channel.caps.get("reports_a_day")
    if isinstance(a_day, str):
        notes.append(_A_DAY.fill(n=a_day))
    if channel.caps.get("real_name") == "yes":
        notes.append(_REAL_NAME)
    return tuple(notes)


_TOO_LARGE = Text(
    "这里单个附件不超过 {limit} MB，太大的没有列入：{listed}。可以压缩，或截取关键一段，原件留好。",
    "One attachment may hold {limit} MB; left out as too large: {listed}. Compress it, or cut out "
    "the part that matters and keep the original.",
)
_SIZE_UNKNOWN = Text(
    "有 {n} 份附件的大小没有记录，上传前看看有没有超过 {limit} MB。",
    "The size of {n} attachments is not recorded; see before the upload that none is over "
    "{limit} MB.",
)
_A_DAY = Text(
    "每人每天最多 {n} 件（各处写法不一，以平台当天页面为准）；一件事写一件，不要拆成几件。",
    "At most {n} a person a day (sources differ; the platform's page decides). One matter, one "
    "report; do not split it.",
)
_REAL_NAME = Text(
    "要用真实姓名、身份证号和手机号登记。", "It asks for your real name, identity and phone number."
)
