"""The command line: one module a command, loaded when it is called; the home of click."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module

import click

from drafter import __version__
from drafter.errors import DrafterError

from .chinese import ChineseGroup, in_chinese

COMMANDS = {
    "new": "生成一份带说明的任务单",
    "draft": "按任务单写成讲话稿（Word 等）",
    "list": "列出文种、语料库、版式",
    "schema": "输出任务单等文件的 JSON Schema，供编辑器补全",
}


class LazyGroup(ChineseGroup):
    """Commands that are imported only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{cmd_name}_", __name__).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands with their short help, none of them imported."""
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="drafter %(version)s", help="显示版本号。")
def main() -> None:
    """按任务单起草讲话稿：结构、语料、篇幅、版式一次到位。全部在本机完成，不联网。"""


def run() -> None:
    """The process: every end has its exit code, and no traceback reaches the user."""
    survive_narrow_consoles()
    try:
        sys.exit(main.main(standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(0)
    except click.ClickException as error:
        click.echo(in_chinese(error), err=True)
        sys.exit(2)
    except DrafterError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断。", err=True)
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:
        click.echo(f"程序出错了，没有写出文件；请把这个记录交给维护人员：{log()}", err=True)
        sys.exit(3)


def survive_narrow_consoles() -> None:
    """A character that a GBK console lacks becomes a question mark and not an error."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def log() -> str:
    """The path of a file with the traceback of the present fault."""
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
        file.write(traceback.format_exc())
    return file.name


__all__ = ["main", "run"]
