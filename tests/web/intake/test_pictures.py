"""A picture beside what was read off it: boxes, values to put right, nothing taken unseen."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from ashore.case.entries_loans import Bill, BillItem
from ashore.case.entries_papers import Evidence
from ashore.case.entry import Source
from ashore.case.fields import SHANGHAI
from ashore.case.replay import Case, replay
from ashore.intake.given_file import GivenFile
from ashore.intake.kept_reading import as_kept
from ashore.intake.reading import Box, Proposal, Reading, SeenField
from ashore.store import homes, ledgers, uploads
from ashore.store.homes import Home
from ashore.store.uploads import UploadRow, UploadState
from ashore.text import Text
from ashore.web.jobs import runner
from tests.web.intake.given import fields_of, give, page, words

if TYPE_CHECKING:
    from django.test import Client

AT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)


def _picture(colour: str = "white", size: tuple[int, int] = (400, 600)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, "PNG")
    return made.getvalue()


def _home() -> Home:
    home = homes.current()
    assert home is not None
    return home


def _case() -> Case:
    return replay(ledgers.load(_home().case))


def _read(content: bytes) -> UploadRow:
    """Return a picture that was given and read, as the recogniser would have left it."""
    file = GivenFile.of(content, "账单.png")
    source = Source(how="photo", file_hash=file.digest, file_name=file.name)
    bill = Bill(
        id="bill-seen",
        loan="loan-not-chosen",
        recorded_at=AT,
        captured_at=AT,
        source=source,
        items=(BillItem(name="本金", amount=100_00), BillItem(name="罚息", amount=71_00)),
        total_shown=105_00,
    )
    reading = Reading(
        reader="picture",
        title=Text("账单页面", "A bill in an app"),
        file=file,
        rows=1,
        proposals=(Proposal("screen.bill", (bill,), Text("先核对", "check first")),),
        fields=(
            SeenField("total_shown", "105.00", "¥105.00", 99, Box(1, 10, 20, 110, 60)),
            SeenField("due_on", "2026-11-01", "11月1日", 60, Box(1, 10, 80, 90, 99), asks=True),
            SeenField("principal", "100.00", "100.00", 95, Box(1, 10, 120, 110, 160)),
            SeenField("penalty_interest", "71.00", "71.00", 40, Box(1, 1, 200, 80, 240), asks=True),
        ),
    )  # fmt: skip
    row = uploads.add_upload(_home().case, file.name, content, now=AT)
    found = {"readings": [as_kept(reading)], "unknown": [], "headings": [], "columns": {}}
    return uploads.change_upload(_home().case, row.id, UploadState.READ, found=found)


def test_every_value_has_its_place_on_the_picture(app: Client) -> None:
    row = _read(_picture())
    shown = page(app.get(f"/import/{row.id}"))
    (drawn,) = shown.xpath('//*[local-name()="svg"]')
    assert drawn.get("viewbox") or drawn.get("viewBox") == "0 0 400 600"
    boxes = [
        (one.get("class"), one.get("x"), one.get("y"), one.get("width"), one.get("height"))
        for one in drawn.xpath('.//*[local-name()="rect"]')
    ]
    assert boxes[0] == ("seen-sure", "6", "16", "108", "48")
    assert [one[0] for one in boxes] == ["seen-sure", "seen-asks", "seen-sure", "seen-asks"]
    picture = app.get(f"/import/{row.id}/picture")
    assert (picture["Content-Type"], picture.content) == ("image/png", _picture())
    # What stands in no entry is shown to compare and cannot be changed.
    assert "到期日" in shown.xpath("//main//details")[0].text_content()
    assert not shown.xpath('//input[@name="v0_1"]')


def test_what_was_not_read_surely_is_looked_at_put_right_and_sealed(app: Client) -> None:
    row = _read(_picture())
    at = f"/import/{row.id}"
    sent = fields_of(app.get(at))
    assert (sent["p0_0"], sent["keep"], sent["v0_3"]) == ("1", "1", "71.00")
    loan = _case().loans[0].loan.id
    before = len(_case().entries)
    refused = app.post(at, sent | {"loan0": loan})
    assert refused.status_code == 422
    assert "罚息：没有读准" in words(refused)
    assert len(_case().entries) == before
    again = fields_of(refused) | {"loan0": loan, "v0_3": "￥5.00"}
    assert app.post(at, again)["Location"] == at
    bill = next(one for one in _case().entries if isinstance(one, Bill) and one.id == "bill-seen")
    assert (bill.loan, [item.amount for item in bill.items]) == (loan, [100_00, 5_00])
    digest = hashlib.sha256(_picture()).hexdigest()
    (kept,) = [one for one in _case().of(Evidence) if one.blob == digest]
    assert kept.sealed is not None
    assert "原文件也封存了。" in words(app.get(at))


def test_without_a_loan_it_is_asked_which(app: Client) -> None:
    row = _read(_picture())
    at = f"/import/{row.id}"
    sent = fields_of(app.get(at)) | {"s0_3": "1", "loan0": ""}
    refused = app.post(at, sent)
    (off,) = page(refused).xpath('//*[@id="f-loan0-error"]')
    assert off.text_content().startswith("请选一笔借款")


def test_an_empty_case_leads_to_where_a_loan_is_added(empty_app: Client) -> None:
    row = _read(_picture())
    told = words(empty_app.get(f"/import/{row.id}"))
    assert "案件里还没有借款。先添一笔，再回来记" in told


def test_pictures_of_one_page_are_one_file_in_the_list(empty_app: Client) -> None:
    both = (("一.png", _picture("white")), ("二.png", _picture("black")))
    at = give(empty_app, *both, one_page="1")["Location"]
    first, second = sorted(uploads.uploads_of(_home().case), key=lambda row: row.file_name)
    assert at == f"/import/{first.id}"
    assert first.found == {"others": [str(second.id)], "off": None}
    listed = words(empty_app.get("/import/"))
    assert "一.png" in listed
    assert "二.png" not in listed
    empty_app.post(f"{at}/forget")
    assert uploads.uploads_of(_home().case) == ()


def test_a_file_that_is_no_picture_is_not_shown_by_the_browser(empty_app: Client) -> None:
    give(empty_app, ("页.html", b"<html><script>1</script></html>"))
    (row,) = uploads.uploads_of(_home().case)
    assert empty_app.get(f"/import/{row.id}/picture").status_code == 404


@pytest.mark.slow
def test_a_screen_is_read_by_the_recogniser_in_another_process(app: Client) -> None:
    pytest.importorskip("rapidocr")
    from tests.intake.screens.draw import screen  # noqa: PLC0415 - draws, which takes long

    at = give(app, ("账单.png", screen("bill", 1_002).data))["Location"]
    runner.work_off(_home())
    told = words(app.get(at))
    assert "账单页面" in told
    assert page(app.get(at)).xpath('//input[@name="v0_0"]/@value') == ["2833.36"]
