"""概数中间用了顿号。

相邻的两个数字连用，表示大概的数目，中间不用顿号：三四天、七八个。
缩写的并列才用顿号：一、二等奖，三、四季度，七、八两个月。

改法：删去顿号。

依据：GB/T 15834—2011《标点符号用法》4.5.3.4；GB/T 15835—2011《出版物上数字用法》
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"
SOURCE = "GB/T 15834—2011，4.5.3.4"

PAIR = "|".join(("一、[二两]", "[二两]、三", "三、四", "三、五", "四、五", "五、六", "六、七", "七、八", "八、九"))
UNIT = r"十?[百千万亿]?(?:天|个(?!百年)|名|人(?!称|民|大)|次(?!会|全)|位|里(?!程)|公里|岁|倍|遍|斤|公斤|米|元|块|分钟|小时|年(?!级|期)|成|口|亩|户|家)(?!以上领导)"
ROUGH = re.compile(rf"(?<![第、一二三四五六七八九百零〇\n。；：！？初之其期])(?<!^)(?:{PAIR}){UNIT}", re.MULTILINE)


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Two neighbouring numbers before a measure word with 、 between them."""
    for spot, match in found(draft, ROUGH):
        if "第" not in match.string[max(0, match.start() - 3) : match.start()]:
            at = spot.start + match.group().index("、")
            right = match.group().replace("、", "", 1)
            message = f"表示大概的数目，中间不用顿号：{right}"
            yield Finding(spot.block, at, at + 1, message, ("",), "suggest", source=SOURCE)
