"""The command `serve`: the ledger as pages on one's own machine."""

from __future__ import annotations

import ipaddress
import secrets
from importlib import import_module
from pathlib import Path

import click

from onrecord.cli.ledger import at_ledger, opened, signed


@click.command()
@at_ledger
@signed
@click.option("--port", default=8031, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on; others only with --readers."
)
@click.option("--readers", is_flag=True, help="Let others read and suggest, each with a token; you judge.")
def serve(path: str, signer: str, port: int, host: str, readers: bool) -> None:
    """Show the ledger as pages in a browser, on this machine, and take corrections there."""
    if not readers and not _is_here(host):
        raise click.UsageError(
            "others are let in with --readers only; without it the address must be this machine's own"
        )
    try:
        web = import_module("onrecord.web.app")
    except ImportError as error:
        raise click.UsageError(
            f"pages need more packages: pip install 'onrecord[web]' ({error.name} is missing)"
        ) from error
    with opened(path, make=True):
        pass
    settings = import_module("onrecord.web.settings").Settings(
        Path(path), signer, readers, secrets.token_urlsafe(24) if readers else "",
        secrets.token_urlsafe(24) if readers else "", host,
    )  # fmt: skip
    web.serve(settings, port=port, say=lambda line: click.echo(line, err=True))


def _is_here(host: str) -> bool:
    """Tell whether an address is this machine's own, which nobody else can reach."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
