"""词语中有错字。

一个字换成读音或字形相近的另一个字，就成了不成词的一串，如“持旭推进”“染道合法”。
这里按词典里的词频掂量：换回哪个字，前后文字通顺得最多。把握大的报错误，把握小的报警告；
人名、地名、短的引语和全文反复出现的写法从宽。四字成语另由“成语中有错字”检查。

改法：看清前后文，改为提示的词；若是本单位的专名、简称，可在设置里列为自用词，此后不再提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.spelling.slips import slips
from drafter.text.dictionary import is_idiom

from ._options import NoOptions as Options

LEVEL = "warning"
LIKELY = 8.0  # from here a slip is worth a look
SURE = 9.8  # from here it is called a fault


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Words with one wrong character, idioms left out."""
    for index, found in enumerate(slips(draft)):
        text = draft.blocks[index].text
        for slip in found:
            if slip.score >= LIKELY and not is_idiom(slip.word):
                written = text[slip.start : slip.end]
                sure = slip.score >= SURE
                message = f"“{written}”应为“{slip.word}”" if sure else f"“{written}”可能是“{slip.word}”之误"
                yield Finding(
                    index,
                    slip.start,
                    slip.end,
                    message,
                    (slip.word,),
                    "suggest",
                    level="error" if sure else "",
                    score=slip.score,
                )
