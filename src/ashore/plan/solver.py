"""HiGHS, silent from its first breath, and the same answer every time."""

from __future__ import annotations

import highspy


class Solver(highspy.Highs):
    """A HiGHS instance that writes nothing: its banner would stand in the way of JSON."""

    def __init__(self, *, gap: float = 0.0, seed: int = 7, seconds: float = 20.0) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # it has no annotations
        options: dict[str, float | int] = {
            "mip_rel_gap": gap,
            "random_seed": seed,
            "threads": 2,
            "time_limit": seconds,
        }
        for name, value in options.items():
            self.setOptionValue(name, value)

    def enableCallbacks(self) -> None:  # noqa: N802 - the library's own name
        """Turn off output first: the base class writes its banner at its first call."""
        self.setOptionValue("output_flag", False)  # noqa: FBT003 - the library takes it so
        super().enableCallbacks()  # type: ignore[no-untyped-call]
