"""``sameplace demo``: the service and the shop side by side, each on its own origin, as in real life."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import click
import segno
from flask import Flask

from .. import sites
from ..config import Config
from ..storage import Site, open_storage

START_SECONDS = 20
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
SERVE = (
    "from sameplace.serving import end_with_parent; end_with_parent(); "
    "from sameplace.cli import main; main(prog_name='sameplace')"
)


def run(*, host: str, port: int, service_port: int, database: str | None) -> int:
    """Serve both until Ctrl-C; returns the exit status.

    :param host: address to listen on; ``0.0.0.0`` serves the local network, under this machine's address
        there.
    :param database: where to keep snapshots; None: a temporary folder that goes with the demo.
    """
    shown = lan_address() if host == "0.0.0.0" else host  # noqa: S104  # asked for by the user
    with tempfile.TemporaryDirectory(prefix="sameplace-demo-") as folder:
        config = Config.from_env(
            database=database or str(Path(folder) / "demo.sqlite"),
            host=host,
            port=service_port,
            public_url=f"http://{shown}:{service_port}",
        )
        origin = f"http://{shown}:{port}"
        site = _site(config, origin)
        service = subprocess.Popen(  # noqa: S603  # our own command
            [sys.executable, "-c", SERVE, "serve"],
            env={
                **os.environ,
                "SAMEPLACE_DATABASE": config.database,
                "SAMEPLACE_HOST": host,
                "SAMEPLACE_PORT": str(service_port),
                "SAMEPLACE_PUBLIC_URL": config.public_url,
            },
        )
        try:
            if not _answers(f"{config.public_url}/healthz", service):
                click.echo(f"The service did not start; its port is --service-port {service_port}.", err=True)
                return 1
            _serve_shop(host, port, origin, site, config.public_url)
        finally:
            service.send_signal(signal.SIGTERM)
            service.wait()
    return 0


def shop() -> Flask:
    """The shop's application factory, for the server's worker; told by the environment."""
    from ..serving import end_with_parent
    from . import ShopConfig, create_shop

    end_with_parent()
    return create_shop(
        ShopConfig(
            origin=os.environ["SAMEPLACE_DEMO_ORIGIN"],
            script_tag=os.environ["SAMEPLACE_DEMO_SCRIPT"],
            guard_tag=os.environ["SAMEPLACE_DEMO_GUARD"],
            csp=os.environ["SAMEPLACE_DEMO_CSP"],
            service=os.environ["SAMEPLACE_DEMO_SERVICE"],
        )
    )


def lan_address() -> str:
    """This machine's address in the local network; loopback when it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: connecting a datagram socket only makes the system choose a way out.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _site(config: Config, origin: str) -> Site:
    storage = open_storage(config)
    try:
        for site in storage.sites():
            if origin in site.origins:
                return site
        return sites.add(storage, [origin], "Demo shop", int(time.time()))[0]
    finally:
        storage.close()


def _serve_shop(host: str, port: int, origin: str, site: Site, service: str) -> None:
    from ..serving import serve

    os.environ.update(
        SAMEPLACE_DEMO_ORIGIN=origin,
        SAMEPLACE_DEMO_SCRIPT=sites.script_tag(service, site),
        SAMEPLACE_DEMO_GUARD=sites.guard_tag(service),
        SAMEPLACE_DEMO_CSP=sites.csp(service),
        SAMEPLACE_DEMO_SERVICE=service,
    )
    serve(
        "sameplace.demo.command:shop",
        host=host,
        port=port,
        threads=8,
        on_ready=lambda: _greet(origin, service),
    )


def _greet(origin: str, service: str) -> None:
    click.echo(f"\n  The demo shop is open:  {origin}\n  The service:            {service}\n")
    segno.make(origin, error="m").terminal(compact=True, border=2)
    click.echo()
    if urlsplit(origin).hostname in LOOPBACK:
        click.echo("  Only this computer reaches these addresses; a phone cannot follow the code above yet.")
        click.echo("  For a phone on the same network, start with:  HOST=0.0.0.0 make demo")
        there = "Copy the link into a private window or another browser: that is the other device"
    else:
        click.echo("  Scan this with a phone on the same network, or open the address on any device there.")
        click.echo("  If a phone cannot reach it, look at this computer's firewall.")
        there = "Scan the QR code with the other device, or open the link there"
    click.echo(
        "\n  1. Put something into the cart, open an article of the Journal and scroll down.\n"
        "  2. Press “Continue on another device” at the top of the page.\n"
        f"  3. {there}.\n"
        f"     Or type the code there, at {service}/r\n"
        "  4. Answer “Continue”: the same line, the same cart.\n\n"
        "  Ctrl-C stops both.\n"
    )


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310  # our own loopback address
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False
