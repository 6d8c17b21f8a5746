"""Where homes lie, and which are there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ashore.store.keys import KEYS

DATABASE = "case.db"
VAULT = "vault"
_LONGEST_NAME = 60
_UNFIT = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*]+")


@dataclass(frozen=True, slots=True)
class KnownHome:
    """A home that is there: the name of its folder, and where it lies."""

    name: str
    folder: Path


def usual_place() -> Path:
    """Return the folder in which homes lie where the person named no other."""
    return Path(platformdirs.user_data_dir("ashore", appauthor=False)) / "homes"


def known_homes(place: Path | None = None) -> tuple[KnownHome, ...]:
    """Return the homes that lie in a folder, in order of their names; none where it is missing.

    Args:
        place: The folder; None is the usual one.
    """
    folder = place or usual_place()
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return ()
    # A name with a dot in front is unfinished, or not for people.
    whole = (one for one in inside if not one.name.startswith(".") and is_home(one))
    return tuple(KnownHome(one.name, one) for one in whole)


def is_home(folder: Path) -> bool:
    """Return whether a folder holds a home."""
    return (folder / KEYS).is_file() and (folder / DATABASE).is_file()


def new_folder(name: str, place: Path | None = None) -> Path:
    """Return where a new home may lie: a folder that is not there, named as the person says.

    What a folder's name must not hold is left out; a number is added where the name is taken.

    Examples:
        >>> new_folder("我的 案件/2026", Path("nowhere")).name
        '我的 案件 2026'
        >>> new_folder("..", Path("nowhere")).name
        'ashore'
    """
    parent = place or usual_place()
    fit = " ".join(_UNFIT.sub(" ", name).split()).strip(". ")[:_LONGEST_NAME].strip(". ")
    wanted, number = parent / (fit or "ashore"), 1
    while (
        found := wanted if number == 1 else wanted.with_name(f"{wanted.name}-{number}")
    ).exists():
        number += 1
    return found
