"""`ashore vault …`: files that show something are sealed, listed, handed over and checked."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.app import InOrder
from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    language,
    now,
    print_json,
)
from ashore.cli.passphrases import NoPassphrase, PassphraseFile
from ashore.cli.streams import without_controls
from ashore.text import Language, Text

if TYPE_CHECKING:
    import datetime as dt

    from ashore.case.entries_papers import Evidence
    from ashore.case.ledger import Ledger
    from ashore.evidence.vault import Vault

vault = typer.Typer(
    cls=InOrder,
    no_args_is_help=True,
    rich_markup_mode=None,
    help=(
        "封存证据、列出、导出证据包、核对有没有被改过。"
        "Seal evidence, list it, hand it over, and check that nothing was changed."
    ),
)


class How(StrEnum):
    """How a file came about, as it is typed."""

    SCREENSHOT = "screenshot"
    SCREEN_RECORDING = "screen-recording"
    RECORDING = "recording"
    PHOTO = "photo"
    SCAN = "scan"
    EXPORT = "export"
    RECEIVED = "received"
    OTHER = "other"


OnlyOption = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="ID", help="只要这几个。These items alone, one each time."),
]
_WORDS = {
    "sealed": Text(
        "已封存 {id}：{name}（{size}，{kind}）", "Sealed as {id}: {name} ({size}, {kind})"
    ),
    "already": Text(
        "{name} 的内容早已封存，是 {id}，没有再存一份。",
        "The content of {name} is kept already as {id}; it was not stored again.",
    ),
    "open-key": Text(
        "保险箱没有设密码：能读这块磁盘的人，就能读里面的文件。",
        "The vault has no passphrase: whoever can read this disk can read the files in it.",
    ),
    "head": Text("账本指纹 {head}（{n} 条）", "fingerprint {head}, entries: {n}"),
    "originals": Text(
        "原手机、原账号和原始文件请继续保留。",
        "Keep the phone, the account and the original files as well.",
    ),
    "sealing": Text("正在封存", "Sealing"),
    "empty": Text("还没有封存的文件。", "Nothing is sealed yet."),
    "unsealed": Text(
        "另有 {n} 个读过的文件没有封存；要封存就用 ashore vault add。",
        "{n} files were read and not sealed; seal them with ashore vault add.",
    ),
    "exporting": Text("正在导出", "Writing the bundle"),
    "exported": Text("已写出 {path}：{n} 个文件，{size}。", "Written: {path}, files: {n}, {size}."),
    "fingerprint": Text("整包指纹 {hash}", "fingerprint of the bundle {hash}"),
    "whole": Text(
        "案件的全部记录都在包里，包括与证据无关的；给人之前请想好。",
        "Every entry of the case is in it, also those about other things; think before you give it "
        "away.",
    ),
    "check": Text(
        "收到的人运行包里的 verify.py 就能核对，不用装上岸。",
        "Whoever gets it can check it with the verify.py inside, without Ashore.",
    ),
    "rewrapped": Text("{where} 的密码已换好。", "{where} has a new passphrase."),
    "cleared": Text("{where} 不再要密码。", "{where} no longer asks for a passphrase."),
}


def add_to(app: typer.Typer) -> None:
    """Add the group and the commands in it."""
    from ashore.cli import vault_check

    vault.command(help="封存文件，记入账本。Seal files and record them in the case.")(add)
    vault.command(name="list", help="列出封存的文件。List what is sealed.")(list_)
    vault.command(help="导出一个别人能自己核对的包。Write a bundle that a stranger can check.")(
        export
    )
    vault_check.add_to(vault)
    vault.command(help="换密码。Change the passphrase; the files stay as they are.")(passphrase)
    app.add_typer(vault, name="vault")


def add(
    case: CaseArgument,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="要封存的文件。The files to seal.")
    ],
    *,
    how: Annotated[
        How | None, typer.Option("--how", help="怎么得来的。How they came about.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="什么时候得来，如 2026-11-24T18:05。When that was."),
    ] = None,
    device: Annotated[str | None, typer.Option(help="用什么设备。With which device.")] = None,
    note: Annotated[
        str, typer.Option(metavar="TEXT", help="它说明什么，自己的话。What they show.")
    ] = "",
    about: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="说明哪条记录。The entry that they show."),
    ] = None,
    redacts: Annotated[
        str | None,
        typer.Option(metavar="ID", help="是哪个封存件的遮盖件。The item it is a redacted copy of."),
    ] = None,
    passphrase_file: PassphraseFile = None,
    no_passphrase: NoPassphrase = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Seal files and record each; a vault is made beside the case where there is none yet."""
    from ashore.case.entries_papers import Capture
    from ashore.cli.progress import of_bytes
    from ashore.evidence.adding import Given
    from ashore.evidence.adding import add as seal
    from ashore.evidence.keys import needs_passphrase
    from ashore.evidence.source import require_plain

    words, total = language(lang), sum(map(require_plain, files))
    given = [
        Given(
            path=path,
            description=note,
            captured_at=None if at is None else _moment(at),
            captured_how=None if how is None else Capture(how.value),
            device=device,
            about=tuple(about or ()),
            redacts=redacts,
        )
        for path in files
    ]
    kept_in = _opened_or_made(case, passphrase_file, words, none=no_passphrase)
    with of_bytes(_WORDS["sealing"].in_language(words), total) as told:
        added = seal(case, kept_in, given, now=now(), told=told)
    key_is_open = not needs_passphrase(kept_in.folder)
    if as_json:
        from ashore.evidence.exchange import item_as_json

        items = [item_as_json(kept.item) | {"already": kept.already} for kept in added.kept]
        head = {"head": added.ledger.head, "entries": len(added.ledger.lines)}
        print_json(
            {"vault": str(kept_in.folder), "items": items, **head, "key_is_open": key_is_open}
        )
        return
    for path, kept in zip(files, added.kept, strict=True):
        name = path.name if kept.already else kept.item.name
        _say("already" if kept.already else "sealed", words, **_shown(kept.item) | {"name": name})
    _say("head", words, head=added.ledger.head, n=len(added.ledger.lines))
    _say("originals", words)
    if key_is_open:
        _say("open-key", words)


