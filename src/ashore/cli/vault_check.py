"""`ashore vault verify` and `timestamp`: whether anything was changed, and by when it was there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    language,
    print_json,
)
from ashore.cli.passphrases import PassphraseFile
from ashore.cli.streams import without_controls
from ashore.text import Language, Text

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from ashore.evidence.checking import Checked

RootOption = Annotated[
    list[Path] | None,
    typer.Option("--root", metavar="FILE.pem", help="时间戳机构的根证书。The authority's root."),
]

_OFF = 5
_SECONDS = 30.0
_WORDS = {
    "checking": Text("正在核对", "Checking"),
    "sound": Text(
        "{n} 个封存件都在，和封存时一样。", "Sealed files: {n}, all there and as they were sealed."
    ),
    "opened": Text(
        "打开核对了 {n} 个，内容和账本一致。", "Opened: {n}, with the content that was recorded."
    ),
    "sealed-only": Text(
        "只核对了封存后的字节；要连内容一起核对，加 --open。",
        "Only the sealed bytes were compared; add --open to compare what is in them.",
    ),
    "head": Text("账本指纹 {head}（{n} 条）", "fingerprint {head}, entries: {n}"),
    "stamp": Text(
        "时间戳 {number}：{at}，盖到第 {count} 条。",
        "Timestamp {number}: {at}, up to entry {count}.",
    ),
    "signed": Text("签名用给出的根证书验过。", "Its signature verifies with the root given."),
    "off": Text("有对不上的地方，见上。", "Something is not as it was; see above."),
    "all-replaced": Text(
        "有人若把账本和保险箱整份换成旧的，只有别处留着的指纹（--head）或时间戳看得出来。",
        "If somebody put back the ledger and the vault together, only a fingerprint kept elsewhere "
        "(--head) or a timestamp shows it.",
    ),
    "asking": Text("正在向 {server} 取时间戳", "Asking {server} for a timestamp"),
    "stamped": Text(
        "时间戳 {number} 已存好：{at}，盖到第 {count} 条。",
        "Timestamp {number} is kept: {at}, up to entry {count}.",
    ),
    "sent": Text(
        "发出去的只有一个哈希，没有任何文件或文字。",
        "All that was sent is one hash: no file and no words.",
    ),
    "meaning": Text(
        "它证明那时已有这些记录，不证明内容真实；法院认不认，看机构和法院。",
        "It shows that the entries existed by then, not that they are true. Whether a court takes "
        "it depends on the authority and the court.",
    ),
}


def add_to(vault: typer.Typer) -> None:
    """Add the commands."""
    vault.command(help="核对案件的保险箱，或一个证据包。Check a case's vault, or a bundle.")(verify)
    vault.command(
        help="向您指定的服务器取时间戳；唯一会联网的命令。The only command that goes online: "
        "asks the server that you name for a timestamp."
    )(timestamp)


def verify(
    case: Annotated[
        Path,
        typer.Argument(
            metavar="CASE", help="案件，或证据包（.zip 或解开的文件夹）。A case, or a bundle."
        ),
    ],
    *,
    open_: Annotated[
        bool, typer.Option("--open", help="打开每个文件，连内容一起核对。Compare the content too.")
    ] = False,
    head: Annotated[
        str | None,
        typer.Option(metavar="DIGITS", help="纸上印的账本指纹。A fingerprint kept on paper."),
    ] = None,
    root: RootOption = None,
    passphrase_file: PassphraseFile = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Check that nothing was changed; leave with 5 where something was."""
    from ashore.evidence.head import digits_from_text

    words = language(lang)
    given = None if head is None else digits_from_text(head)
    if _is_bundle(case):
        _verify_bundle(case, given, as_json=as_json)
        return
    checked = _checked(
        case, given, root or [], passphrase_file, words, opens=open_ or passphrase_file is not None
    )
    if as_json:
        from ashore.evidence.exchange import checked_as_json

        print_json(checked_as_json(checked, words))
    else:
        _print(checked, words)
    if not checked.sound:
        raise typer.Exit(_OFF)


