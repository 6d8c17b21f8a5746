"""Rates of cash flows: published figures, chosen roots, extremes, and another implementation."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction

import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ashore.errors.base import AshoreError
from ashore.errors.money import (
    NoRealRateError,
    NoSignChangeError,
    OneDayError,
    RateRangeError,
)
from ashore.money.daycount import DayCount
from ashore.money.rates import (
    balancing_rates,
    effective_from_monthly,
    irr,
    nominal_from_monthly,
    xirr,
)
from tests.money.flows import dated, flows_with_growths, residual, times

DAY = dt.date(2024, 1, 31)
SOME_DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2040, 12, 31))
SOME_FEN = st.integers(-(10**9), 10**9)
SOME_FLOWS = st.lists(st.tuples(SOME_DAYS, SOME_FEN), min_size=2, max_size=12)


def days(*pairs: tuple[str, int]) -> list[tuple[dt.date, int]]:
    return [(dt.date.fromisoformat(day), amount) for day, amount in pairs]


SPREADSHEET = days(
    ("2008-01-01", -10_000),
    ("2008-03-01", 2_750),
    ("2008-10-30", 4_250),
    ("2009-02-15", 3_250),
    ("2009-04-01", 2_750),
)
"""The example in the manual of the best-known spreadsheet, which gives 0.373362535."""


class TestPublishedFigures:
    @pytest.mark.parametrize(
        ("flows", "rate"),
        [
            ([-100, 39, 59, 55, 20], 0.28095),
            ([-100, 0, 0, 74], -0.0955),
            ([-100, 100, 0, -7], -0.0833),
            ([-100, 100, 0, 7], 0.06206),
            ([-5, Fraction(21, 2), 1, -8, 1], 0.0886),
        ],
    )
    def test_periodic_rates_of_a_well_known_manual(
        self, flows: list[Fraction | int], rate: float
    ) -> None:
        # The manual of numpy-financial, to the places that it prints.
        assert irr(flows).rate == pytest.approx(rate, abs=6e-6)

    def test_dated_flows_of_a_well_known_manual(self) -> None:
        assert xirr(SPREADSHEET).rate == pytest.approx(0.373362535, abs=2e-9)

    def test_flows_out_of_order(self) -> None:
        flows = days(
            ("2015-06-11", -1_000),
            ("2015-07-21", -9_000),
            ("2018-06-10", 20_000),
            ("2015-10-17", -3_000),
        )
        assert xirr(flows).rate == pytest.approx(0.16353715844, abs=1e-11)

    def test_a_level_loan_of_one_per_cent_a_month(self) -> None:
        found = irr([1_200_000] + [-106_619] * 11 + [-106_614])
        assert found.rate == pytest.approx(0.01, abs=1e-6)
        assert nominal_from_monthly(0.01) == pytest.approx(0.12, abs=1e-15)
        assert effective_from_monthly(0.01) == pytest.approx(0.12682503013, abs=1e-11)

    def test_a_mortgage_of_forty_years(self) -> None:
        # Reported where solvers that start badly find a negative rate.
        found = irr([Fraction("-172545.848122807")] + [Fraction("787.735232517999")] * 480)
        assert found.roots == pytest.approx([0.0038401048125704], abs=1e-13)

    @pytest.mark.parametrize("size", [1, 10**3, 10**30, Fraction(1, 10**30)])
    def test_the_size_of_the_flows_does_not_matter(self, size: Fraction | int) -> None:
        flows = days(
            ("2018-06-30", -84_000_000), ("2019-03-31", 800_000), ("2019-06-30", 760_000),
            ("2019-09-30", 680_000), ("2019-12-31", 800_000), ("2020-03-31", 280_000),
            ("2020-06-30", 740_000), ("2020-09-30", 520_000), ("2022-03-31", -2_100_000),
            ("2023-03-31", -13_000_000), ("2024-09-30", -7_100_000), ("2024-12-31", -2_050_000),
            ("2025-03-31", -8_400_000), ("2025-12-31", 1_800_000), ("2026-03-31", 36_400),
        )  # fmt: skip
        found = xirr([(day, amount * size) for day, amount in flows])
        assert found.roots == pytest.approx([-0.912781382], abs=1e-9)

    def test_a_day_of_thirty_per_cent_is_a_large_rate_and_a_true_one(self) -> None:
        flows = days(("2020-05-27", 53_750), ("2020-05-28", -86_750))
        found = xirr(flows)
        assert found.rate == pytest.approx((86_750 / 53_750) ** 365 - 1, rel=1e-9)
        assert found.rate > 1e75


class TestDayCounts:
    @pytest.mark.parametrize(
        ("day_count", "theirs"),
        [
            (DayCount.ACT_365, pyxirr.DayCount.ACT_365F),
            (DayCount.ACT_360, pyxirr.DayCount.ACT_360),
            (DayCount.ACT_ACT, pyxirr.DayCount.ACT_ACT_ISDA),
            (DayCount.THIRTY_360, pyxirr.DayCount.THIRTY_E_360),
        ],
    )
    def test_each_agrees_with_another_implementation(
        self, day_count: DayCount, theirs: pyxirr.DayCount
    ) -> None:
        expected = pyxirr.xirr(
            [day for day, _ in SPREADSHEET], [flow for _, flow in SPREADSHEET], day_count=theirs
        )
        assert xirr(SPREADSHEET, day_count).rate == pytest.approx(expected, abs=1e-9)

    def test_a_function_of_two_days_will_do(self) -> None:
        def lunar(start: dt.date, end: dt.date) -> Fraction:
            return Fraction((end - start).days, 354)

        flows = [(DAY, -100), (DAY + dt.timedelta(days=354), 107)]
        assert xirr(flows, lunar).rate == pytest.approx(0.07, abs=1e-12)

    def test_days_that_a_convention_takes_as_one_are_one(self) -> None:
        flows = days(("2026-01-30", -100), ("2026-01-31", 60), ("2027-01-30", 44))
        assert xirr(flows, DayCount.THIRTY_360).rate == pytest.approx(0.1, abs=1e-12)


class TestSeveralRoots:
    def test_a_pump_that_pays_twice_over(self) -> None:
        found = irr([-1_600, 10_000, -10_000])
        assert found.roots == pytest.approx((0.25, 4.0), abs=1e-12)
        assert found.rate == found.roots[0]

    def test_the_rate_nearest_to_zero_is_named(self) -> None:
        found = irr(flows_with_growths([Fraction("0.5"), Fraction("1.2"), Fraction("3")]))
        assert found.roots == pytest.approx((-0.5, 0.2, 2.0), abs=1e-12)
        assert found.rate == found.roots[1]

    def test_of_two_at_one_distance_the_positive_one_is_named(self) -> None:
        found = irr(flows_with_growths([Fraction("0.9"), Fraction("1.1")]))
        assert found.roots == pytest.approx((-0.1, 0.1), abs=1e-12)
        assert found.rate == found.roots[1]

    @pytest.mark.parametrize("multiplicity", range(2, 9))
    @pytest.mark.parametrize("growth", ["0.2", "1", "1.1", "6"])
    def test_a_root_that_touches_counts_once(self, growth: str, multiplicity: int) -> None:
        found = irr(flows_with_growths([Fraction(growth)] * multiplicity))
        assert found.roots == pytest.approx([float(growth) - 1], abs=1e-9)

    def test_touching_and_crossing_roots_side_by_side(self) -> None:
        growths = ["0.1", "0.1", "1.1", "1.1", "4", "4", "4"]
        found = irr(flows_with_growths(map(Fraction, growths)))
        assert found.roots == pytest.approx((-0.9, 0.1, 3.0), abs=1e-7)

    def test_roots_a_hundredth_of_a_point_apart_are_two(self) -> None:
        found = irr(flows_with_growths([Fraction("1.1"), Fraction("1.1001")]))
        assert found.roots == pytest.approx((0.1, 0.1001), abs=1e-9)

    def test_roots_that_no_float_can_tell_apart_are_one(self) -> None:
        found = irr(flows_with_growths([Fraction("1.1"), Fraction("1.1") + Fraction(1, 10**12)]))
        assert found.roots == pytest.approx([0.1], abs=1e-9)

    @settings(deadline=None)
    @given(st.lists(st.integers(20, 500), min_size=1, max_size=5, unique=True))
    def test_all_chosen_roots_are_found(self, hundredths: list[int]) -> None:
        growths = [Fraction(n, 100) for n in sorted(hundredths)]
        found = irr(flows_with_growths(growths))
        assert found.roots == pytest.approx([float(g) - 1 for g in growths], abs=1e-6)

    @settings(deadline=None)
    @given(
        st.lists(st.integers(2, 30), min_size=1, max_size=5),
        st.lists(st.tuples(st.integers(-20, 20), st.integers(1, 100)), max_size=2),
    )
    def test_all_and_only_the_chosen_roots_are_found(
        self, tenths: list[int], without_roots: list[tuple[int, int]]
    ) -> None:
        flows = flows_with_growths(Fraction(n, 10) for n in tenths)
        for half, above in without_roots:
            p = Fraction(half, 10)
            flows = times(flows, [Fraction(1), -2 * p, p * p + Fraction(above, 100)])
        found = irr(flows)
        assert found.roots == pytest.approx([n / 10 - 1 for n in sorted(set(tenths))], abs=1e-3)

    @settings(deadline=None)
    @given(
        st.lists(st.integers(50, 150), min_size=1, max_size=4, unique=True),
        SOME_DAYS,
        st.sampled_from([73, 146, 365]),
    )
    def test_dated_flows_have_the_chosen_roots(
        self, hundredths: list[int], start: dt.date, every: int
    ) -> None:
        growths = [Fraction(n, 100) for n in sorted(hundredths)]
        found = xirr(dated(flows_with_growths(growths), start, every=every))
        expected = [float(growth) ** (365 / every) - 1 for growth in growths]
        assert found.roots == pytest.approx(expected, rel=1e-5, abs=1e-5)

    def test_a_thousand_flows_that_go_to_and_fro(self) -> None:
        flows = [(Fraction(n * n % 3_001, 365), (n * 7_919) % 2_003 - 1_001) for n in range(1_000)]
        found = balancing_rates(flows)
        timed = [(float(time), float(flow)) for time, flow in flows]
        assert found.roots
        assert all(residual(timed, root) < 1e-9 for root in found.roots)


class TestErrors:
    @pytest.mark.parametrize("flows", [[], [100], [0, 0], [100, 50], [-1, 0, -2], [0, 5, 0]])
    def test_flows_that_all_go_one_way(self, flows: list[int]) -> None:
        with pytest.raises(NoSignChangeError) as stopped:
            irr(flows, where="case-1")
        assert stopped.value.where == "case-1"
        with pytest.raises(NoSignChangeError):
            xirr(dated([Fraction(flow) for flow in flows], DAY, every=30))

    def test_a_day_that_cancels_out_leaves_one_way(self) -> None:
        with pytest.raises(NoSignChangeError):
            xirr([(DAY, -100), (DAY, 150), (DAY + dt.timedelta(days=1), 10)])

    @pytest.mark.parametrize("later", [[], [(DAY + dt.timedelta(days=9), 0)]])
    def test_flows_of_one_day(self, later: list[tuple[dt.date, int]]) -> None:
        with pytest.raises(OneDayError):
            xirr([(DAY, -100), (DAY, 110), *later])

    @pytest.mark.parametrize(
        "flows",
        [
            [1, -2, 2],
            [-100, 150, -100],
            [1, -2, Fraction("1.0001")],
            times(
                [Fraction(1), Fraction(-2), Fraction(2)], [Fraction(1), Fraction(-1), Fraction(1)]
            ),
        ],
    )
    def test_flows_that_no_rate_balances(self, flows: list[Fraction | int]) -> None:
        with pytest.raises(NoRealRateError):
            irr(flows)

    @pytest.mark.parametrize(("out", "back"), [(-1, 10**6), (-(10**6), 1)])
    def test_a_rate_too_large_or_too_small_for_a_float(self, out: int, back: int) -> None:
        with pytest.raises(RateRangeError):
            xirr([(DAY, out), (DAY + dt.timedelta(days=1), back)])

    def test_sums_further_apart_than_floats_reach(self) -> None:
        with pytest.raises(RateRangeError):
            irr([-(10**400), 1])

    def test_roots_within_reach_are_named_beside_others_that_are_not(self) -> None:
        # Per day: the growths 1.1 (a rate of 1e15 a year) and 10 (of 10^365, beyond any float).
        flows = dated(flows_with_growths([Fraction("1.1"), Fraction(10)]), DAY, every=1)
        assert xirr(flows).roots == pytest.approx([1.1**365 - 1], rel=1e-9)


class TestExtremes:
    @pytest.mark.parametrize("growth", ["0.00001", "0.000000001", "0.0000000000001"])
    def test_nearly_everything_is_lost(self, growth: str) -> None:
        found = irr([-1, Fraction(growth)])
        assert found.rate > -1
        assert found.rate == pytest.approx(float(growth) - 1, abs=1e-15)

    @pytest.mark.parametrize("exponent", [3, 30, 120, 300])
    def test_it_grows_without_bounds(self, exponent: int) -> None:
        assert irr([-1, 10**exponent]).rate == pytest.approx(10.0**exponent - 1, rel=1e-11)

    def test_no_cost_is_a_rate_of_exactly_nothing(self) -> None:
        assert irr([-1_200] + [100] * 12).roots == (0.0,)

    def test_centuries_pass(self) -> None:
        flows = [(dt.date(1600, 1, 1), -1), (dt.date(9600, 1, 1), 10**30)]
        years = (flows[1][0] - flows[0][0]).days / 365
        assert xirr(flows).rate == pytest.approx(10 ** (30 / years) - 1, rel=1e-11)

    def test_empty_flows_at_either_end_change_nothing(self) -> None:
        assert irr([0, 0, -100, 110, 0]).rate == pytest.approx(0.1, abs=1e-14)

    def test_monthly_rates_beyond_a_float_are_endless_a_year(self) -> None:
        assert effective_from_monthly(1e30) == math.inf
        assert effective_from_monthly(-0.5) == pytest.approx(0.5**12 - 1, abs=1e-15)


class TestLaws:
    @settings(deadline=None)
    @given(SOME_FLOWS)
    def test_order_and_size_and_side_do_not_matter(self, flows: list[tuple[dt.date, int]]) -> None:
        try:
            found = xirr(flows)
        except AshoreError as error:
            with pytest.raises(type(error)):
                xirr([(day, -flow) for day, flow in reversed(flows)])
            return
        other = xirr([(day, -7 * flow) for day, flow in reversed(flows)])
        assert other.roots == pytest.approx(found.roots, rel=1e-9, abs=1e-9)

    @settings(deadline=None)
    @given(SOME_FLOWS, st.integers(1, 5_000))
    def test_a_later_start_changes_nothing(
        self, flows: list[tuple[dt.date, int]], shift: int
    ) -> None:
        later = [(day + dt.timedelta(days=shift), flow) for day, flow in flows]
        try:
            found = xirr(flows)
        except AshoreError as error:
            with pytest.raises(type(error)):
                xirr(later)
            return
        assert xirr(later) == found

    @settings(deadline=None)
    @given(SOME_FLOWS)
    def test_every_root_balances_the_flows(self, flows: list[tuple[dt.date, int]]) -> None:
        try:
            roots = xirr(flows).roots
        except AshoreError:
            assume(False)
        first = min(day for day, _ in flows)
        timed = [((day - first).days / 365, float(flow)) for day, flow in flows]
        assert list(roots) == sorted(set(roots))
        for root in roots:
            assert root > -1
            if root > -0.999:  # nearer to -1 a float's own spacing moves the value
                assert residual(timed, root) < 1e-9

    @settings(deadline=None)
    @given(
        st.integers(100, 10**8),
        st.lists(st.tuples(st.integers(1, 3_650), st.integers(1, 10**7)), min_size=1, max_size=40),
    )
    def test_loans_agree_with_another_implementation(
        self, lent: int, back: list[tuple[int, int]]
    ) -> None:
        flows = [(DAY, -lent)] + [(DAY + dt.timedelta(days=n), paid) for n, paid in back]
        theirs = pyxirr.xirr([day for day, _ in flows], [flow for _, flow in flows], silent=True)
        assume(theirs is not None and -0.9 < theirs < 10)
        assert theirs is not None
        found = xirr(flows)
        assert found.roots == pytest.approx([theirs], rel=1e-6, abs=1e-6)
