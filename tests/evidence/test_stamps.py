"""A timestamp is kept as it came, and says nothing that openssl would not say."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ashore.errors.vault import CertificateError, StampReplyError
from ashore.evidence.head import line_hashes
from ashore.evidence.stamps import (
    ask,
    certificates,
    is_signed,
    keep_reply,
    read_reply,
    stamps_in,
)
from ashore.evidence.verify import over_all, statement
from tests.evidence.conftest import Box
from tests.evidence.tsa import OPENSSL, Authority, openssl_verifies

pytestmark = pytest.mark.skipif(OPENSSL is None, reason="there is no openssl program")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.new(tmp_path_factory.mktemp("tsa") / "one")


@pytest.fixture
def stamped(box: Box, authority: Authority) -> Box:
    """Return a vault with a file, a timestamp over it, and a note after that."""
    box.add("a.txt", b"a")
    stamp, request = ask(box.vault, box.ledger)
    keep_reply(box.vault, stamp, authority.answer(request))
    box.note("之后的事")
    return box


def test_what_is_stamped_is_the_head_and_every_line(box: Box) -> None:
    box.add("a.txt", b"a")
    stamp, request = ask(box.vault, box.ledger)
    said = (box.vault.stamps / "0001.json").read_bytes()
    hashes = line_hashes(box.ledger)
    assert json.loads(said) == {
        "schema": "ashore-stamp/1",
        "count": 1,
        "head": box.ledger.head,
        "lines": hashlib.sha256("".join(f"{one}\n" for one in hashes).encode()).hexdigest(),
    }
    assert (said, over_all(hashes)) == (statement(hashes), json.loads(said)["lines"])
    assert hashlib.sha256(said).digest() in request
    assert (box.vault.stamps / "0001.tsq").read_bytes() == request
    assert not stamp.answered
    assert box.codes() == [("vault.stamp-unanswered", "0001")]


def test_a_stamp_is_verified_offline_and_openssl_agrees(stamped: Box, authority: Authority) -> None:
    roots = certificates(authority.root, where="ca.pem")
    checked = stamped.check(roots=roots)
    [seen] = checked.stamps
    assert (seen.number, seen.count, seen.signed, checked.findings) == ("0001", 1, True, ())
    place = stamped.vault.stamps
    root = authority.folder / "ca.pem"
    assert openssl_verifies(place / "0001.json", place / "0001.tsr", root)


def test_without_a_root_only_what_it_stamps_is_compared(stamped: Box) -> None:
    checked = stamped.check()
    assert [seen.signed for seen in checked.stamps] == [None]
    assert [found.code for found in checked.findings] == ["vault.stamp-unchecked"]
    assert checked.sound


def test_another_authority_did_not_sign_it(stamped: Box, tmp_path: Path) -> None:
    other = Authority.new(tmp_path / "other")
    checked = stamped.check(roots=certificates(other.root, where="ca.pem"))
    assert [found.code for found in checked.findings] == ["vault.stamp-unsigned"]
    assert not checked.sound
    place = stamped.vault.stamps
    assert not openssl_verifies(place / "0001.json", place / "0001.tsr", other.folder / "ca.pem")


def test_every_changed_byte_of_a_reply_is_seen(stamped: Box, authority: Authority) -> None:
    place = stamped.vault.stamps / "0001.tsr"
    said = (stamped.vault.stamps / "0001.json").read_bytes()
    roots, whole = certificates(authority.root, where="ca.pem"), place.read_bytes()
    accepted = []
    for at in range(len(whole)):
        changed = whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :]
        try:
            read_reply(changed, said, where="r")
            signed = is_signed(changed, said, roots, where="r")
        except StampReplyError:
            continue
        if signed:
            accepted.append(at)
    # Bytes that no signature covers: certificates beside the signer's own and their order. Where
    # one of them changes, openssl accepts the reply as well.
    for at in accepted:
        place.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :])
        assert openssl_verifies(
            stamped.vault.stamps / "0001.json", place, authority.folder / "ca.pem"
        )


@pytest.mark.parametrize("harm", ["statement", "gone", "nonsense", "stranger"])
def test_a_changed_stamp_is_named(stamped: Box, harm: str) -> None:
    place = stamped.vault.stamps
    if harm == "statement":
        said = (place / "0001.json").read_bytes()
        (place / "0001.json").write_bytes(said.replace(b'"count":1', b'"count":2'))
        expected = [("vault.stamp-off", "0001")]
    elif harm == "gone":
        (place / "0001.json").unlink()
        expected = [("vault.stamp-damaged", "0001")]
    elif harm == "nonsense":
        (place / "0001.json").write_bytes(b"{}")
        expected = [("vault.stamp-damaged", "0001")]
    else:
        (place / "0009.txt").write_bytes(b"")
        expected = [("vault.stamp-unchecked", "0001"), ("vault.unknown", "0009.txt")]
    assert stamped.codes() == expected


def test_a_stamp_shows_that_an_old_chain_was_put_back(box: Box, authority: Authority) -> None:
    old = box.case.read_bytes()
    box.add("a.txt", b"a")
    stamp, request = ask(box.vault, box.ledger)
    keep_reply(box.vault, stamp, authority.answer(request))
    box.case.write_bytes(old)
    assert [code for code, _ in box.codes()] == [
        "vault.rolled-back", "vault.orphan", "vault.stamp-off",
    ]  # fmt: skip


@pytest.mark.parametrize("reply", [b"", b"<html>503</html>", b"\x30\x03\x02\x01\x00"])
def test_a_reply_that_cannot_be_read_is_kept_as_it_came(box: Box, reply: bytes) -> None:
    box.add("a.txt", b"a")
    stamp, _ = ask(box.vault, box.ledger)
    with pytest.raises(StampReplyError) as caught:
        keep_reply(box.vault, stamp, reply)
    assert caught.value.where == "0001.tsr"
    assert (box.vault.stamps / "0001.tsr").read_bytes() == reply
    assert box.codes() == [("vault.stamp-unread", "0001")]


def test_a_refusal_is_told(box: Box, authority: Authority) -> None:
    box.add("a.txt", b"a")
    stamp, _ = ask(box.vault, box.ledger)
    refused = authority.answer(b"no request")
    with pytest.raises(StampReplyError) as caught:
        keep_reply(box.vault, stamp, refused)
    assert "the server did not stamp (status 2)" in str(caught.value)


def test_a_reply_for_something_else_is_told(box: Box, authority: Authority) -> None:
    box.add("a.txt", b"a")
    first, request = ask(box.vault, box.ledger)
    box.note("又一条")
    second, _ = ask(box.vault, box.ledger)
    assert (first.number, second.number) == ("0001", "0002")
    with pytest.raises(StampReplyError) as caught:
        keep_reply(box.vault, second, authority.answer(request))
    assert "it is for something else" in str(caught.value)


def test_certificates_lie_beside_the_reply(box: Box, authority: Authority) -> None:
    box.add("a.txt", b"a")
    stamp, request = ask(box.vault, box.ledger)
    reading = keep_reply(box.vault, stamp, authority.answer(request), authority.root)
    assert reading.policy == "1.2.3.4.1"
    assert [sorted(one.files) for one in stamps_in(box.vault)] == [
        [".json", ".pem", ".tsq", ".tsr"]
    ]
    with pytest.raises(CertificateError):
        certificates(b"none", where="x.pem")
