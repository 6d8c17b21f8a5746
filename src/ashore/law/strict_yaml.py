"""What the YAML of a law file says: no binary float, no key twice, no odd date."""

from __future__ import annotations

import re

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from ashore.errors.law import LawDateError, LawDuplicateKeyError, LawFileError, LawFloatError

try:  # the C parser is ten times as fast, but PyYAML can be built without it
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]


def parsed(text: str, where: str) -> object:
    """Return what YAML text says, or refuse it with the line that is off.

    Args:
        text: The text.
        where: The name of the file inside the law book, for errors.

    Raises:
        LawDataError: If it cannot be read, or holds a float, a key twice or an odd date.
    """
    try:
        _refuse_aliases(text, where)
        loader = _StrictLoader(text)
        loader.where = where
        return loader.get_single_data()
    except yaml.YAMLError as error:
        raise LawFileError(where=where, given=_problem(error)) from None
    except (ValueError, OverflowError, RecursionError) as error:
        raise LawFileError(where=where, given=type(error).__name__) from None


_MERGE = "tag:yaml.org,2002:merge"


class _StrictLoader(_SafeLoader):
    """PyYAML's safe loader, narrowed to what the law book allows."""

    where = ""

    def construct_mapping(self, node: MappingNode, deep: bool = False) -> dict[object, object]:  # noqa: FBT001, FBT002  # PyYAML's signature
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, ScalarNode) or key.tag == _MERGE:
                raise LawFileError(where=self.place(key), given=key.tag)
            if key.value in seen:
                raise LawDuplicateKeyError(where=self.place(key), key=key.value)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)

    def refuse_float(self, node: ScalarNode) -> None:
        raise LawFloatError(where=self.place(node), given=node.value)

    def read_date(self, node: ScalarNode) -> object:
        try:
            return self.construct_yaml_timestamp(node)
        except (
            ValueError,
            AttributeError,
        ):  # a day that does not exist, or a tag on something else
            raise LawDateError(where=self.place(node), given=node.value) from None

    def place(self, node: Node) -> str:
        """Return the file and the line that a node starts on."""
        return f"{self.where}:{node.start_mark.line + 1}"


# YAML 1.1 reads `on`, `off`, `yes` and `no` as truth values; here they are words.
_BOOL = "tag:yaml.org,2002:bool"
_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag != _BOOL]
    for first, pairs in _SafeLoader.yaml_implicit_resolvers.items()
}
_StrictLoader.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|false)$"), list("tf"))
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _StrictLoader.refuse_float)
_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _StrictLoader.read_date)


def _refuse_aliases(text: str, where: str) -> None:
    """Refuse a file that repeats a part of itself by name: it could grow without bounds."""
    tokens = yaml.scan(text, Loader=_SafeLoader)
    if "*" in text and any(isinstance(token, yaml.AliasToken) for token in tokens):
        raise LawFileError(where=where, given="*alias")


def _problem(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"{error.problem}, {error.problem_mark.line + 1}"
    return type(error).__name__
