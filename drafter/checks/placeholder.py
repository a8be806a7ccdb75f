"""留空没有填。

模板里的 XX、××、横线、花括号、【待补】、“单击此处输入文字”一类，是等着填的空；定稿里还在，就是漏填。
署名行里的“×××”和“某某县”这样的泛称，只作提示；有意隐去姓名的，可以不改。

改法：填上实有的内容；没有可填的，连同前后的话一起删去。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "error"

ASKED = "姓名|名称|单位|单位名称|职务|日期|时间|地点|标题|数字|数据|人数|金额|会议名称|活动名称|领导姓名"
TO_FILL = "此处|这里|待[补填定核查]|请[补填插输]|需[补填]|补充"
FIRST = r"(?=[{$\[［<＜【《“（(单点请_＿TFLlXx×✕╳Ｘｘ□△?？ 　月])"  # a quick look before the alternatives are tried
BLANK = re.compile(
    rf"{FIRST}(?:"
    r"\{\{[^{}\n]{0,30}\}\}|\$\{[^{}\n]{0,30}\}"
    rf"|[\[［<＜【](?:{ASKED})[\]］>＞】]|【[ 　]{{0,9}}】|《[ 　]{{0,9}}》|“[ 　]{{0,9}}”|（[ 　]{{0,9}}）"
    rf"|[【［\[（(](?:{TO_FILL})[^】］\]）)\n]{{0,40}}[】］\]）)]"
    r"|(?:单击|点击|请在?)(?:此处|这里)(?:输入|键入|填写|添加|插入)[^，。；\n]{0,6}"
    r"|(?<![A-Za-z0-9_])_{2,}(?![A-Za-z0-9_])|＿{2,}"
    r"|(?<![A-Za-z])(?:TODO|FIXME|TBD)(?![A-Za-z])|[Ll]orem ipsum"
    r"|(?<![A-Za-z0-9])[Xx]{2,4}(?![A-Za-z0-9\-])|[×✕╳Ｘｘ]{2,}|(?<=\d\d)[Xx×]{2}(?=年)"
    r"|(?<![0-9A-Za-z×])[Xx×](?=[年月日省市县镇乡])"
    r"|[□△]{2,}|(?<![?？])[?？]{2,9}(?=[人名个项次年月日天家户元亿万%％])"
    r"|(?<=年)(?:[ 　]{1,9}月[ 　]{0,9}日|[ 　]{0,9}月[ 　]{1,9}日))"
)
SOMEWHERE = re.compile(r"某某(?=[省市县区镇乡村局委部年月]|同志|单位|公司)")
NAME = re.compile(r"[Xx×✕╳Ｘｘ]{2,3}")
FORM = re.compile(r"[_＿ 　年月日（）【】□△]+")  # what a form leaves open for the pen
HEAD = ("title", "byline", "signer", "signature", "stamp")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Blanks that nobody filled; a name that is left out on purpose is only mentioned."""
    for spot, match in found(draft, BLANK):
        text, block = match.group(), draft.blocks[spot.block]
        if block.role in HEAD and NAME.fullmatch(text):
            yield Finding(spot.block, spot.start, spot.end, f"姓名处还是“{text}”，定稿前请填上", level="hint")
        elif block.role != "cell" or not FORM.fullmatch(text):
            yield Finding(spot.block, spot.start, spot.end, f"“{text}”处还空着，请填上或删去")
    for spot, match in found(draft, SOMEWHERE):
        message = f"“{match.group()}”若是留空，请写明；若是泛指，可以不改"
        yield Finding(spot.block, spot.start, spot.end, message, level="hint")
