"""Papers that are read sentence by sentence: contracts and agreements on paying back."""

from __future__ import annotations

from collections.abc import Sequence

from ashore.case.entries import AnyEntry
from ashore.case.entry import Source
from ashore.intake.given_file import GivenFile
from ashore.intake.papers.agreement_paper import looks_like_agreement, read_agreement
from ashore.intake.papers.contract_paper import looks_like_contract, read_contract
from ashore.intake.papers.sentences import Sentence
from ashore.intake.reading import Asked, Proposal, Reading
from ashore.text import Text

CHOOSE = Text(
    "请先核对，再选它属于哪一笔借款。", "Check it, then choose the loan that it belongs to."
)
_CONTRACT = Text("借款合同", "A loan contract")
_AGREEMENT = Text("还款协议", "An agreement on paying back")
_LOAN = Text(
    "合同里的借款，可以作为一笔借款记下。请先核对标出来的几处。",
    "The loan of this contract can be recorded. Check what is marked first.",
)


def read_sentences(
    file: GivenFile, sentences: Sequence[Sentence], asked: Asked, source: Source, *, reader: str
) -> Reading | None:
    """Return what an agreement or a contract says, None where the sentences are neither.

    Args:
        file: The file that they stand in.
        sentences: Its sentences in order.
        asked: What the person said beforehand.
        source: Where it was read.
        reader: The name of the reader.
    """
    moment = asked.recorded_at
    if looks_like_agreement(sentences):
        agreement = read_agreement(sentences, on=moment.date(), recorded_at=moment, source=source)
        proposal = Proposal("paper.agreement", (agreement.entry,), CHOOSE)
        return Reading(
            reader=reader,
            title=_AGREEMENT,
            file=file,
            rows=1,
            proposals=(proposal,),
            fields=agreement.fields,
        )
    if not looks_like_contract(sentences):
        return None
    found = read_contract(sentences, recorded_at=moment, source=source)
    entries: tuple[AnyEntry, ...] = (*found.parties, found.loan) if found.loan else ()
    return Reading(
        reader=reader,
        title=_CONTRACT,
        file=file,
        rows=1,
        proposals=(Proposal("paper.loan", entries, _LOAN),) if entries else (),
        left_out=found.left_out,
        fields=found.fields,
    )
