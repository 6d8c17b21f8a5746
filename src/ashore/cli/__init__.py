"""The command line: reading arguments, asking, and printing; nothing is computed here."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with the exit code of what happened."""
    from ashore.cli.app import run

    run()
