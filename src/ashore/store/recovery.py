"""The recovery code: written down once on paper, it opens a home without the passphrase."""

from __future__ import annotations

import secrets

from ashore.errors.store import RecoveryCodeMistypedError

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 characters of which no two are taken for each other; a prime number, for the check."""
DRAWN = 24
"""How many are drawn: 31 to the power of 24 is more than 2 to the power of 118."""
LENGTH = DRAWN + 1
_GROUP = 5


def new_code() -> str:
    """Return a new recovery code, in five groups of five characters."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(DRAWN))
    return in_groups(drawn + check_character(drawn))


def check_character(drawn: str) -> str:
    """Return the character that shows one mistyped, or two swapped ones.

    Examples:
        >>> check_character("23456789ABCDEFGHJKMNPQRS")
        'E'
    """
    total = sum(n * ALPHABET.index(letter) for n, letter in enumerate(drawn, start=1))
    return ALPHABET[total % len(ALPHABET)]


def in_groups(code: str) -> str:
    """Return a code in groups, to be written down and read out.

    Examples:
        >>> in_groups("23456789ABCDEFGHJKMNPQRSV")
        '23456-789AB-CDEFG-HJKMN-PQRSV'
    """
    return "-".join(code[n : n + _GROUP] for n in range(0, len(code), _GROUP))


def code_from_text(written: str) -> str:
    """Return the 25 characters of a code as a person typed it: any case, spaces and hyphens.

    Raises:
        RecoveryCodeMistypedError: If a character is missing, too many or another one.

    Examples:
        >>> code_from_text(" 23456-789ab CDEFG-hjkmn-PQRSE")
        '23456789ABCDEFGHJKMNPQRSE'
    """
    letters = "".join(letter for letter in written.upper() if letter.isalnum())
    if (
        len(letters) != LENGTH
        or not set(letters) <= set(ALPHABET)
        or check_character(letters[:-1]) != letters[-1]
    ):
        raise RecoveryCodeMistypedError(length=LENGTH)
    return letters
