"""make bench: a draft beside RosaeNLG, which renders a text of the same size from the same phrases, three to a slot.

Node and npm must be there; RosaeNLG is installed into .tools from npm.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from drafter.drafting import outline
from drafter.drafting.compose import compose
from drafter.drafting.planner import Planner
from drafter.jobs.banks import sample

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".tools" / "rosae"
VERSION = "3.2.6"
VARIANTS = 3  # to a slot
RUNS = 20
SCRIPT = """
const clock = () => Number(process.hrtime.bigint()) / 1e6;
const start = clock();
const rosae = require('rosaenlg');
const loaded = clock();
const source = require('fs').readFileSync(process.argv[2], 'utf8');
const render = rosae.compile(source, {language: 'en_US'});
const compiled = clock();
const times = [];
let size = 0;
for (let seed = 0; seed < %d; seed++) {
  const before = clock();
  size = render({util: new rosae.NlgLib({language: 'en_US', forceRandomSeed: seed})}).length;
  times.push(clock() - before);
}
console.log(JSON.stringify({load: loaded - start, compile: compiled - loaded, render: times, size}));
"""


def template() -> str:
    """The slots of the sample as RosaeNLG's synonyms."""
    found = outline.load("closing-speech")
    brief, bank = sample(found)
    rows = []
    for slot in Planner(brief, bank, "种子", {}).plan().slots:
        if slot.keep != "可" and slot.options:
            options = "".join(f"    syn\n      | {option.text}\n" for option in slot.options[:VARIANTS])
            rows.append(f"p\n  synz\n{options}")
    return "".join(rows)


def rosae() -> dict[str, float | list[float]]:
    """What RosaeNLG takes: milliseconds to load, to compile, to render each of some texts; the size of the last."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not (FOLDER / "node_modules" / "rosaenlg").is_dir():
        subprocess.run(["npm", "install", "--silent", "--prefix", str(FOLDER), f"rosaenlg@{VERSION}"], check=True)
    (FOLDER / "speech.pug").write_text(template(), "utf-8")
    (FOLDER / "speech.js").write_text(SCRIPT % RUNS, "utf-8")
    done = subprocess.run(
        ["node", "speech.js", "speech.pug"], cwd=FOLDER, check=True, capture_output=True, encoding="utf-8"
    )
    found: dict[str, float | list[float]] = json.loads(done.stdout)
    return found


def ours() -> tuple[float, list[float], int]:
    """What a draft takes: milliseconds to load brief and banks, then to compose each of some; the 字 of the last."""
    start = time.perf_counter()
    brief, bank = sample(outline.load("closing-speech"))
    loaded = (time.perf_counter() - start) * 1000
    times, size = [], 0
    for number in range(RUNS):
        before = time.perf_counter()
        size = len(compose(brief, bank, f"种子{number}").draft.text)
        times.append((time.perf_counter() - before) * 1000)
    return loaded, times, size


def main() -> None:
    """Measure both and print."""
    if not shutil.which("npm"):
        sys.exit("rosae: needs node and npm")
    theirs, (loaded, times, size) = rosae(), ours()
    compiled, rendered = theirs["compile"], theirs["render"]
    assert isinstance(compiled, float)
    assert isinstance(rendered, list)
    print(f"{'':<36}{'drafter':>10}{'RosaeNLG':>10}   ms")
    print(f"{'templates or banks ready (warm)':<36}{loaded:>10.1f}{compiled:>10.1f}")
    print(f"{'one text':<36}{statistics.median(times):>10.1f}{statistics.median(rendered):>10.1f}")
    print(f"{'characters':<36}{size:>10}{theirs['size']:>10}")
    print("RosaeNLG picks at random; it holds no length, no repetition rule, no count and no provenance.")


if __name__ == "__main__":
    main()