def timestamp(
    case: CaseArgument,
    *,
    server: Annotated[
        str, typer.Option("--server", metavar="URL", help="时间戳服务器。The server to ask.")
    ],
    root: Annotated[
        Path | None,
        typer.Option(
            "--root", metavar="FILE.pem", help="它的根证书，一起存下。Its root, kept beside."
        ),
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Ask a server for a timestamp over the chain and keep its reply as it came."""
    from ashore.case.casefile import ledger_from_data, read_case
    from ashore.cli.page import working
    from ashore.cli.timestamp_server import answer_of, require_address
    from ashore.evidence.stamps import ask, certificates, keep_reply, read_bytes
    from ashore.evidence.vault import open_vault, vault_folder

    words = language(lang)
    require_address(server)
    place, data = read_case(case)
    ledger = ledger_from_data(place, data)
    vault = open_vault(vault_folder(place), ledger)
    roots = None if root is None else read_bytes(root)
    if root is not None and roots is not None:
        certificates(roots, where=root.name)
    stamp, request = ask(vault, ledger)
    with working(_WORDS["asking"].fill(server=server).in_language(words)):
        reply = answer_of(server, request, seconds=_SECONDS)
    reading = keep_reply(vault, stamp, reply, roots)
    count = len(ledger.lines)
    if as_json:
        told = {"number": stamp.number, "at": reading.at.isoformat(), "entries": count}
        print_json({**told, "head": ledger.head, "server": server})
        return
    at = reading.at.isoformat(" ", "seconds")
    _say("stamped", words, number=stamp.number, at=at, count=count)
    _say("sent", words)
    _say("meaning", words)


def _is_bundle(place: Path) -> bool:
    from ashore.evidence.verify import MANIFEST, SUMS

    if place.is_dir():
        return (place / MANIFEST).is_file() or (place / SUMS).is_file()
    return place.suffix.lower() == ".zip"


def _verify_bundle(place: Path, head: str | None, *, as_json: bool) -> None:
    from ashore.evidence.verify import Check, report

    check = Check(place, head=head)
    if as_json:
        problems = [{"zh": zh, "en": en} for zh, en in check.problems]
        facts = [{"zh": zh, "en": en, "value": value} for zh, en, value in check.facts]
        print_json({"ok": not problems, "problems": problems, "facts": facts})
    else:
        print(without_controls("\n".join(report(check))))
    if check.problems:
        raise typer.Exit(_OFF)


def _checked(
    case: Path,
    head: str | None,
    roots: list[Path],
    passphrase_file: Path | None,
    words: Language,
    *,
    opens: bool,
) -> Checked:
    from ashore.case.casefile import read_case
    from ashore.cli.passphrases import passphrase_of
    from ashore.cli.progress import of_bytes
    from ashore.evidence.blobs import lying_in
    from ashore.evidence.checking import check
    from ashore.evidence.keys import unlock
    from ashore.evidence.vault import open_vault, vault_folder

    folder = vault_folder(read_case(case)[0])
    vault = open_vault(folder)
    trusted = [one for path in roots for one in _certificates(path)]
    identity = unlock(folder, passphrase_of(folder, passphrase_file, words)) if opens else None
    total = sum(lying.size for lying in lying_in(vault.sealed))
    with of_bytes(_WORDS["checking"].in_language(words), total) as told:
        return check(case, folder, identity=identity, head=head, roots=trusted, told=told)


def _certificates(path: Path) -> tuple[Certificate, ...]:
    from ashore.evidence.stamps import certificates, read_bytes

    return certificates(read_bytes(path), where=path.name)


def _print(checked: Checked, words: Language) -> None:
    from ashore.cli.vault_tables import print_findings

    print_findings(checked.findings, words)
    for seen in checked.stamps:
        at = seen.at.isoformat(" ", "seconds")
        _say("stamp", words, number=seen.number, at=at, count=seen.count)
        if seen.signed:
            _say("signed", words)
    if not checked.sound:
        _say("off", words)
    else:
        _say("sound", words, n=checked.items)
        if checked.opened is None:
            _say("sealed-only", words)
        else:
            _say("opened", words, n=checked.opened)
        _say("all-replaced", words)
    if checked.head:
        _say("head", words, head=checked.head.digest, n=checked.head.count)


def _say(key: str, words: Language, **values: object) -> None:
    print(without_controls(_WORDS[key].fill(**values).in_language(words)))
