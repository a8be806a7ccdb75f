"""The command line: one module a command, loaded when it is called; the home of click."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from drafter import __version__
from drafter.errors import DrafterError

from .chinese import in_chinese
from .lazy import LazyGroup

COMMANDS = {
    "new": "生成一份带说明的任务单",
    "draft": "按任务单写成讲话稿（Word 等）",
    "check": "检查讲话稿、报告：哪里不对、为什么、怎么改",
    "format": "按版式重新排版：文字、图表、脚注一样不少，换一身干净的样式",
    "repeats": "列出重复的短语和句子，排比、固定表述另列",
    "review": "对照两个版本：改写、移动、删去、新增了什么",
    "archive": "旧稿库：收入以前的文稿，查新稿哪些话以前说过",
    "banks": "语料库：体检、统计、按词查找、找相近的语句",
    "learn": "从本单位旧稿学出候选提纲和语句，供人逐条采用",
    "explain": "说明一项检查",
    "list": "列出文种、语料库、版式、检查",
    "doctor": "检查这台电脑：字体、LibreOffice、数据库等缺什么，有什么影响，怎么办",
    "schema": "输出任务单等文件的 JSON Schema，供编辑器补全",
}


@click.group(
    cls=LazyGroup,
    offered=COMMANDS,
    module=f"{__name__}.{{}}_",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", message="drafter %(version)s", help="显示版本号。")
def main() -> None:
    """按任务单起草讲话稿：结构、语料、篇幅、版式一次到位。全部在本机完成，不联网。"""


def run() -> None:
    """The process: every end has its exit code, and no traceback reaches the user."""
    survive_narrow_consoles()
    try:
        sys.exit(invoked(sys.argv[1:]))
    except click.exceptions.NoArgsIsHelpError as error:
        ended(error.format_message(), 0)
    except click.ClickException as error:
        ended(in_chinese(error), 2)
    except DrafterError as error:
        ended(str(error), 2)
    except (click.Abort, KeyboardInterrupt):
        ended("已中断。", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(0)
    except OSError as error:
        from drafter.data.yamlfile import reason

        ended(f"结果显示不出来（{reason(error)}）；文件若已写好不受影响，请检查输出的去处", 2)
    except Exception:
        ended(f"程序出错了；请把这个记录交给维护人员：{log()}", 3)


def invoked(arguments: list[str]) -> int:
    """Run the command of a line; its exit code."""
    try:
        with main.make_context("drafter", arguments) as context:
            main.invoke(context)
            sys.stdout.flush()
    except click.exceptions.Exit as end:
        return end.exit_code
    return 0


def ended(message: str, code: int) -> NoReturn:
    """Say one thing and end."""
    with contextlib.suppress(OSError):
        click.echo(message, err=code != 0)
    sys.exit(code)


def survive_narrow_consoles() -> None:
    """A character that a GBK console lacks becomes a question mark and not an error."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def log(trace: str = "") -> str:
    """The path of a file with a traceback, of the present fault if none is given."""
    import tempfile
    import traceback

    import platformdirs

    try:
        folder = platformdirs.user_log_path("drafter", ensure_exists=True)
    except OSError:
        folder = None
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=folder, prefix="fault-", suffix=".log", delete=False
    ) as file:
        file.write(trace or traceback.format_exc())
    return file.name


__all__ = ["main", "run"]
