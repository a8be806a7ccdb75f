"""drafter check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .chinese import ChineseCommand
from .results import FILE, OUT, OVERWRITE, code, complain, deliver, gathered, report, store

if TYPE_CHECKING:
    from drafter.jobs.fix import Fixed
    from drafter.model import Checked

FORMS = ("text", "json", "sarif", "github", "html")
SHOWN = 20  # fixes that are told one by one


def ids(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """The names in a list parted by commas of either width or 、."""
    parts = value.replace("，", ",").replace("、", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())


@click.command("check", cls=ChineseCommand)
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    metavar="格式",
    help="text（默认）、json、sarif、github 或 html。",
)
@OUT
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "hint", "never"]),
    default="error",
    metavar="级别",
    help="有这一级以上的问题时退出码为 1：error（默认）、warning、hint、never。",
)
@click.option(
    "--only", callback=ids, default="", metavar="检查", help="只做这些检查，用逗号隔开；名称见 drafter list checks。"
)
@click.option("--skip", callback=ids, default="", metavar="检查", help="不做这些检查。")
@click.option("--config", type=FILE, metavar="文件", help="检查设置；默认用稿子旁边的 drafter.yaml。")
@click.option("--brief", type=FILE, metavar="任务单", help="按任务单核对：条数、标题、事实。")
@click.option(
    "--against",
    default="",
    metavar="旧稿库",
    help="与旧稿库对照，指出哪些话以前说过：旧稿库的文件、postgresql:// 网址，或写“默认”用自己的旧稿库。",
)
@click.option(
    "--layout", default="", metavar="版式", help="Word 文档按哪种版式查；默认看稿子自己像哪种，写“不查”就不查版式。"
)
@click.option(
    "--fix", "fix_to", type=FILE, metavar="去处", help="把可以放心改的改好，写到这里（.txt、.md；多个文件时写文件夹）。"
)
@click.option(
    "--comments",
    type=FILE,
    metavar="去处",
    help="把问题写成 Word 批注，放进稿子的副本（.docx；多个文件时写文件夹），其余一字节不动。",
)
@click.option(
    "--tracked",
    type=FILE,
    metavar="去处",
    help="把可以放心改的写成 Word 修订，留待接受或拒绝；与 --comments 写同一去处时放在一个文件里。",
)
@click.option("--force", is_flag=True, help="文件设了限制编辑也照样加批注和修订。")
@click.option("--baseline", type=FILE, metavar="文件", help="基线里已有的问题不再列出。")
@click.option("--save-baseline", "save", type=FILE, metavar="文件", help="把这次查出的问题存成基线。")
@click.option("--all", "full", is_flag=True, help="提示再多也全部列出。")
@OVERWRITE
def command(files: tuple[str, ...], **wanted: Any) -> None:
    """检查讲话稿、报告等（.docx .doc .wps .txt .md；文件夹和通配符也可以）：哪里不对、为什么、怎么改。"""
    from drafter.jobs import check, reading

    request = check.Request(
        files,
        wanted["only"],
        wanted["skip"],
        wanted["config"],
        wanted["brief"],
        wanted["baseline"],
        wanted["against"],
        wanted["layout"],
    )
    paths = reading.files(files)
    results = gathered(check.check(request, paths), len(paths), "正在检查")
    if wanted["fix_to"]:
        results = fixed(request, results, wanted["fix_to"], wanted["overwrite"])
    deliver(report("", wanted["form"], results, wanted["out"], wanted["full"]), wanted["out"], wanted["overwrite"])
    if wanted["comments"] or wanted["tracked"]:
        results = marked(results, wanted)
    if wanted["save"]:
        from drafter.jobs import baseline

        known = baseline.load(wanted["baseline"]) if wanted["baseline"] else frozenset()
        store(wanted["save"], baseline.dumped(results, known), wanted["overwrite"])
        click.echo(f"已存基线：{wanted['save']}", err=True)
    complain(results)
    raise click.exceptions.Exit(ended(results, wanted["fail_on"]))


def fixed(request: Any, results: Iterable[Checked], out: Path, overwrite: bool) -> list[Checked]:
    """The results after the safe fixes, which are written to ``out`` and told."""
    from drafter.jobs import fix

    done = fix.all_fixed(request, list(results), out, overwrite)
    for place, one in done.items():
        click.echo("\n".join(told(place, one)), err=True)
    remaining = {one.checked.path: one.checked for one in done.values()}
    return [remaining.get(checked.path, checked) for checked in results]


def marked(results: list[Checked], wanted: dict[str, Any]) -> list[Checked]:
    """The results, their findings put into copies of Word files; a file that must not be changed says why."""
    from drafter.jobs import mark

    asked = mark.Wanted(*(wanted[name] for name in ("comments", "tracked", "force", "overwrite")))
    done, refused = mark.all_marked(results, asked)
    for place, one in done.items():
        counts = {f"批注 {one.notes} 条": one.notes, f"修订 {one.changes} 处": one.changes}
        added = "、".join(text for text, count in counts.items() if count)
        click.echo(f"已加{added}：{place}" if added else f"没有要标的，照原样写好：{place}", err=True)
        if one.unplaced:
            click.echo(f"  · 另有 {len(one.unplaced)} 处加不进去（在页眉页脚、公式或自动编号里），见检查结果", err=True)
    return [replace(one, error=refused.get(one.path, one.error)) for one in results]


def told(place: Path, one: Fixed) -> Iterator[str]:
    """What was fixed in a file and where it was written."""
    yield f"已改正 {len(one.done)} 处：{place}" if one.done else f"没有要自动改正的，照原样写好：{place}"
    yield from (f"  · {message}" for message in one.done[:SHOWN])
    if len(one.done) > SHOWN:
        yield f"  · 另有 {len(one.done) - SHOWN} 处"


def ended(results: list[Checked], fail_on: str) -> int:
    """The exit code: 1 for findings of a level or above where nothing worse has happened."""
    from drafter.model import LEVELS

    failing = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on != "never" else ()
    found = any(finding.level in failing for checked in results for finding in checked.findings)
    return code(results) or int(found)
