"""A small sound law book, to be damaged one place at a time."""

from __future__ import annotations

SOURCE = """\
id: act
title: {zh: 法, en: Act}
issuer: {zh: 机关, en: Office}
number: null
kind: statute
strength: law
issued: null
in_force: 2020-01-01
ended: null
confidence: high
checked: {on: 2026-11-24}
"""
FIGURE = """\
id: toll.rate
kind: figure
title: {zh: 费率, en: Rate}
says: {zh: 每年收这么多。, en: This much is taken a year.}
unit: share-per-year
chosen_by: contract_on
confidence: high
checked: {on: 2026-11-24}
values:
  2020-01-01: {value: "0.12", source: act, at: "1"}
  2022-01-01: {repealed: true, source: act, at: "2", note: {zh: 没有了。, en: It ended.}}
  2024-01-01: {unknown: true, note: {zh: 没查到。, en: It was not found.}}
"""
TABLE = """\
id: toll.steps
kind: table
title: {zh: 表, en: Table}
says: {zh: 分段。, en: By steps.}
chosen_by: contract_on
confidence: high
checked: {on: 2026-11-24}
values:
  2020-01-01:
    source: act
    at: "1"
    rows:
      - {from: "0", to: "10"}
      - {from: "10", to: ""}
"""
RULE = """\
id: toll.duty
kind: rule
title: {zh: 规则, en: Rule}
says: {zh: 要这样做。, en: Do it so.}
chosen_by: contract_on
confidence: high
checked: {on: 2026-11-24}
values:
  2020-01-01:
    source: act
    at: "1"
    text: {zh: 要这样做。, en: Do it so.}
    data: {hours: ["22", "8"], channel: {phone: "12378"}}
"""
SERIES = FIGURE.split("values:", maxsplit=1)[0].replace("toll.rate", "toll.monthly") + (
    "known_until: 2020-02-29\nseries: {file: monthly.csv, column: rate, source: act, at: list}\n"
)
MONTHLY = "from,rate,confidence\n2020-01-01,0.03,high\n2020-02-01,0.02,medium\n"
GOOD = {
    "sources/act.yaml": SOURCE,
    "toll/rate.yaml": FIGURE,
    "toll/steps.yaml": TABLE,
    "toll/duty.yaml": RULE,
    "toll/monthly.yaml": SERIES,
    "toll/monthly.csv": MONTHLY,
}
RATE, STEPS, DUTY, MONTHS, ACT = (
    "toll/rate.yaml",
    "toll/steps.yaml",
    "toll/duty.yaml",
    "toll/monthly.yaml",
    "sources/act.yaml",
)
