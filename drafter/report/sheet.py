"""The shell of every page, one file that asks nothing of any other, and how the paragraphs of a draft look on it."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib import resources

from drafter.model import Block

from .markup import Markup, joined, tag

HEAD = 60  # characters; a longer paragraph with a level is no heading by itself
NEW_LINE = Markup("\n")
PACKAGE = __package__


def document(name: str, body: Markup, style: str, script: str) -> str:
    """A page whose policy admits its own style and script and nothing else."""
    policy = f"default-src 'none'; style-src {allowed(style)}; script-src {allowed(script)}; base-uri 'none'; form-action 'none'"
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", name),
        tag("style", Markup(style)),
    ]
    page = tag("html", tag("head", *head), NEW_LINE, tag("body", body, tag("script", Markup(script))), lang="zh-CN")
    return f"<!doctype html>\n{page}\n"


def resource(name: str, package: str = PACKAGE) -> str:
    """A file that lies beside the modules of a package, this one's if none is named."""
    return resources.files(package).joinpath(name).read_text("utf-8")


def allowed(content: str) -> str:
    """The hash by which a policy admits a style or script."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def kind(block: Block) -> str:
    """How a paragraph looks."""
    leads = any(span.style.startswith("lead") for span in block.spans)
    heading = block.level and not leads and len(block.text) <= HEAD
    return f"{block.role} level{min(block.level, 4)}" if heading else block.role


def broken(words: str) -> Markup:
    """Text with its line breaks as elements."""
    first, *rest = words.split("\n")
    return joined([first, *(part for line in rest for part in (tag("br"), line))])
