"""A group of commands, each imported only when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from .chinese import ChineseGroup


class LazyGroup(ChineseGroup):
    """Commands by name with their short help, in the order of the work; ``module`` says where one is, as ``package.{}``."""

    def __init__(self, *args: Any, offered: dict[str, str], module: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered, self.module = offered, module

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the order of the work."""
        return list(self.offered)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, imported now."""
        if cmd_name not in self.offered:
            return None
        command: click.Command = import_module(self.module.format(cmd_name)).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands with their short help, none of them imported."""
        with formatter.section("命令"):
            formatter.write_dl(list(self.offered.items()))
