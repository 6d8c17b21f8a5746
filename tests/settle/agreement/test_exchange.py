"""What `ashore check agreement --json` prints is plain JSON, and complete."""

from __future__ import annotations

import json

import pytest

from ashore.settle.agreement.exchange import agreement_as_json
from ashore.settle.agreement.fields import FieldName
from tests.settle.agreement.test_labelled_set import NAMED, checked


@pytest.mark.parametrize("name", NAMED)
def test_every_check_is_json_in_both_languages(name: str) -> None:
    for language in ("zh", "en"):
        shown = agreement_as_json(checked(name), language)
        assert json.loads(json.dumps(shown)) == shown
        assert [one["name"] for one in shown["fields"]] == [one.value for one in FieldName]


def test_values_plan_and_places() -> None:
    shown = agreement_as_json(checked("16-card-no-cure"), "zh")
    assert shown["complete"] is False
    assert shown["values"]["principal"] == "15000.00"
    assert shown["values"]["signed_on"] == "2026-11-20"
    assert shown["plan"]["periods"] == 30
    assert shown["plan"]["rows"][0] == {"on": "2026-12-20", "amount": "545.00"}
    [flag] = shown["red_flags"]
    assert (flag["code"], flag["line"], flag["page"]) == ("red.reinstates-all", 7, 1)
    assert flag["sentence"].startswith("乙方任一期未足额还款的")
    assert flag["finding"]["citations"][0]["id"] == "civil-code.damages-reduced"
    assert [ask["about"] for ask in shown["asks"]] == [
        "red.reinstates-all",
        "default.cure_days",
        "credit_record.update",
    ]
