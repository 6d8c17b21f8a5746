"""What the tests of files and papers share: giving files, and reading pages as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from ashore.store import homes, ledgers

if TYPE_CHECKING:
    from django.test import Client

STATEMENT = (
    "日期,数额,对方,摘要\n"
    "2026-10-01,5000.00,虚构公司,工资\n"
    "2026-10-02,-320.50,虚构超市,购物\n"
    "2026-10-05,-88.00,虚构饭店,吃饭\n"
).encode()


def give(client: Client, *files: tuple[str, bytes], **others: Any) -> Any:
    """Return the answer to giving some files."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post("/import/", {"files": sent, **others})


def page(response: Any) -> Any:
    """Return a page as a tree."""
    return html.fromstring(response.content.decode())


def words(response: Any) -> str:
    """Return what a page says, its blanks made one."""
    return " ".join(str(page(response).text_content()).split())


def entries() -> int:
    """Return how many entries the case has."""
    home = homes.current()
    assert home is not None
    return len(ledgers.load(home.case).entries)


def fields_of(response: Any) -> dict[str, Any]:
    """Return what a browser would send with the form of a page, as it stands."""
    (form,) = page(response).xpath('//main//form[.//input[@name="once"]]')
    # The parser takes an empty value of a radio button for one that is missing.
    return {name: "" if value == "on" else value for name, value in form.form_values()}
