"""The command line: reading arguments, asking, and printing; nothing is computed here."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with the exit code of what happened."""
    import gc
    import os

    # A command is short, and most of its time goes into loading; collecting so often slows that,
    # and so does reading through every installed package for plugins of pydantic.
    gc.set_threshold(100_000, 20, 20)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    from ashore.cli.app import run

    run()
