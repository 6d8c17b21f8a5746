"""`ashore pack`: report, papers, calendar and the list of what to fetch, in one folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ashore.cli.options import (
    CaseArgument,
    JsonOption,
    Lang,
    LangOption,
    OnOption,
    day,
    language,
    now,
    print_json,
)
from ashore.cli.passphrases import PassphraseFile
from ashore.text import Language, Text

if TYPE_CHECKING:
    from ashore.documents.pack import Write

_WORDS = {
    "begin": Text("正在整理……", "Putting it together…"),
    "done": Text("救援包在这里：{place}", "The rescue pack is here: {place}"),
    "first": Text("先看 {readme}。", "Look at {readme} first."),
}


EvidenceOption = Annotated[
    bool,
    typer.Option(
        "--evidence/--no-evidence", help="带不带封存的证据。With the sealed evidence, or not."
    ),
]
BUNDLE = "evidence.zip"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        help="救援包：报告、材料、日历、要补的清单。Report, papers and calendar in a folder."
    )(pack)


def pack(
    case: CaseArgument,
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="放进哪个文件夹。Where the pack goes.")
    ] = Path("rescue-pack"),
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="ID", help="只要哪几份材料，可以几个。Which papers."),
    ] = None,
    on: OnOption = None,
    evidence: EvidenceOption = True,
    passphrase_file: PassphraseFile = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.ZH,
) -> None:
    """Write everything to take along into a folder that is replaced whole."""
    from ashore.cli.page import Page, working
    from ashore.documents.pack import write_pack
    from ashore.documents.rescue_pack import README, Found, rescue_pack
    from ashore.intake import ledger_from_file
    from ashore.law.book import LawBook

    words = language(lang)
    ledger = ledger_from_file(case, recorded_at=now())
    asked_on = day(on, ledger.header.as_of)
    bundle = _bundle(case, passphrase_file, words) if evidence else {}
    with working(_WORDS["begin"].in_language(words)) as shown:

        def told(says: Text) -> None:
            shown(says.in_language(words))

        found = Found.of(ledger, LawBook.standard(), asked_on, told)
        files = rescue_pack(found, language=words, told=told, only=only or ())
        folder = write_pack(out, {**files, **bundle})
    if as_json:
        print_json({"folder": str(folder), "on": str(asked_on), "files": [*files, *bundle]})
        return
    page = Page()
    page.print(_WORDS["done"].fill(place=folder).in_language(words), soft_wrap=True)
    for name in (*files, *bundle):
        page.print(f"  {name}", soft_wrap=True)
    page.print(_WORDS["first"].fill(readme=README).in_language(words))


def _bundle(case: Path, passphrase_file: Path | None, words: Language) -> dict[str, Write]:
    """Return what writes the bundle of a case's sealed files; nothing where none are sealed.

    Raises:
        PassphraseNeededError: If the vault is locked and nobody can answer.
    """
    from ashore.case.casefile import read_case
    from ashore.case.ledgerfile import ledger_from_bytes
    from ashore.case.replay import replay
    from ashore.cli.passphrases import passphrase_of
    from ashore.documents.evidence_index import index_pages
    from ashore.evidence.bundle import export
    from ashore.evidence.items import sealed_items
    from ashore.evidence.keys import unlock
    from ashore.evidence.vault import open_vault, vault_folder
    from ashore.law.book import LawBook

    place, data = read_case(case)
    folder = vault_folder(place)
    if not folder.is_dir():
        return {}
    ledger = ledger_from_bytes(data, where=place.name)
    if not sealed_items(replay(ledger)):
        return {}
    vault = open_vault(folder, ledger)
    identity = unlock(folder, passphrase_of(folder, passphrase_file, words))
    at = now()
    pages = index_pages(LawBook.standard(), at.date())
    return {BUNDLE: lambda to: export(case, vault, identity, to, made_at=at, more=pages)}
