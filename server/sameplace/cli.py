"""The command line: ``sameplace serve | site | demo | check | migrate | purge | keys | openapi``."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any, TypeVar

import click
import msgspec

from . import __version__, keys, sites
from .config import DURATIONS, Config
from .errors import SameplaceError
from .storage import Storage, open_storage

F = TypeVar("F", bound=Callable[..., Any])


def database_option(function: F) -> F:
    """``--database``, alike in every command that opens one."""
    return click.option(
        "--database",
        metavar="PATH|URL",
        help="The database; default: SAMEPLACE_DATABASE, else sameplace.sqlite in this folder.",
    )(function)


class _Command(click.Group):
    """Turns our errors into one plain line and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SameplaceError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sameplace")
def main() -> None:
    """Continue exactly where you left off, on any device."""


@main.command()
@click.option("--host", help="Address to listen on; default: SAMEPLACE_HOST, else 127.0.0.1.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Port to listen on; default: SAMEPLACE_PORT, else 8700."
)
@database_option
@click.option("--debug", is_flag=True, help="Flask's own server, with tracebacks. Never in production.")
def serve(host: str | None, port: int | None, database: str | None, debug: bool) -> None:
    """Run the service until Ctrl-C or SIGTERM."""
    config = Config.from_env(host=host, port=port, database=database)
    # Opened here first, so that a wrong setting ends the command with a plain line.
    open_storage(config).close()
    keys.load(config)
    if debug:
        from .app import create_app

        create_app(config).run(config.host, config.port, debug=True, use_reloader=False)
        return
    from .serving import serve as run

    os.environ.update({f"SAMEPLACE_{name.upper()}": str(value) for name, value in _settings(config).items()})
    run(
        "sameplace.serving:service",
        host=config.host,
        port=config.port,
        threads=config.threads,
        on_ready=lambda: click.echo(
            f"Sameplace is serving http://{_shown(config.host)}:{config.port}", err=True
        ),
    )


@main.group()
def site() -> None:
    """Register the sites that embed the widget."""


@site.command("add")
@click.argument("origins", nargs=-1, required=True, metavar="ORIGIN...")
@click.option("--name", default="", help="What to call it; default: the host.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout and nothing else.")
@database_option
def site_add(origins: tuple[str, ...], name: str, as_json: bool, database: str | None) -> None:
    """Register a site by its origin, such as https://shop.example, and print what to embed."""
    config = Config.from_env(database=database)
    service = service_url(config)
    with _Storage(config) as storage:
        added, secret = sites.add(storage, list(origins), name, int(time.time()))
    made = {
        "site_key": added.key,
        "secret_key": secret,
        "script_tag": sites.script_tag(service, added),
        "guard_tag": sites.guard_tag(service),
        "csp": sites.csp(service),
    }
    if as_json:
        click.echo(json.dumps(made, indent=2))
        return
    click.echo(f"""{added.name} is registered for {", ".join(added.origins)}.

Site key (public)   {made["site_key"]}
Secret key          {made["secret_key"]}
                    Shown once. Keep it on your server; the widget does not need it.

1. Put this tag on every page, anywhere in <head>:

   {made["script_tag"]}

2. Optional, first in <head>: hides the token in a link from every other script of the page.

   {made["guard_tag"]}

3. If your pages have a Content-Security-Policy, add to it:

   {made["csp"]}
""")
    if not config.public_url:
        click.echo(
            "The address of the service is a guess: set SAMEPLACE_PUBLIC_URL to where browsers reach it.",
            err=True,
        )


@site.command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON array on stdout.")
@database_option
def site_list(as_json: bool, database: str | None) -> None:
    """Show the registered sites."""
    with _Storage(Config.from_env(database=database)) as storage:
        found = storage.sites()
    if as_json:
        click.echo(json.dumps(msgspec.to_builtins(found), indent=2))
    elif not found:
        click.echo("No site is registered yet. Add one with: sameplace site add https://shop.example")
    for item in [] if as_json else found:
        click.echo(f"{item.key}  {item.name}  {' '.join(item.origins)}")


@site.command("remove")
@click.argument("key", metavar="SITE_KEY")
@database_option
def site_remove(key: str, database: str | None) -> None:
    """Remove a site with all its snapshots."""
    with _Storage(Config.from_env(database=database)) as storage:
        removed = storage.remove_site(key)
    if not removed:
        raise click.ClickException(f"There is no site with the key “{key}”. See: sameplace site list")
    click.echo(f"Removed {key} and all its snapshots.")


