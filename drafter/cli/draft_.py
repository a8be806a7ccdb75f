"""drafter draft."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .chinese import ChineseCommand
from .results import FILE, gathered, written_to

if TYPE_CHECKING:
    from drafter.jobs.draft import Outcome


SHOWN = 3  # orphans
TOLD = 20  # speeches that are told of one by one


@click.command("draft", cls=ChineseCommand)
@click.argument("briefs", type=FILE, nargs=-1, required=True, metavar="任务单…")
@written_to("写到哪里，按后缀定格式：.docx（默认）.pdf .md .html .txt .json；- 为标准输出。几份任务单时写文件夹。")
@click.option("--seed", default="", metavar="种子", help="换一个种子，换一套说法；同一种子结果不变。")
@click.option("--length", "size", default="", metavar="篇幅", help="如 3000字 或 13分钟；代替任务单里的篇幅。")
@click.option(
    "--layout",
    default="",
    metavar="版式",
    help="版式的编号或名称，如 speech（讲话稿）、gongwen（公文）；加 -ink 为实测版心。",
)
@click.option(
    "--variants",
    type=click.IntRange(1, 1000),
    default=1,
    metavar="N",
    help="一次写 N 篇不同的稿子：文件名后加 -1 到 -N。",
)
@click.option("--strict", is_flag=True, help="缺事实就不出稿。")
@click.option("--explain", is_flag=True, help="在 .docx 里用批注写明每句话的出处。")
@click.option("--clean", is_flag=True, help=".docx 里不留出处记录。")
@click.option("--overwrite", is_flag=True, help="文件已存在也覆盖。")
def command(briefs: tuple[Path, ...], **wanted: Any) -> None:
    """按任务单写成文稿，并报告字数、时长、页数、缺的事实和薄弱处。任务单可以有好几份，也可以是放任务单的文件夹。"""
    from drafter.jobs import draft as job

    tasks = job.planned(job.requests(briefs, job.Request(briefs[0], **wanted)))
    outcomes = job.finished(tasks, gathered(job.outcomes(tasks), len(tasks), "起草"))
    told(outcomes)
    if any(outcome.composition.gaps for outcome in outcomes):
        raise click.exceptions.Exit(1)


def told(outcomes: list[Outcome]) -> None:
    """Where the speeches are, and what their maker should know of each; of very many, how many there are."""
    aside = str(outcomes[0].path) == "-"
    if len(outcomes) > TOLD:
        weak = sum(1 for outcome in outcomes if outcome.composition.gaps)
        click.echo(f"已写好 {len(outcomes)} 篇：{outcomes[0].path} 至 {outcomes[-1].path}；缺事实的 {weak} 篇")
        return
    reports = [report(outcome) for outcome in outcomes]
    common = [line for line in reports[0] if all(line in lines for lines in reports)]
    for outcome, lines in zip(outcomes, reports, strict=True):
        if aside:
            sys.stdout.buffer.write(outcome.raw)
        click.echo("\n".join([summary(outcome), *(line for line in lines if line not in common)]), err=aside)
    for line in common:
        click.echo(line, err=aside)


def summary(outcome: Outcome) -> str:
    """Where a speech is and its figures."""
    usual, fast, slow = outcome.minutes
    asked = f"（要求 {outcome.composition.target}）" if outcome.composition.target else ""
    place = "" if str(outcome.path) == "-" else f"已写好：{outcome.path}\n"
    return (
        f"{place}  {outcome.characters} 字{asked}，{outcome.words} 词；"
        f"约 {usual:g} 分钟（每分钟 {outcome.composition.rate} 字；快慢之间 {fast:g}—{slow:g} 分钟）；"
        f"{outcome.layout}版式约 {outcome.pages} 页（末页 {outcome.last} 行{orphans(outcome)}）"
    )


def orphans(outcome: Outcome) -> str:
    """The paragraphs whose last line holds hardly a character, the first of them by their ends."""
    ends = "".join(f"“…{end}”" for end in outcome.orphans[:SHOWN])
    return f"；孤字 {len(outcome.orphans)} 处：{ends}" if ends else ""


def report(outcome: Outcome) -> list[str]:
    """What is missing and where the draft is weak."""
    lines = []
    gaps = outcome.composition.gaps
    if gaps:
        lines.append(f"缺 {len(gaps)} 项，稿中已用【待补】标出：")
    for gap in gaps:
        lines.append(f"  {gap.place}: {gap.name}——{gap.ask}")
        lines += [f"      用在 {place}" for place in gap.needed[:3]]
    if outcome.warning:
        lines.append(f"注意：{outcome.warning}")
    if outcome.substituted:
        lines.append(f"这台电脑没有 {'、'.join(outcome.substituted)}，PDF 里用了别的字体；怎么补见 drafter doctor")
    if outcome.composition.weak:
        lines.append("可以改进：")
        lines += [f"  · {weak}" for weak in outcome.composition.weak]
    return lines
