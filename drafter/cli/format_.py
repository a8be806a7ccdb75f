"""drafter format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .chinese import ChineseCommand
from .results import FILE, OVERWRITE, code, complain, gathered

if TYPE_CHECKING:
    from drafter.jobs.format import Formatted


@click.command("format", cls=ChineseCommand)
@click.argument("files", nargs=-1, required=True, metavar="文件…")
@click.option("-o", "--output", "out", type=FILE, metavar="去处", help="写到哪里（.docx；多个文件时写文件夹）。")
@click.option(
    "--layout", default="", metavar="版式", help="版式的编号或名称，见 drafter list layouts；默认看稿子自己像哪种。"
)
@click.option("--force", is_flag=True, help="文件设了限制编辑也照样排版；有数字签名的不行。")
@OVERWRITE
def command(files: tuple[str, ...], out: Path | None, layout: str, force: bool, overwrite: bool) -> None:
    """按版式重新排版（.docx .doc .wps .txt .md；文件夹和通配符也可以），写成新的 .docx，原稿不动。

    文字一字不差、次序不变才写；图、表、脚注、链接、批注、公式都保留。标题、称呼、各级标题换成样式；
    空格缩进、空行和零散的字体字号去掉，手打的页码换成页码域，自动编号写成文字。
    有没处理的修订的文件不排，请先接受或拒绝。
    """
    from drafter.errors import DrafterError
    from drafter.jobs import format as job

    if out is None:
        raise DrafterError("没有说写到哪里；请用 -o 写出文件名，如 -o 新稿.docx")
    request = job.Request(files, out, layout, force, overwrite)
    wanted = job.paths(request)
    results = gathered(job.formatted(request, wanted), len(wanted), "正在排版")
    for one in results:
        click.echo("\n".join(told(one)), nl=bool(one.cleaned))
    complain(results)
    raise click.exceptions.Exit(code(results))


def told(one: Formatted) -> Iterator[str]:
    """Where a clean file is, in which layout, what it holds beside text."""
    if one.cleaned:
        held = "、".join(f"{name} {count}" for name, count in one.cleaned.held.items())
        yield f"已写好：{one.place}"
        yield f"  版式：{one.cleaned.layout}；文字和原文一致{f'；{held}，都在' if held else ''}"
        if "目录" in one.cleaned.held:
            yield "  · 页码可能变了：请在 Word 或 WPS 里选中目录，按 F9 更新"
