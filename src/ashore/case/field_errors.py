"""What to say when an entry does not read: the place, what was given, and what belongs there."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ashore.case.canonical import place_of
from ashore.errors.base import AshoreError, DataError
from ashore.errors.case import CaseNestingError, FieldError, UnknownKindError
from ashore.text import Text

_MISSING = Text("这一项不能缺", "it must be given")
_WHOLE = Text("应为整数", "it should be a whole number")
_TRUTH = Text("应为 true 或 false", "it should be true or false")
_LIST = Text("应为列表", "it should be a list")
_OBJECT = Text("应为带字段的对象", "it should be an object with fields")
_OTHER = Text("放的不是该有的内容", "it holds something else than belongs there")
_PROBLEMS = {
    "missing": _MISSING,
    "union_tag_not_found": _MISSING,
    "string_type": Text("应为文字", "it should be text"),
    "string_pattern_mismatch": Text("写法不对", "it is not written as it should be"),
    "string_too_short": Text("不能为空", "it must not be empty"),
    "string_too_long": Text("最多 {max_length} 个字", "it may have {max_length} characters"),
    "enum": Text("应为其中之一：{expected}", "it should be one of {expected}"),
    "literal_error": Text("应为其中之一：{expected}", "it should be one of {expected}"),
    "greater_than_equal": Text("不能小于 {ge}", "it may not be below {ge}"),
    "less_than_equal": Text("不能大于 {le}", "it may not be above {le}"),
    "extra_forbidden": Text("没有这一项", "there is no such field"),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "bool_type": _TRUTH,
    "bool_parsing": _TRUTH,
    "tuple_type": _LIST,
    "dict_type": _OBJECT,
    "model_type": _OBJECT,
}


def first_error(error: ValidationError, places: list[str]) -> AshoreError:
    """Return the first thing wrong with some entries as one of our errors.

    Args:
        error: What pydantic found in a tuple of entries.
        places: How each entry is named to the person.
    """
    detail = error.errors(include_url=False)[0]
    if detail["type"] == "json_invalid":
        # Every line was read as JSON before, so only its depth can be too much for pydantic.
        return CaseNestingError(where=places[0])
    # The location is the entry's number, its kind, and then the way through its fields.
    number, _, *path = (*detail["loc"], None) if len(detail["loc"]) == 1 else detail["loc"]
    entry = places[number] if isinstance(number, int) else str(number)
    if detail["type"] == "union_tag_invalid":
        return UnknownKindError(where=entry, given=detail["input"].get("kind"))
    if detail["type"] == "union_tag_not_found":
        path = ["kind"]
    where = place_of(tuple(step for step in path if step not in {None, "[key]"}), where=entry)
    return _of_field(detail, where)


def one_error(error: ValidationError, where: str) -> AshoreError:
    """Return the first thing wrong with one record as one of our errors."""
    detail = error.errors(include_url=False)[0]
    return _of_field(detail, place_of(detail["loc"], where=where))


def problem_of(kind: str, context: Mapping[str, object]) -> Text:
    """Return in words what is wrong with a field, by pydantic's name for it and its values."""
    return _PROBLEMS.get(kind, _OTHER).fill(**context)


def _of_field(detail: ErrorDetails, where: str) -> AshoreError:
    context = detail.get("ctx", {})
    for kind in DataError.__subclasses__():
        if kind.code == detail["type"]:
            return kind(where=where, **context["values"])
    problem = problem_of(detail["type"], context)
    given = Text("空的", "missing") if problem == _MISSING else short(detail["input"])
    return FieldError(where=where, problem=problem, given=given)


def short(given: object) -> str:
    """Return a given value in at most 40 characters, a list or an object by its brackets."""
    if isinstance(given, dict | list | tuple):
        return "{…}" if isinstance(given, dict) else "[…]"
    shown = json.dumps(given, ensure_ascii=False, default=str)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
