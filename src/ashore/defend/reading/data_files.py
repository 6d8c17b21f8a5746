"""The readers' own data files, as they come with the program."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ashore.law.reading import read_yaml

FOLDER = Path(__file__).parent / "data"


@functools.cache
def read_data(name: str) -> Any:
    """Return what one of the readers' YAML files holds; read once, not to be changed."""
    return read_yaml(FOLDER / name, name)


def read_table(name: str, key: str) -> Mapping[str, str]:
    """Return one table of text to text from one of the readers' YAML files."""
    return {str(one): str(other) for one, other in read_data(name)[key].items()}
