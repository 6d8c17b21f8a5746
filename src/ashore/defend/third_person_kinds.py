"""Who may be called about another person's debt."""

from __future__ import annotations

from enum import StrEnum


class Reader(StrEnum):
    """Who is called: each kind of person stands differently towards the debt."""

    RELATIVE = "relative"
    EMPLOYER = "employer"
    CONTACT = "contact"
    GUARANTOR = "guarantor"
    NEIGHBOUR = "neighbour"
