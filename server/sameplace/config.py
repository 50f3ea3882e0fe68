"""Every setting of the service, each documented once, here.

``docs/operators.md`` repeats this table for people; a test holds the two together.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from .errors import ConfigError

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
LONGEST = 3650 * UNITS["d"]
"""Seconds that a duration may be at most: ten years, so that no date computed from one overflows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings of one service. Each is read from ``SAMEPLACE_`` + its name in capitals."""

    database: str = "sameplace.sqlite"
    """Where snapshots are kept: a file path, or a URL such as ``sqlite:///var/lib/sameplace.sqlite``."""
    keys_file: str = ""
    """File with the signing keys, one a line, newest last. Empty: beside the database, ending ``.keys``."""
    keys: str = ""
    """The signing keys themselves, separated by commas, newest last; takes the place of the file."""
    host: str = "127.0.0.1"
    """Address to listen on."""
    port: int = 8700
    """Port to listen on."""
    public_url: str = ""
    """Where browsers reach the service, such as ``https://sameplace.example``. Empty: as the request says."""
    proxies: int = 0
    """How many reverse proxies in front of the service set ``X-Forwarded-*`` (0: those are ignored)."""
    threads: int = 16
    """How many requests are worked on at once."""
    keep: int = 30 * UNITS["d"]
    """How long a snapshot is kept, as ``30d``, ``12h``, ``45m`` or ``90s``."""
    code_life: int = 10 * UNITS["m"]
    """How long a typed code works."""
    saves_per_minute: int = 60
    """Snapshots that one address may save for one site in a minute."""
    events_per_minute: int = 600
    """Events that one address may report in a minute."""
    failed_codes: int = 20
    """Wrong codes that one address may try in ten minutes."""
    failed_tokens: int = 20_000
    """Forged tokens that one address may present in ten minutes: no guess can succeed (128 random bits),
    so that this only bounds the work."""
    sealed: bool = True
    """Whether sealed snapshots and boxes of browser extensions are kept: ``on`` or ``off``."""
    sealed_per_minute: int = 30
    """Sealed snapshots that one address may save in a minute."""
    boxes_per_minute: int = 60
    """Times that one address may write boxes in a minute."""
    sealed_total: int = 1024
    """Megabytes (of 1,048,576 bytes) that sealed snapshots and boxes may take together."""
    purge_every: int = 10 * UNITS["m"]
    """How often what has expired is deleted while the service runs."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **overrides: object) -> Config:
        """Read the settings from the environment; `overrides` that are not None win.

        :raises ConfigError: when a setting cannot be understood; says which, and what it should look like.
        """
        environ = os.environ if environ is None else environ
        values: dict[str, object] = {}
        for field in fields(cls):
            text = environ.get(f"SAMEPLACE_{field.name.upper()}")
            if text not in (None, ""):
                values[field.name] = _parse(field.name, str(text), field.default)
        values.update({name: value for name, value in overrides.items() if value is not None})
        return cls(**values)  # type: ignore[arg-type]  # each value was parsed to the type of its default

    @property
    def database_path(self) -> Path:
        """The SQLite file.

        :raises ConfigError: when ``database`` is a URL of an engine this version does not have.
        """
        scheme, separator, rest = self.database.partition("://")
        if not separator:
            return Path(self.database)
        if scheme == "sqlite":
            # As SQLAlchemy writes them: three slashes for a relative path, four for an absolute one.
            path = rest.removeprefix("/")
            if path:
                return Path(path)
        raise ConfigError(
            f"SAMEPLACE_DATABASE is “{self.database}”. Give a file path, or sqlite:///PATH; "
            "other databases are not supported in this version."
        )

    @property
    def keys_path(self) -> Path:
        """The file of signing keys."""
        return Path(self.keys_file) if self.keys_file else self.database_path.with_suffix(".keys")


SWITCH = {"on": True, "off": False}
DURATIONS = {"keep", "code_life", "purge_every"}
BOUNDS = {"port": (1, 65535), "proxies": (0, 100), "threads": (1, 1024)}
"""Smallest and largest value of the whole numbers; the others count from 1."""


def _parse(name: str, text: str, default: object) -> object:
    setting = f"SAMEPLACE_{name.upper()}"
    if name in DURATIONS:
        match = re.fullmatch(r"([0-9]{1,9})([smhd])", text.strip())
        seconds = int(match[1]) * UNITS[match[2]] if match else 0
        if not 0 < seconds <= LONGEST:
            raise ConfigError(
                f"{setting} is “{text}”. Give a duration such as 30d, 12h, 45m or 90s, up to 3650d."
            )
        return seconds
    if isinstance(default, bool):
        if text.strip().lower() not in SWITCH:
            raise ConfigError(f"{setting} is “{text}”. Give on or off.")
        return SWITCH[text.strip().lower()]
    if isinstance(default, int):
        least, most = BOUNDS.get(name, (1, 999_999_999))
        if not re.fullmatch(r"[0-9]{1,9}", text.strip()) or not least <= int(text) <= most:
            raise ConfigError(f"{setting} is “{text}”. Give a whole number from {least} to {most}.")
        return int(text)
    return text
