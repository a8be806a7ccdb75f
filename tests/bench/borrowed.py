"""make measure: no phrase shares 13 characters with a document of ../shared, set phrases apart; proved by drafter archive find."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from drafter.drafting import phrasebank
from drafter.drafting.render import PLACEHOLDER

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
APART = "【】"  # between the words of a phrase, where a fact stands


def drafter(*arguments: str) -> str:
    """What the command says."""
    command = [sys.executable, "-m", "drafter", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=ROOT).stdout


def phrases() -> list[str]:
    """Every phrase and heading, a line each, without its facts."""
    found = []
    for bank, entries in phrasebank.everything():
        found += [PLACEHOLDER.sub(APART, phrase.text + "".join(phrase.steps)) for phrase in entries]
        found += [heading for entry in bank.heading_sets for heading in entry.items.values()]
    return found


def main() -> None:
    """Print what is borrowed, and fail if anything is."""
    if not SHARED.is_dir():
        sys.exit(f"borrowed: there is no {SHARED} to compare with")
    with tempfile.TemporaryDirectory() as name:
        text, store = Path(name) / "phrases.txt", str(Path(name) / "shared.db")
        text.write_text("\n".join(phrases()) + "\n", "utf-8")
        drafter("archive", "--db", store, "add", str(SHARED / "data"), str(SHARED / "seed"))
        reuse = json.loads(drafter("archive", "--db", store, "find", str(text), "--format", "json", "--all"))
    borrowed = [passage for passage in reuse["passages"] if passage["class"] == "reuse"]
    print(
        f"{len(phrases())} phrases and headings; {len(borrowed)} passages of 13 characters or more borrowed of {reuse['archived']} documents"
    )
    for passage in borrowed:
        print(f"  {passage['text']} ← {passage['sources'][0]['document']}")
    sys.exit(bool(borrowed))


if __name__ == "__main__":
    main()
