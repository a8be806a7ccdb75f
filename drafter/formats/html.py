"""A Draft as a page of its own: reads like the printed sheet, and shows where each phrase came from when pointed at."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from drafter.model import Block, Draft, Picture, Span
from drafter.text import tables

from . import Look, stamp_holds, stamped

untouched = stamp_holds
STYLE = """
:root{color-scheme:light}body{background:#e8e8e6;margin:0;padding:2rem 1rem}
main{background:#fff;max-width:156mm;margin:auto;padding:37mm 26mm 35mm 28mm;box-shadow:0 1px 6px #0003;
font:16pt/1.81 "仿宋_GB2312","FangSong","STFangsong","Fandol Fang",serif;color:#111}
h1{font:400 22pt/1.4 "方正小标宋简体","STZhongsong","SimSun",serif;text-align:center;text-wrap:balance;margin:0 0 1.2em}
p{margin:0;text-align:justify;text-indent:2em}p.byline{font-family:"楷体_GB2312","KaiTi","STKaiti",serif;text-align:center;text-indent:0}
p.salutation{text-indent:0;margin-top:1.2em}.lead1{font-family:"黑体","SimHei","STHeiti",sans-serif}
.lead2{font-family:"楷体_GB2312","KaiTi","STKaiti",serif}.gap{background:#fff200;color:#c00000}
span[title]:hover{background:#eef4ff}@media print{body{background:none;padding:0}main{box-shadow:none;padding:0;max-width:none}}
table{border-collapse:collapse;width:100%;font-size:14pt;line-height:1.5}th,td{border:.5pt solid;padding:.3em .4em;text-align:center}
th{font:400 14pt "黑体","SimHei","STHeiti",sans-serif}tr{break-inside:avoid}p.caption{text-indent:0;text-align:center;font:14pt/1.8 "黑体","SimHei","STHeiti",sans-serif}
p.picture{text-indent:0;text-align:center}img{max-width:100%}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
"""


def written(draft: Draft, look: Look) -> bytes:  # noqa: ARG001
    """The .html of a draft: one file, no script, nothing fetched."""
    title = escape(draft.title)
    body = "\n".join(tables.parts(draft.blocks, paragraph, table))
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return stamped(
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style></head>\n<body><main>\n{body}\n</main></body></html>\n'
    )


def paragraph(block: Block) -> str:
    """A block as an element."""
    if block.picture:
        return f'<p class="picture">{image(block.picture)}</p>'
    tag = "h1" if block.role == "title" else "p"
    kind = f' class="{block.role}"' if block.role in ("byline", "salutation", "caption") else ""
    return f"<{tag}{kind}>{''.join(map(inline, block.spans))}</{tag}>"


def table(rows: list[list[str]]) -> str:
    """A table, its first row as its head."""
    head, *body = (
        "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)
        for tag, row in zip(["th", *["td"] * (len(rows) - 1)], rows, strict=True)
    )
    lines = "".join(f"<tr>{row}</tr>" for row in body)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"


def image(picture: Picture) -> str:
    """A picture whose bytes stand in the page."""
    kind = "png" if picture.raw.startswith(b"\x89PNG") else "jpeg"
    data = b64encode(picture.raw).decode()
    return f'<img alt="{escape(picture.name)}" style="width:{picture.width / 36_000:.0f}mm" src="data:image/{kind};base64,{data}">'


def inline(span: Span) -> str:
    """A span with its origin as a tooltip."""
    origin = (
        span.phrase
        or (span.heading_set and f"纲目组 {span.heading_set}")
        or span.lock
        or (span.fact and f"事实 {span.fact}")
    )
    title = f' title="{escape(f"{origin}｜{span.place}")}"' if origin else ""
    style = f' class="{span.style}"' if span.style else ""
    text = escape(span.text).replace("\n", "<br>")
    return f"<span{style}{title}>{text}</span>" if style or title else text
