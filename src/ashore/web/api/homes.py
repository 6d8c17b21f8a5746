"""Homes: which there are, a new one, one opened and locked, the sample."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest
from ninja import Query, Router, Status
from pydantic import Field, model_validator

from ashore.case.ledger import Ledger
from ashore.errors.store import HomeMissingError
from ashore.store import homes
from ashore.store.keys import Passphrase, RecoveryCode, Secret
from ashore.store.places import known_homes, new_folder
from ashore.store.sample import open_sample
from ashore.web.api.frame import desk_for
from ashore.web.api.shapes import Asked, Given, Json, Name, Open, Problem, problems
from ashore.web.frame import locking
from ashore.web.frame.clock import now

router = Router(tags=["homes"])
_Typed = Field(min_length=1, max_length=1000)


class HomeOut(Open):
    """A home by the name of its folder."""

    name: str


class HomesOut(Open):
    """The homes in the usual place, and which one is open in this process."""

    homes: list[HomeOut]
    open: str | None
    sample: bool


class NewHome(Given):
    """What a new home begins with."""

    name: Name
    passphrase: str = _Typed
    title: Name | None = None


class NewHomeOut(Open):
    """A new home, open; the recovery code is shown this once."""

    name: str
    recovery_code: str


class OpensWith(Given):
    """What opens a home: one of the two."""

    passphrase: str | None = Field(default=None, min_length=1, max_length=1000)
    recovery_code: str | None = Field(default=None, min_length=1, max_length=1000)

    @model_validator(mode="after")
    def one_of_two(self) -> OpensWith:
        """Return what was given if it is one secret."""
        if (self.passphrase is None) == (self.recovery_code is None):
            message = "one of passphrase and recovery_code"
            raise ValueError(message)
        return self

    @property
    def secret(self) -> Secret:
        """Return what was given, as the store takes it."""
        if self.passphrase is not None:
            return Passphrase(self.passphrase)
        return RecoveryCode(self.recovery_code or "")


class OpenedOut(Open):
    """The home that is open now."""

    open: str
    sample: bool


class OtherPassphrase(Given):
    """What opens the home now, and the passphrase that is to open it."""

    old: OpensWith
    passphrase: str = _Typed


class ChangedOut(Open):
    """The home that another passphrase opens now."""

    changed: str


class LockedOut(Open):
    """Nothing is open any more."""

    locked: bool


@router.get("/homes", response={200: HomesOut, problems(case=False): Problem})
def list_homes(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Return the homes in the usual place."""
    opened = homes.current()
    return {
        "homes": [{"name": one.name} for one in known_homes()],
        "open": opened.folder.name if opened else None,
        "sample": bool(opened and opened.sample),
    }


@router.post("/homes", response={201: NewHomeOut, problems(409, case=False): Problem})
def create_home(request: HttpRequest, asked: Query[Asked], given: NewHome) -> Status[Json]:
    """Make a home with an empty case and leave it open; refused while another one is open."""
    at = now()
    ledger = Ledger.begin(f"case-{at:%Y%m%d-%H%M%S}", title=given.title)
    home, code = homes.create(new_folder(given.name), given.passphrase, ledger, now=at)
    _seen(at)
    return Status(201, {"name": home.folder.name, "recovery_code": code})


@router.post(
    "/homes/{name}/open", response={200: OpenedOut, problems(404, 409, 429, case=False): Problem}
)
def open_home(request: HttpRequest, name: str, asked: Query[Asked], given: OpensWith) -> Json:
    """Open a home of the usual place by its name."""
    found = next((one for one in known_homes() if one.name == name), None)
    if found is None:
        raise HomeMissingError(where=name[:60])
    home = homes.open_home(found.folder, given.secret, now=now())
    _seen(now())
    return {"open": home.folder.name, "sample": False}


@router.post("/sample", response={201: OpenedOut, problems(409, case=False): Problem})
def open_sample_case(request: HttpRequest, asked: Query[Asked]) -> Status[Json]:
    """Open the sample case, which is gone once it is locked; refused while a home is open."""
    home = open_sample(now())
    _seen(now())
    return Status(201, {"open": home.folder.name, "sample": True})


@router.post("/passphrase", response={200: ChangedOut, problems(409, 429): Problem})
def change_passphrase(request: HttpRequest, asked: Query[Asked], given: OtherPassphrase) -> Json:
    """Give the open home another passphrase; its recovery code stays."""
    home = desk_for(request).home
    home.change_passphrase(given.old.secret, given.passphrase)
    return {"changed": home.folder.name}


@router.post("/lock", response={200: LockedOut, problems(case=False): Problem})
def lock_home(request: HttpRequest, asked: Query[Asked]) -> Json:
    """Lock whatever is open."""
    locking.lock()
    return {"locked": True}


def _seen(moment: dt.datetime) -> None:
    """Begin the time after which the home locks itself."""
    locking.look_at_the_time(moment)
