"""Every way of a contact, every mark and everything that can be seen at one has a name."""

from __future__ import annotations

from ashore.case.entries_dealings import AgreementKind, Channel, Observed
from ashore.defend.conduct.flags import FLAGS
from ashore.documents.contact_names import AGREEMENT_KINDS, CHANNELS, MARKS, OBSERVED


def test_nothing_is_without_a_name_and_no_name_is_used_twice() -> None:
    for kinds, names in (
        (Channel, CHANNELS),
        (Observed, OBSERVED),
        (AgreementKind, AGREEMENT_KINDS),
        (FLAGS, MARKS),
    ):
        assert set(kinds) == set(names)
        assert len({text.zh for text in names.values()}) == len(names)
        assert len({text.en for text in names.values()}) == len(names)
