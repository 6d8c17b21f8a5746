"""What opens a home is kept nowhere: in no draft, and not while the case is locked."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django.http import QueryDict
from django.test import Client

import ashore.web
from ashore.web.frame.desk import desk_at
from ashore.web.frame.fields import SecretField
from ashore.web.frame.form import Form, kept_of
from ashore.web.home.opening import CodeForm
from tests.web.conftest import NOON


def every_form(above: type[Form] = Form) -> Iterator[type[Form]]:
    for below in above.__subclasses__():
        yield below
        yield from every_form(below)


def test_every_field_that_holds_a_secret_is_known_by_its_name() -> None:
    for module in pkgutil.walk_packages(ashore.web.__path__, "ashore.web."):
        if ".conf" not in module.name:
            importlib.import_module(module.name)
    secrets = {
        name
        for form in every_form()
        for name, field in form.base_fields.items()
        if isinstance(field, SecretField) or form is CodeForm
    }
    assert secrets == {"passphrase", "again", "old", "recovery_code"}
    assert kept_of(dict.fromkeys(secrets, "长长的一句话")) == {}


def test_what_else_was_sent_is_kept_as_it_was_typed() -> None:
    sent = QueryDict("who=甲&who=乙&passport=E1&once=1&old=secret&next=/today/")
    assert kept_of(sent) == {"who": ["甲", "乙"], "passport": ["E1"]}


@pytest.mark.parametrize("field", ["passphrase", "again", "old", "recovery_code"])
def test_a_draft_holds_no_secret(app: Client, field: str) -> None:
    app.post("/drafts/anything", {field: "长长的一句话", "note": "记一下"})
    desk = desk_at(NOON)
    assert desk is not None
    assert desk.drafts.load("anything") == {"note": ["记一下"]}
