"""`ashore check …`: messages, offers, contacts and agreements against the rules."""

from __future__ import annotations

import typer

from ashore.cli.app import InOrder

check = typer.Typer(
    cls=InOrder,
    no_args_is_help=True,
    rich_markup_mode=None,
    help=(
        "看消息、中介话术、联系记录和协议有没有问题。"
        "Look at messages, offers, contacts and agreements for what may be improper."
    ),
)


def add_to(app: typer.Typer) -> None:
    """Add the group and the commands in it."""
    from ashore.cli import check_agreement, check_contacts, check_messages, check_offer

    for module in (check_messages, check_offer, check_contacts, check_agreement):
        module.add_to(check)
    app.add_typer(check, name="check")
