"""Which kind of creditor a person faces: it decides which comparison lines can apply at all."""

from __future__ import annotations

from enum import StrEnum


class LenderType(StrEnum):
    """What the creditor is licensed as, not what its app is called."""

    BANK = "bank"
    CONSUMER_FINANCE = "consumer_finance"
    AUTO_FINANCE = "auto_finance"
    TRUST = "trust"
    SMALL_LOAN = "small_loan"
    GUARANTEE = "guarantee"
    LEASING = "leasing"
    PAWN = "pawn"
    FACTORING = "factoring"
    LOCAL_AMC = "local_amc"
    UNLICENSED = "unlicensed"
    NATURAL_PERSON = "natural_person"
    UNKNOWN = "unknown"


LICENSED = frozenset(
    {LenderType.BANK, LenderType.CONSUMER_FINANCE, LenderType.AUTO_FINANCE, LenderType.TRUST}
)
"""Supervised by the central authorities; the private-lending rules do not govern them."""

LOCAL = frozenset(
    {
        LenderType.SMALL_LOAN,
        LenderType.GUARANTEE,
        LenderType.LEASING,
        LenderType.PAWN,
        LenderType.FACTORING,
        LenderType.LOCAL_AMC,
    }
)
"""Local financial organisations; since 2021 a reply of the top court puts them outside as well."""

PRIVATE = frozenset({LenderType.UNLICENSED, LenderType.NATURAL_PERSON})
"""Everybody else who lends: the private-lending rules govern them."""
