"""drafter new."""

from __future__ import annotations

from pathlib import Path

import click

from .chinese import ChineseCommand


@click.command("new", cls=ChineseCommand)
@click.argument("genre", metavar="文种")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path, readable=False),
    default=Path("brief.yaml"),
    metavar="文件",
    help="写到哪里；默认 brief.yaml，- 为标准输出。",
)
def command(genre: str, out: Path) -> None:
    """生成一份带说明的任务单。文种可写编号（closing-speech）或中文名（结业讲话）。"""
    from drafter.jobs.new import new

    text = new(genre, out)
    if str(out) == "-":
        click.echo(text, nl=False)
    else:
        click.echo(f"已写好任务单：{out}\n填好后运行：drafter draft {out}")
