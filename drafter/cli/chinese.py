"""click's help and usage errors in Chinese."""

from __future__ import annotations

import click

from drafter.errors import DrafterError


class ChineseHelp(click.Command):
    """Help with Chinese headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法：…"""
        pieces = [
            piece.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]…")
            for piece in self.collect_usage_pieces(ctx)
        ]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项, then the commands of a group."""
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))]
        if records:
            with formatter.section("选项"):
                formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """-h, --help with a Chinese explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这份说明。"
        return option


class ChineseCommand(ChineseHelp):
    """A command with Chinese help."""


class ChineseGroup(ChineseHelp, click.Group):
    """A group with Chinese help; a wrong command name gets a did-you-mean."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called. Raises ``DrafterError`` with what may stand there."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            import difflib

            names = self.list_commands(ctx)
            near = difflib.get_close_matches(args[0], names, 1, 0.5)
            raise DrafterError(
                f"没有“{args[0]}”这个命令；" + (f"是不是“{near[0]}”？" if near else f"可以写：{'、'.join(names)}")
            )
        return super().resolve_command(ctx, args)


def in_chinese(error: click.ClickException) -> str:
    """A usage error as a Chinese sentence with the remedy."""
    return f"{complaint(error)}；用 --help 看用法"


def complaint(error: click.ClickException) -> str:
    """What is wrong with a command line."""
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是“{error.possibilities[0]}”？" if error.possibilities else ""
        return f"没有“{error.option_name}”这个选项{near}"
    if isinstance(error, click.MissingParameter):
        return f"缺少{shown(error.param)}"
    if isinstance(error, click.BadOptionUsage) and "does not take a value" in error.message:
        return f"选项“{error.option_name}”后面不能写值"
    if isinstance(error, click.BadOptionUsage):
        return f"选项“{error.option_name}”后面要写值"
    if isinstance(error, click.BadParameter):
        return f"{shown(error.param)}写得不对{allowed(error.param)}"
    if "unexpected extra argument" in error.message:
        return f"多写了“{error.message.partition('(')[2].rstrip(')')}”（文件名里有空格时请加引号）"
    return "要写明做什么" if "Missing command" in error.message else "命令写得不对"


def shown(param: click.Parameter | None) -> str:
    """A parameter by the name that the user types."""
    if param is None:
        return "参数"
    return (
        f"选项“{param.opts[0]}”"
        if isinstance(param, click.Option)
        else f"参数 {param.make_metavar(click.Context(click.Command('drafter')))}"
    )


def allowed(param: click.Parameter | None) -> str:
    """What a parameter may be, as the middle of a sentence."""
    if param is not None and isinstance(param.type, click.Choice):
        return f"，可以写：{'、'.join(map(str, param.type.choices))}"
    if param is not None and isinstance(param.type, click.IntRange):
        least, most = param.type.min, param.type.max
        return f"，要写 {least} 到 {most} 的整数" if most is not None else f"，要写不小于 {least} 的整数"
    return ""
