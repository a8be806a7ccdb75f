"""用了部首字符代替汉字。

从 PDF 里复制的文字，有时“工”“人”“力”这样的字变成了形状一样的部首字符，看不出来，却搜不到、查不出错，换一种字体就露馅。

改法：换成通常的汉字。
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "warning"

RADICAL = re.compile("[\u2f00-\u2fd5\uf900-\ufa0b\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufad9]+")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Radicals and compatibility forms that stand for the Han characters they look like."""
    for spot, match in found(draft, RADICAL):
        right = unicodedata.normalize("NFKC", match.group())
        message = f"“{match.group()}”是部首字符，应换成通常的汉字“{right}”"
        yield Finding(spot.block, spot.start, spot.end, message, (right,), "safe")
