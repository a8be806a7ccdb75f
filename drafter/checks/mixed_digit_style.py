"""同一个数量词，有的用汉字数字，有的用阿拉伯数字。

一篇里同一类数量的写法要一致：前面写“三个方面”，后面就不写“3个方面”。每篇只提示一处，列出其余各处。

改法：统一成一种写法；讲话稿里十以内的数多用汉字。

依据：GB/T 15835—2011《出版物上数字用法》“同类别同形式”
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from drafter.model import Draft, Finding, Spot
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "hint"
SOURCE = "GB/T 15835—2011"

COUNTED = re.compile(
    r"(?<![0-9.第、—～\-“一二三四五六七八九十百千万几数])(?:(?P<digits>[2-9]|1[0-9])|(?P<han>[两三四五六七八九十]|十[一二三四五六七八九]))(?P<what>(?:个|项|条|点|件|场|期|名|家)(?:方面|问题|要求|任务|建议|意见|措施|重点|工作|乡镇|部门|单位|学员|专题|阶段|环节|小组))(?!”)"
)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """The rarer form of a counted noun that a draft writes in both, with its other places."""
    forms: dict[str, tuple[list[Spot], list[Spot]]] = defaultdict(lambda: ([], []))
    for spot, match in found(draft, COUNTED):
        forms[match["what"]][0 if match["digits"] else 1].append(spot)
    for what in sorted(forms):
        digits, han = forms[what]
        if digits and han:
            rarer = digits if len(digits) <= len(han) else han
            first, *others = rarer
            message = f"“…{what}”有的用汉字数字，有的用阿拉伯数字，请统一"
            yield Finding(first.block, first.start, first.end, message, related=tuple(others), source=SOURCE)
