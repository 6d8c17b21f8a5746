"""Reading what a person has: each kind of source becomes entries that say where they were read."""

from ashore.intake.files import ledger_from_bytes, ledger_from_file

__all__ = ["ledger_from_bytes", "ledger_from_file"]
