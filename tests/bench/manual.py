"""docs/CHECKS.md: every check, what it finds and how often it does so on clean text, as measured today."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import measure

from drafter import checks
from drafter.checks._settings import Settings
from drafter.model import LEVEL_NAMES, LEVELS, Document, Finding

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests"))
PAGE = ROOT / "docs" / "CHECKS.md"
BEGIN, END = "<!-- 以下由 make measure 生成，请勿手改 -->", "<!-- 以上由 make measure 生成 -->"
HALF_WIDTH = frozenset(("half-width-point", "half-width-bracket", "straight-quote", "stray-space", "ellipsis-form"))
FIXES = {"safe": "可自动改正", "suggest": "给出改法", "none": "指出位置"}
SCRIPTS = ("spelling.py", "mutations.py")  # figures of other kinds, where these are there
INTRO = f"""# 检查项目一览

`drafter explain 检查` 显示一项检查的完整说明；`drafter list checks` 列出全部检查；在稿子旁边的 `drafter.yaml` 里可以
关掉一项、改它的级别或选项。检查分三级：错误（几乎不会错报）、警告（编辑多半会改）、提示（供参考）。

表中的数字是每10万字报出的处数，在两种已经发表的文字上量得：各地政府工作报告，报刊句子。数字小而不是零，不等于
都是错报：已经发表的文字里也有真错。

{BEGIN}
{END}
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found in some material: its characters, the findings by check and level, the kinds of fix by check."""

    characters: int
    counts: Counter[tuple[str, str]]

    def of(self, check: str) -> int:
        """The findings of one check."""
        return sum(count for (name, _), count in self.counts.items() if name == check)

    def at(self, *levels: str) -> int:
        """The findings of some levels."""
        return sum(count for (_, level), count in self.counts.items() if level in levels)

    def rate(self, count: int) -> float:
        """A count as so many in 100,000 characters."""
        return count * 100_000 / max(1, self.characters)


def tally(documents: Iterable[Document], off: frozenset[str] = frozenset()) -> Tally:
    """What all checks find in some material."""
    counts: Counter[tuple[str, str]] = Counter()
    characters = 0
    for document in documents:
        characters += len(document.text)
        counts.update((one.check, one.level) for one in checks.run(document.draft, Settings(off=off)))
    return Tally(characters, counts)


def clean() -> Tally:
    """What all checks find in clean sentences; those that are in half-width points are spared checks of them."""
    papers, site = tally(measure.MATERIAL["rmrb"]()), tally(measure.MATERIAL["xuexi"](), HALF_WIDTH)
    return Tally(papers.characters + site.characters, papers.counts + site.counts)


def fixes(name: str) -> str:
    """What a check does about its fault, as its cases show."""
    import test_checks

    found: list[Finding] = []
    for line in test_checks.cases(name):
        found += checks.run(test_checks.document(line).draft, Settings(only=frozenset([name])))
    kinds = Counter(FIXES[finding.fix] for finding in found)
    return "、".join(kind for kind in FIXES.values() if kinds[kind]) or FIXES["none"]


def what(manual: str) -> str:
    """What a check finds, in the first sentence of its manual page behind the name."""
    body = " ".join(manual.split("\n\n")[1].split()) if "\n\n" in manual else manual
    sentence = re.match(r"(?:“[^”]*”|[^。“])*。", body.replace("\n", ""))
    joined = re.sub(r"(?<=[\u3000-\uffff]) (?=[\u3000-\uffff])", "", sentence.group() if sentence else body)
    return joined.replace("|", "\\|").rstrip("。")


def figure(count: int, where: Tally) -> str:
    """A rate for people."""
    return f"{where.rate(count):.1f}" if count else "0"


def page(reports: Tally, sentences: Tally) -> Iterator[str]:
    """The generated part of the page."""
    yield f"共 {len(checks.ids())} 项检查；报告 {reports.characters:,} 字，句子 {sentences.characters:,} 字。"
    for level in LEVELS:
        names = [name for name in checks.ids() if checks.load(name).level == level]
        yield f"\n## {LEVEL_NAMES[level]}（{len(names)} 项）\n"
        yield "| 检查 | 名称 | 查什么 | 报告 | 句子 | 改法 |\n| --- | --- | --- | ---: | ---: | --- |"
        for name in names:
            check = checks.load(name)
            rates = f"{figure(reports.of(name), reports)} | {figure(sentences.of(name), sentences)}"
            yield f"| `{name}` | {check.title} | {what(check.manual)} | {rates} | {fixes(name)} |"


def table(seed: Tally, reports: Tally, sentences: Tally) -> Iterator[str]:
    """A line a check that found something, and the sums beside their targets."""
    yield f"{'check':<28}{'level':>9}{'seed':>6}{'reports':>9}{'per 1000':>10}{'sentences':>11}{'per 1000':>10}"
    total = seed.counts + reports.counts + sentences.counts
    for name, level in sorted(total, key=lambda key: (LEVELS.index(key[1]), -reports.counts[key])):  # type: ignore[arg-type]
        here = [where.counts[name, level] for where in (seed, reports, sentences)]
        rates = [where.rate(count) / 100 for where, count in zip((reports, sentences), here[1:], strict=True)]
        yield f"{name:<28}{level:>9}{here[0]:>6}{here[1]:>9}{rates[0]:>10.4f}{here[2]:>11}{rates[1]:>10.4f}"
    loud = ("error", "warning")
    yield f"seed: {seed.at(*LEVELS)} findings (target ≤ 40), {seed.at(*loud)} of them errors and warnings"
    for label, where in (("reports", reports), ("sentences", sentences)):
        yield f"{label}: {where.characters} characters, errors and warnings {where.rate(where.at(*loud)) / 100:.3f} per 1,000 (target < 1 on reports)"
        worst = Counter({name: count for (name, level), count in where.counts.items() if level == "error"}).most_common(
            3
        )
        said = "、".join(f"{name} {where.rate(count):.2f}" for name, count in worst)
        yield f"  errors per 100,000 of the loudest checks, true ones included: {said} (target ≤ 1 false)"


def write() -> None:
    """Print the table and renew the generated part of the page."""
    seed, reports, sentences = tally(measure.seed()), tally(measure.reports()), clean()
    print("\n".join(table(seed, reports, sentences)))
    old = PAGE.read_text("utf-8") if PAGE.exists() else INTRO
    head, _, rest = old.partition(BEGIN)
    made = "\n".join(page(reports, sentences))
    PAGE.write_text(f"{head}{BEGIN}\n\n{made}\n\n{END}{rest.partition(END)[2]}", "utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")
    for script in SCRIPTS:
        if (path := Path(__file__).parent / script).exists():
            subprocess.run([sys.executable, str(path)], check=False)