@main.command()
@database_option
def migrate(database: str | None) -> None:
    """Bring the database to this version's shape. Every command that opens it does so too."""
    from .storage.sqlite import SQLiteStorage

    storage = SQLiteStorage(Config.from_env(database=database).database_path)
    steps = storage.migrate()
    storage.close()
    click.echo("\n".join(f"Applied {step}" for step in steps) or "The database is up to date.")


@main.command()
@database_option
def purge(database: str | None) -> None:
    """Delete what has expired. A running service does so by itself."""
    with _Storage(Config.from_env(database=database)) as storage:
        click.echo(f"Deleted {storage.purge(int(time.time()))} expired rows.")


@main.group("keys")
def keys_group() -> None:
    """The keys that sign tokens."""


@keys_group.command("rotate")
@database_option
def keys_rotate(database: str | None) -> None:
    """Add a new signing key; links that are out stay valid. Restart the service afterwards."""
    count = keys.rotate(Config.from_env(database=database))
    click.echo(f"A new key signs from the next start on; {count} keys verify.")


@main.command()
def openapi() -> None:
    """Print the OpenAPI document."""
    from .openapi import text

    click.echo(text(), nl=False)


@main.command()
@click.option(
    "--host", envvar="HOST", default="127.0.0.1", show_default=True, help="0.0.0.0 serves your network."
)
@click.option(
    "--port", type=click.IntRange(1, 65534), default=8701, show_default=True, help="Port of the shop."
)
@click.option(
    "--service-port",
    type=click.IntRange(1, 65535),
    default=8700,
    show_default=True,
    help="Port of the service.",
)
@click.option("--database", metavar="PATH", help="Keep the demo's database; default: a new one each time.")
def demo(host: str, port: int, service_port: int, database: str | None) -> None:
    """Run a demo shop with a service of its own. Prints the address, also as a QR code."""
    from .demo.command import run

    sys.exit(run(host=host, port=port, service_port=service_port, database=database))


@main.command()
@click.argument("url")
@click.option(
    "--devices",
    default="Desktop Chrome,iPhone 13",
    show_default=True,
    help="Two or more of Playwright's devices, separated by commas.",
)
@click.option(
    "--depths",
    type=click.IntRange(1, 100),
    default=5,
    show_default=True,
    help="How many places on the page to try between each two.",
)
@click.option(
    "--lines",
    type=click.FloatRange(0),
    default=1.0,
    show_default=True,
    help="How many lines a place may be off.",
)
@click.option(
    "--stays",
    type=click.FloatRange(0),
    default=1.0,
    show_default=True,
    help="How many seconds it has to stay there.",
)
@click.option("--json", "as_json", is_flag=True, help="A JSON array on stdout.")
def check(url: str, devices: str, depths: int, lines: float, stays: float, as_json: bool) -> None:
    """Visit a page on several devices and measure whether the place survives the hop.

    Ends with status 1 when a place is not found again, a page goes wrong, or nothing could be measured.
    """
    names = [name.strip() for name in devices.split(",") if name.strip()]
    if len(names) < 2:
        raise click.UsageError("Give --devices two names or more, such as “Desktop Chrome,iPhone 13”.")
    try:
        from .testing import checking, table
    except ImportError as error:
        raise click.ClickException(
            f"This command drives browsers and needs {error.name}: pip install 'sameplace[testing]'"
        ) from error
    rows: list[checking.Measured] = []

    def measured() -> Iterator[checking.Measured]:
        for row in checking.check(url, names, depths, stays):
            rows.append(row)
            yield row

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    try:
        for text in table.table(measured(), lines, width):
            if not as_json:
                click.echo(text)
    except checking.Failed as error:
        raise click.ClickException(str(error).partition("\nCall log")[0]) from error
    if as_json:
        click.echo(json.dumps([checking.as_data(row, lines) for row in rows], indent=2, ensure_ascii=False))
    survived, summary = table.summary(rows, lines)
    if not survived:
        raise click.ClickException(summary)
    if not as_json:
        click.echo(summary)


def service_url(config: Config) -> str:
    """Where browsers reach the service, as far as the settings tell."""
    return config.public_url.rstrip("/") or f"http://{_shown(config.host)}:{config.port}"


class _Storage:
    def __init__(self, config: Config) -> None:
        self._config = config

    def __enter__(self) -> Storage:
        self._storage = open_storage(self._config)
        return self._storage

    def __exit__(self, *_: object) -> None:
        self._storage.close()


def _settings(config: Config) -> dict[str, object]:
    def written(name: str, value: object) -> object:
        if isinstance(value, bool):
            return "on" if value else "off"
        return f"{value}s" if name in DURATIONS else value

    return {name: written(name, value) for name, value in asdict(config).items()}


def _shown(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::", "") else f"[{host}]" if ":" in host else host  # noqa: S104


if __name__ == "__main__":
    main()
