"""文字中间有多余的空格。

公文里汉字与汉字、汉字与数字之间不空格，全角标点两边也不空格。
落款、姓名、表格里用来对齐的空格（日期里的除外），书名和诗句里的空格，以及编号、条款后面的空格，不在此列。

改法：删去空格；两个词语之间的空格，也可能是漏了标点。

依据：公文排版惯例
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding, Fix, Role
from drafter.text import marks
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "error"

WIDE = r"[^\x00-\x7f\u00a0\u3000]"
BLANK = re.compile(rf"(?<={WIDE}){marks.BLANK}(?=\S)|(?<=\S){marks.BLANK}(?={WIDE}|[,;:?!])")
MARKS = {*marks.POINTS, *marks.OPENING, *marks.CLOSING}
HALF = {*'0123456789%％…(),;:?!"'}
POINTS = {*marks.POINTS, *marks.HALF_POINTS}  # two of them are doubled, blank or none
WRITTEN: frozenset[Role] = frozenset(("title", "byline", "salutation", "body", "note", "signature", "date", "issued"))
RUNNING: frozenset[Role] = frozenset(("body", "note"))
SENTENCE = re.compile("[，。；！？,;!?]")
NUMBERED = re.compile(
    r"(?:^|[\n。；]) ?(?:第[一二三四五六七八九十百0-9]{1,5}[条章节款项编篇部分]{1,2}|[0-9.]{1,8}|[一二三四五六七八九十]{1,3}|[（(][^）)\n]{1,3}[）)]|附[件录表图][0-9]*)$",
    re.MULTILINE,
)
CREDIT = re.compile(r"(?:记者|通讯员|主持人|供稿|摄影|撰稿)$")
LISTED = re.compile(r"[0-9]{1,2}[.．、）)](?![0-9])")
HALF_BEFORE = re.compile(f"[《“〈][^《》“”〈〉\n]{{0,30}}{marks.WORD}{{3}}$")
HALF_AFTER = re.compile(f"{marks.WORD}{{3}}[^《》“”〈〉\n]{{0,30}}[》”〉]")
DATE = re.compile("[0-9]{4}[ \u00a0]?年[ \u00a0]?[0-9]{1,2}[ \u00a0]?月(?:[ \u00a0]?[0-9]{1,2}[ \u00a0]?日)?")
DATE_LONGEST = 16
BLANKS_TO_FILL = re.compile(r"[年月日时分第共]")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Single blanks within sentences, beside Han characters, digits or full-width marks, and within dates."""
    running = [
        block.role in RUNNING and index not in marks.english(draft) and SENTENCE.search(block.text) is not None
        for index, block in enumerate(draft.blocks)
    ]
    for spot, match in found(draft, BLANK):
        text, at = match.string, match.start()
        stray = running[spot.block] and beside_chinese(text, at) and not at_home(text, at)
        if stray or (draft.blocks[spot.block].role in WRITTEN and in_date(text, at)):
            words = marks.IS_HAN.match(text, at - 1) and marks.IS_HAN.match(text, at + 1)
            sure = not words and match.group() != "\u3000"
            message = "多余的空格，请删去" if sure else "多余的空格，请删去；如果漏了标点，请补上"
            fix: Fix = "safe" if sure else "suggest"
            yield Finding(spot.block, spot.start, spot.end, message, ("",), fix, level="" if sure else "warning")


def beside_chinese(text: str, at: int) -> bool:
    """Whether a blank parts Han characters or full-width marks from each other, from digits or from half-width marks."""
    before, after = text[at - 1], text[at + 1]
    if before in MARKS or after in MARKS:
        return True
    if marks.IS_HAN.match(before):
        return after in HALF or marks.IS_HAN.match(after) is not None
    if before in HALF and marks.IS_HAN.match(after):
        return True
    return after in marks.HALF_POINTS and after != "." and marks.chinese_after(text, at + 2)


def at_home(text: str, at: int) -> bool:
    """Whether a blank is meant: behind a number or clause, in a name, a title, a verse, a blank to fill in."""
    before, after = text[at - 1], text[at + 1]
    if {before, after} <= POINTS or NUMBERED.search(text, max(0, at - 12), at):
        return True
    if before not in marks.POINTS and LISTED.match(text, at + 1):
        return True
    if text[at] == "\u3000" and (BLANKS_TO_FILL.match(before) or BLANKS_TO_FILL.match(after)):
        return True
    return marks.IS_HAN.match(before) is not None and marks.IS_HAN.match(after) is not None and in_name(text, at)


def in_date(text: str, at: int) -> bool:
    """Whether a place lies within a date, which has no blanks in a byline either."""
    around = DATE.finditer(text, max(0, at - DATE_LONGEST), at + DATE_LONGEST)
    return any(date.start() < at < date.end() for date in around)


def in_name(text: str, at: int) -> bool:
    """Whether a blank between Han characters parts a name of two letters, or the halves of a title or verse."""
    if text.startswith(("摄", "供图"), at + 1) or CREDIT.search(text, max(0, at - 3), at):
        return True
    if not any(marks.IS_HAN.match(text, place) for place in (at - 2, at + 2) if 0 <= place < len(text)):
        return True
    return (
        HALF_BEFORE.search(text, max(0, at - marks.REACH), at) is not None
        and HALF_AFTER.match(text, at + 1) is not None
    )
