"""The service's secret keys: made on first start, readable by their owner only, never in the database.

The file holds one key a line, 64 hexadecimal digits, newest last; lines that start with ``#`` are notes.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
from pathlib import Path

from .config import Config
from .errors import ConfigError

HEADER = "# Sameplace signing keys, one a line, newest last. Keep this file secret and back it up.\n"


def load(config: Config) -> list[bytes]:
    """The keys, oldest first; makes the file with one key when there is none.

    :raises ConfigError: when a key or the file cannot be used, or others can read the file.
    """
    if config.keys:
        return [_parse(text, "SAMEPLACE_KEYS") for text in config.keys.split(",")]
    path = config.keys_path
    try:
        if not path.exists():
            _create(path)
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise ConfigError(f"Others can read the keys in {path}. Run: chmod 600 {path}")
        lines = [line.strip() for line in path.read_text(encoding="ascii").splitlines()]
    except (OSError, UnicodeError) as error:
        raise ConfigError(f"The keys in {path} cannot be used: {error}") from error
    keys = [_parse(line, str(path)) for line in lines if line and not line.startswith("#")]
    if not keys:
        raise ConfigError(f"{path} holds no key. Restore it from a backup, or delete it to start anew.")
    return keys


def rotate(config: Config) -> int:
    """Add a key that signs from the next start on; older ones go on verifying. Returns how many there are.

    :raises ConfigError: when the keys come from the environment, where this command cannot write.
    """
    if config.keys:
        raise ConfigError("The keys come from SAMEPLACE_KEYS. Add a new one at its end, after a comma.")
    count = len(load(config))
    # A file that was written by hand may lack the last line break; two keys in one line would be a third.
    joint = "" if config.keys_path.read_bytes().endswith(b"\n") else "\n"
    try:
        with config.keys_path.open("a", encoding="ascii") as file:
            file.write(joint + secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ConfigError(f"No key can be added to {config.keys_path}: {error}") from error
    return count + 1


def _create(path: Path) -> None:
    # Written aside and linked into place, so that of two processes that start together one wins and
    # both read the same, whole file.
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(HEADER + secrets.token_hex(32) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _parse(text: str, source: str) -> bytes:
    if not re.fullmatch(r"([0-9a-fA-F]{2}){32,64}", text.strip()):
        raise ConfigError(f"{source}: a key is 64 hexadecimal digits, for example from: openssl rand -hex 32")
    return bytes.fromhex(text.strip())
