"""称呼语前后不一。

开头称呼“老师们、同学们”，中间冒出一句“各位代表”，多是别的稿子里留下的。
“朋友们”“各位领导”“大家”这样的泛称可以随处用，不算。

改法：改成开头用的称呼。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"

CALLED = "老师们|同学们|战友们|乡亲们|家长们|学员们|孩子们|青年朋友们|小朋友们|各位代表|各位委员|各位学员|各位家长|各位同学|各位老师"
CALL = re.compile(rf"(?:(?<=^)|(?<=[。！？…”]))({CALLED})(?=[，！：、])", re.MULTILINE)
NARROW = re.compile(CALLED)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Calls to an audience that the salutation does not call."""
    salutation = next((block.text for block in draft.blocks if block.role == "salutation"), "")
    if not salutation:
        return
    for spot, match in found(draft, CALL):
        if (
            draft.blocks[spot.block].role == "body"
            and match[1][-3:] not in salutation
            and core(match[1]) not in salutation
        ):
            message = f"开头称呼的是“{salutation.rstrip('：:，,！')}”，这里是“{match[1]}”；请改成一致"
            yield Finding(spot.block, spot.start, spot.end, message)


def core(call: str) -> str:
    """Who is called: 老师 of 老师们, 代表 of 各位代表."""
    return call.removeprefix("各位").removesuffix("们")
