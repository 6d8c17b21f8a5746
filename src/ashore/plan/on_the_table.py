"""Which offers of the other side stand on a day, and to which of them money may go."""

from __future__ import annotations

import datetime as dt
import re

from ashore.case.entries_dealings import Offer
from ashore.case.replay import LoanFile

_PERSONAL = re.compile(r"个人|私(?:人|户|账)|收款码|微信|支付宝")


def standing_offers(file: LoanFile, on: dt.date) -> tuple[Offer, ...]:
    """Return what the other side has put forward and not let lapse; without a last day it stands.

    Args:
        file: Everything recorded about the loan.
        on: Today.
    """
    return tuple(o for o in file.offers if o.by != "person" and (o.deadline or on) >= on)


def to_a_person(offer: Offer) -> bool:
    """Return whether an offer is to be paid to a person; such an offer is never taken.

    Examples:
        >>> offer = Offer.model_construct(pay_to="业务员个人微信收款码")
        >>> to_a_person(offer), to_a_person(Offer.model_construct(pay_to="对公账户"))
        (True, False)
    """
    return bool(_PERSONAL.search(offer.pay_to or ""))
