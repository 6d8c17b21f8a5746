"""Read damaged sources until some seconds of the processor are used; say which case fell.

Every case follows from its number, so that one which fell is made again with ``--only NUMBER``.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.intake.fuzzing import KINDS, run


def main() -> int:
    """Return 0 if no case of any kind fell, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="tools/fuzz_readers.py", description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--seconds", type=float, default=60, help="of the processor, for each kind")
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--only", type=int, help="read one case alone")
    asked = parser.parse_args()
    if unknown := set(asked.kinds) - set(KINDS):
        parser.error(f"no reader is called {', '.join(sorted(unknown))}")
    fell = 0
    for kind in asked.kinds or KINDS:
        if asked.only is not None:
            run(kind, asked.only)
            continue
        until = time.process_time() + asked.seconds
        number, found = asked.first, 0
        while time.process_time() < until:
            try:
                run(kind, number)
            except Exception:  # noqa: BLE001 - whatever it is, it must be shown
                print(f"{kind} {number} fell:\n{traceback.format_exc(limit=-4)}", flush=True)
                found += 1
                if found == 5:
                    break
            number += 1
        print(f"{kind}: {number - asked.first} cases, {found} fell", flush=True)
        fell += found
    return int(fell > 0)


if __name__ == "__main__":
    raise SystemExit(main())
