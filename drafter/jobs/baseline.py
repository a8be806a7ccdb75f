"""Known findings, kept by fingerprint, so that a report shows only what is new."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from drafter.data.yamlfile import raw
from drafter.errors import DrafterError
from drafter.model import Checked
from drafter.report import fingerprints

SCHEMA = "drafter.baseline/1"


def load(path: Path) -> frozenset[str]:
    """The fingerprints of a baseline. Raises ``DrafterError``."""
    try:
        value = json.loads(raw(path, str(path)))
        known = value["known"] if value["schema"] == SCHEMA else None
        if isinstance(known, list) and all(isinstance(entry, str) for entry in known):
            return frozenset(known)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise DrafterError(f"{path}: 这不是本程序存的基线；请用 drafter check … --save-baseline 重新生成")


def dumped(results: Iterable[Checked], before: frozenset[str] = frozenset()) -> bytes:
    """A baseline that knows every finding of these files, and those that were known before."""
    known = before.union(*(fingerprints(checked) for checked in results))
    return (json.dumps({"schema": SCHEMA, "known": sorted(known)}, indent=1) + "\n").encode()