def list_(case: CaseArgument, *, as_json: JsonOption = False, lang: LangOption = Lang.ZH) -> None:
    """Print what is sealed; no passphrase is needed for that."""
    from ashore.case.casefile import open_case
    from ashore.case.entries_papers import Evidence
    from ashore.case.replay import replay
    from ashore.cli.vault_tables import print_items
    from ashore.evidence.items import sealed_items

    words, ledger = language(lang), open_case(case)
    counting = replay(ledger)
    items = sealed_items(counting)
    unsealed = len(counting.of(Evidence)) - len(items)
    if as_json:
        from ashore.evidence.exchange import item_as_json

        shown = [item_as_json(item) for item in items]
        head = {"head": ledger.head, "entries": len(ledger.lines)}
        print_json({"items": shown, "not_sealed": unsealed, **head})
        return
    if items:
        print_items(items, words)
    else:
        _say("empty", words)
    if unsealed:
        _say("unsealed", words, n=unsealed)
    _say("head", words, head=ledger.head, n=len(ledger.lines))


def export(
    case: CaseArgument,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.zip", help="写到哪里。Where to.")],
    only: OnlyOption = None,
    redacted: Annotated[
        bool,
        typer.Option("--redacted", help="有遮盖件的只给遮盖件。Redacted copies, no originals."),
    ] = False,
    whole_chain: Annotated[
        bool,
        typer.Option("--whole-chain", help="连同案件的全部记录。With every entry of the case."),
    ] = False,
    passphrase_file: PassphraseFile = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write sealed files, opened, into one ZIP file with all that is needed to check them."""
    from ashore.cli.passphrases import passphrase_of
    from ashore.cli.progress import of_bytes
    from ashore.documents.evidence_index import index_pages
    from ashore.evidence.bundle import export as write
    from ashore.evidence.keys import unlock
    from ashore.evidence.sizes import readable
    from ashore.law.book import LawBook

    words = language(lang)
    kept_in = _opened(case)
    identity = unlock(kept_in.folder, passphrase_of(kept_in.folder, passphrase_file, words))
    at = now()
    with of_bytes(_WORDS["exporting"].in_language(words), None) as told:
        made = write(
            case,
            kept_in,
            identity,
            out,
            made_at=at,
            more=index_pages(LawBook.standard(), at.date()),
            only=tuple(only or ()),
            redacted=redacted,
            whole_chain=whole_chain,
            told=told,
        )
    if as_json:
        print_json(
            {
                "path": str(made.path),
                "size": made.size,
                "items": [{"id": row.item.id, "file": row.path} for row in made.rows],
                "head": made.head.digest,
                "entries": made.head.count,
                "sums": made.fingerprint,
            }
        )
        return
    _say("exported", words, path=made.path, n=len(made.rows), size=readable(made.size))
    _say("fingerprint", words, hash=made.fingerprint)
    _say("head", words, head=made.head.digest, n=made.head.count)
    _say("check", words)
    if whole_chain:
        _say("whole", words)


def passphrase(
    case: CaseArgument,
    *,
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="第一行是新密码。Holds the new passphrase."),
    ] = None,
    no_passphrase: NoPassphrase = False,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Seal the vault's key with another passphrase, or with none."""
    from ashore.cli.passphrases import new_passphrase, passphrase_of
    from ashore.evidence.keys import change_passphrase

    words = language(lang)
    folder = _opened(case).folder
    old = passphrase_of(folder, passphrase_file, words)
    new = new_passphrase(folder, new_passphrase_file, words, none=no_passphrase)
    change_passphrase(folder, old, new)
    if as_json:
        print_json({"vault": str(folder), "key_is_open": new is None})
        return
    _say("cleared" if new is None else "rewrapped", words, where=folder.name)
    if new is None:
        _say("open-key", words)


def _opened(case: Path) -> Vault:
    """Return the vault of a case."""
    from ashore.case.casefile import read_case
    from ashore.evidence.vault import open_vault, vault_folder

    place, _ = read_case(case)
    return open_vault(vault_folder(place))


def _opened_or_made(case: Path, file: Path | None, words: Language, *, none: bool) -> Vault:
    """Return the vault of a case, made where there is none."""
    from ashore.case.casefile import ledger_from_data, read_case
    from ashore.cli.passphrases import new_passphrase
    from ashore.errors.case import CaseReadOnlyError
    from ashore.evidence.vault import make_vault, open_vault, vault_folder

    place, data = read_case(case)
    if place.suffix.lower() == ".json":
        raise CaseReadOnlyError(where=place.name)
    ledger: Ledger = ledger_from_data(place, data)
    folder = vault_folder(place)
    if folder.exists():
        return open_vault(folder, ledger)
    return make_vault(folder, ledger, passphrase=new_passphrase(folder, file, words, none=none))


def _moment(written: str) -> dt.datetime:
    import datetime as dt

    from ashore.case.fields import SHANGHAI
    from ashore.errors.command import DayError

    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        raise DayError(where="--at", given=written) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _shown(item: Evidence) -> dict[str, object]:
    from ashore.evidence.sizes import readable

    size = readable(item.size or 0)
    return {"id": item.id, "name": item.name, "size": size, "kind": item.media_type}


def _say(key: str, words: Language, **values: object) -> None:
    print(without_controls(_WORDS[key].fill(**values).in_language(words)))
