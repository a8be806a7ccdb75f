"""drafter learn."""

from __future__ import annotations

from pathlib import Path

import click

from .chinese import ChineseCommand
from .results import FILE, OVERWRITE, deliver, written_to


@click.command("learn", cls=ChineseCommand)
@click.argument("files", nargs=-1, metavar="旧稿…")
@written_to("候选写到哪里（.yaml），不写则显示；采用时写语料库的文件名。")
@click.option("--accept", type=FILE, metavar="候选", help="把候选文件里标了“采用: 是”的写成语料库和提纲。")
@OVERWRITE
def command(files: tuple[str, ...], out: Path | None, accept: Path | None, overwrite: bool) -> None:
    """从本单位的旧稿（.docx .doc .txt .md；文件夹和通配符也可以）学出候选提纲、标题和语句，事实换成 {{占位}}，供人逐条取舍。

    先 drafter learn 旧稿 -o 候选.yaml，逐条把“采用”改成 是 或 否；再 drafter learn --accept 候选.yaml -o phrasebanks/本单位.yaml。
    只写入标了 是 的；还有【……】没填的不写，并指出在哪一行。全部在本机完成。
    """
    from drafter.errors import DrafterError

    if bool(files) == bool(accept):
        raise DrafterError("请给出旧稿，或用 --accept 给出看过的候选文件；两样选一样")
    if accept:
        take(accept, out, overwrite)
    else:
        teach(files, out, overwrite)


def teach(files: tuple[str, ...], out: Path | None, overwrite: bool) -> None:
    """Learn from earlier speeches and deliver the file of candidates."""
    from drafter.jobs import learn, output

    if out and str(out) != "-":
        output.free(out, overwrite)
    found, failed = learn.learned(files)
    deliver(learn.text(found), out, overwrite)
    for line in failed:
        click.echo(line, err=True)
    raise click.exceptions.Exit(2 if failed else 0)


def take(candidates: Path, out: Path | None, overwrite: bool) -> None:
    """Write what was accepted, and say what was written."""
    from drafter.errors import DrafterError
    from drafter.jobs import learn

    if out is None:
        raise DrafterError("没有说写到哪里；请用 -o 写出语料库的文件名，如 -o phrasebanks/本单位.yaml")
    found, written = learn.accept(candidates, out, overwrite)
    for place in written:
        click.echo(f"已写好：{place}")
    rest = f"；还有 {found.undecided} 条待定，没有写入" if found.undecided else ""
    click.echo(f"  采用语句 {found.phrases} 条、标题 {found.headings} 组{rest}")
