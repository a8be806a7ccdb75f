"""Where templates and phrase banks are found: the working folder, the user's own folder, then what was shipped."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import platformdirs

from drafter import __version__

PACKAGE = Path(__file__).resolve().parent.parent
KEPT = 40  # files of one kind in the cache; the oldest go
SHIPPED = PACKAGE / "shipped" if (PACKAGE / "shipped").is_dir() else PACKAGE.parent


def roots() -> list[Path]:
    """The folders that may hold ``templates`` and ``phrasebanks``, nearest first."""
    here = []
    with contextlib.suppress(OSError):  # the working folder may have been removed
        here.append(Path.cwd())
    return [*here, platformdirs.user_data_path("drafter"), SHIPPED]


def files(pattern: str) -> dict[str, Path]:
    """Each file below the roots that matches a glob such as ``phrasebanks/*.yaml``, by its name below its root.

    The nearest root wins, so a unit's own file stands in for a shipped one of the same name.
    """
    found: dict[str, Path] = {}
    for root in roots():
        for path in sorted(root.glob(pattern)):
            found.setdefault(path.relative_to(root).as_posix(), path)
    return dict(sorted(found.items()))


def file(name: str) -> Path | None:
    """The nearest file of a name such as ``templates/layouts/speech.yaml``, if there is one."""
    return next((path for root in roots() if (path := root / name).exists()), None)


def digest(*parts: bytes | str) -> str:
    """A fingerprint of parts in order, as 64 hexadecimal digits."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(raw).to_bytes(8, "big") + raw)
    return total.hexdigest()


def cached(kind: str, key: str, build: Callable[[], Any]) -> Any:
    """A JSON value kept in the user's cache folder under a content key; built anew where that cannot be read.

    The folder may be deleted at any time, two processes may share it, and it may be read-only.
    """
    path = cache_file(kind, key)
    value = kept(path)
    if value is None:
        value = build()
        keep(path, value)
    return value


def cache_file(kind: str, key: str) -> Path:
    """Where a value of a kind is kept under a content key, in the user's own cache folder."""
    return platformdirs.user_cache_path("drafter") / f"{kind}-{digest(__version__, key)[:24]}.json"


def kept(path: Path) -> Any:
    """What is kept at ``path``, or ``None``."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def keep(path: Path, value: Any) -> None:
    """Store a JSON value whole or not at all; a folder that cannot be written is no fault."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_bytes(
            json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        )
        beside.replace(path)
        prune(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def prune(path: Path) -> None:
    """Remove the oldest files of the kind of ``path``; another process may do so at the same time."""
    kind = path.name.rpartition("-")[0]
    for old in sorted(path.parent.glob(f"{kind}-*"), key=written, reverse=True)[KEPT:]:
        with contextlib.suppress(OSError):  # still in use, where files in use cannot be removed
            old.unlink(missing_ok=True)


def written(path: Path) -> float:
    """When a file was written; of one that is gone, long ago."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0
