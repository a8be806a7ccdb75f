"""结束语与文种不合。

通知末尾写“妥否，请批示”，请示末尾写“特此通知”，报告末尾夹带“请批示”：结尾用语泄露了稿子是从别的文种改来的，
也会误事。报告等非请示性公文不得夹带请示事项。

改法：换成本文种的结束语（通知：特此通知；请示：妥否，请批示；报告：特此报告；函：特此函告，请函复；批复：此复），
或按实际需要改换文种。

依据：《党政机关公文处理工作条例》“行文规则”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.genre import genre
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "《党政机关公文处理工作条例》“行文规则”"

FORMULA = re.compile(
    r"^[ 　]*(?:(?P<请示>(?:以上|上述)?(?:请示|意见)?[，、]?(?:妥否|当否|是否妥当|可否)，?(?:敬请|请|望|恳请)(?:予以)?(?:领导)?(?:批示|批复|审批|批准|指示))"
    r"|(?P<通知>特此通知)|(?P<通报>特此通报)|(?P<公告>特此公告|特此通告)"
    r"|(?P<报告>(?:特此|专此)报告|以上报告，请审阅)|(?P<函>(?:特此|专此)函[告达复商]|请[予即]?函复|盼复)"
    r"|(?P<批复>此复|特此批复))[。！]?$",
    re.MULTILINE,
)
USUAL = {
    "请示": "妥否，请批示",
    "通知": "特此通知",
    "通报": "特此通报",
    "公告": "特此公告",
    "报告": "特此报告",
    "函": "特此函告",
    "批复": "此复",
}
ALIKE = {("函", "批复"), ("批复", "函")}  # 此复 closes a letter of reply as well


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Closing formulas of another genre than the title says."""
    kind = genre(draft)
    if kind not in USUAL:
        return
    for spot, match in found(draft, FORMULA):
        said = match.lastgroup or ""
        if said != kind and (kind, said) not in ALIKE:
            message = f"题目是{kind}，结束语却是{said}用的；请改成“{USUAL[kind]}”，或改换文种"
            start = spot.end - len(match.group().lstrip())
            yield Finding(spot.block, start, spot.end, message, (f"{USUAL[kind]}。",), "suggest", source=SOURCE)
