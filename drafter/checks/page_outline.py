"""小标题没有大纲级别。

小标题只改了字体，没有设样式或大纲级别，Word 的导航窗格里就看不到，也生不成目录，长文件改起来费事。
三个以上的小标题都没有时才提。只查 Word 文档（.docx）。

改法：给小标题套用“标题 1”“标题 2”样式再改字体，或者段落→大纲级别，选 1 级、2 级。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding

from . import _page
from ._options import NoOptions as Options

LEVEL = "hint"

FEW = 3  # headings that need no outline


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Typed headings on lines of their own, none of which the outline knows."""
    own = [row for _, row in _page.headings(draft) if row.block.level]
    bare = [row for row in own if not row.laid.setting.level]
    if len(bare) >= FEW and len(bare) == len(own):
        message = f"{len(bare)} 个小标题都没有大纲级别，导航窗格里看不到；套用标题样式，或设大纲级别"
        yield Finding(bare[0].at, 0, 0, message, source=_page.PRACTICE)
