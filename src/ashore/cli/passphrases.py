"""How a passphrase reaches a command: typed unseen, or the first line of a file or of the input.

Never as an argument or a variable, which other programs can read, and never into what is printed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ashore.text import Language, Text

PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="第一行是密码的文件；- 是标准输入。Holds the passphrase; - is the input.",
    ),
]
NoPassphrase = Annotated[
    bool,
    typer.Option(
        "--no-passphrase", help="不设密码：能读磁盘的人就能读。None: who reads the disk reads it."
    ),
]

_MOST_BYTES = 4096
_ASK = Text("{where} 的密码", "Passphrase of {where}")
_NEW = Text("给 {where} 设一个密码", "A new passphrase for {where}")
_AGAIN = Text("再输一遍", "Once more")
_KEEP = Text(
    "忘了密码，封存的文件谁也打不开。请把它写在纸上，收好。",
    "Without the passphrase nobody can open the files. Write it on paper and keep it safe.",
)


def given_passphrase(file: Path) -> str:
    """Return the first line of a file, or of the standard input where it is called ``-``.

    Raises:
        FileMissingError: If it cannot be read.
        PassphraseEmptyError: If the line is empty.
    """
    from ashore.case.atomic import reason_of
    from ashore.errors.command import FileMissingError
    from ashore.errors.vault import PassphraseEmptyError

    if str(file) == "-":
        line = sys.stdin.readline(_MOST_BYTES)
    else:
        try:
            with file.open(encoding="utf-8-sig", errors="replace") as opened:
                line = opened.readline(_MOST_BYTES)
        except OSError as error:
            raise FileMissingError(where=file.name, reason=reason_of(error)) from None
    passphrase = line.rstrip("\r\n")
    if not passphrase:
        raise PassphraseEmptyError(where=str(file))
    return passphrase


def passphrase_of(folder: Path, file: Path | None, words: Language) -> str | None:
    """Return what opens a vault's key, asked for where a person can answer; None needs none.

    Raises:
        PassphraseNeededError: If one is needed, none was given and nobody can answer.
    """
    from ashore.errors.vault import PassphraseNeededError
    from ashore.evidence.keys import needs_passphrase

    if not needs_passphrase(folder):
        return None
    if file is not None:
        return given_passphrase(file)
    if not sys.stdin.isatty():
        raise PassphraseNeededError(where=folder.name)
    return _asked(_ASK, folder, words)


def new_passphrase(folder: Path, file: Path | None, words: Language, *, none: bool) -> str | None:
    """Return the passphrase of a new key, asked for twice; None where the person wants none.

    Raises:
        PassphraseChoiceError: If nothing was said and nobody can answer.
    """
    from ashore.errors.vault import PassphraseChoiceError

    if none:
        return None
    if file is not None:
        return given_passphrase(file)
    if not sys.stdin.isatty():
        raise PassphraseChoiceError(where=folder.name)
    print(_KEEP.in_language(words), file=sys.stderr)
    return _asked(_NEW, folder, words, again=_AGAIN.in_language(words))


def _asked(question: Text, folder: Path, words: Language, *, again: str | None = None) -> str:
    asked = question.fill(where=folder.name).in_language(words)
    confirmation = again or False
    typed = typer.prompt(asked, hide_input=True, confirmation_prompt=confirmation, err=True)
    return str(typed)
