"""Where one character of a word was taken for another: a noisy channel over the dictionary's own frequencies.

A character that belongs to no well-known word is replaced by each that sounds or looks like it; where a known word
appears, the gain in likelihood of the words around says how surely that word was meant. What speaks against it (names,
short quotations, a leftover character beside it) is taken off the gain.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.model import Draft

from .confusable import alike, nearly, shapes
from .dictionary import HOLE, LONGEST, SET, TAG_BITS, common, fillers, halves, known
from .likelihood import likeliest
from .once import once
from .places import whole
from .words import Token, tokens

COMMON = 40_000  # a character met so often alone is no suspect
RARE = 30  # a word met less often is
WORTH = 5.0  # the least gain that is looked at more closely
AROUND = 2  # words on either side that are weighed with it
HAN = re.compile(r"[\u4e00-\u9fff]+")

Candidate = tuple[float, int, str, tuple[str, ...]]  # gain, start, the word meant, the words that would then stand there

FREE = frozenset(
    "的了在是和有不为中与对以将及等上下后时前内外间里其所之而也都就又还要会能可这那此该各每某本我你他她它们"
    "一二三四五六七八九十百千万亿两个年月日次种点人大小多少新老好高低由从到于向被把让使给按据经则且或若如未无非"
)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何罗郑梁谢宋唐韩冯邓曹彭曾肖董袁潘蒋蔡杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾"
    "韦付邹孟熊秦邱尹薛闫段雷侯龙陶黎贺顾毛郝龚邵覃莫孔汤喻伍阮温柯倪庞樊兰殷施洪翟颜牛章鲁葛俞聂耿涂辛戚祝岳凌霍"
    "缪卓阎裴盛舒瞿屈欧楼任卜寇仇甄晏邬嵇宓佟阙麻桑宫柴巫邝"
)
FOREIGN = frozenset(
    "克斯尔特拉里利德巴莫诺韦瓦西科林曼登博伊穆兹契奥萨卡亚阿布罗维洛娜丽莎塔姆格夫基尼迪列卢鲁恩普兰马达佩皮乔内哈比"
    "托索贝丹蒂图欧蓬纳吉努埃泰赛麦柯弗赫雅雷摩谟芭黛"
)
SHORT_FORMS = frozenset("浙陕皖沪鄂豫粤桂黔滇渝陇晋冀鲁闽琼赣湘津京甬苏蒙辽吉合滁")
PLACES = re.compile(
    r".?(?:[县镇乡村港湖江河山路桥湾岛沟屯庄旗寨坪坝岭峰庙寺洞塘圩站厂巷矿州段线城国]|公司|集团|酒店|品牌|铁路|高铁|高速|机场|"
    r"购物|超市|广场|街道|社区|大桥|水库|国际|电机|连锁|股份|有限|药业|餐饮|重工|制药|大厦|宾馆|饭店|科技园|先生|女士|同志|教授|书记|主任|记者|总统|总理|部长|局长|院长|校长|主席|将军|老师|博士)"
)
PLACE_BEFORE = re.compile(r"[县镇乡村旗].{0,2}$")
KEY_CHARACTER = re.compile("字(?:当头|为先|为要|诀|文章|功)")
SHORT_QUOTE = re.compile(r"[“‘《][^“”‘’《》\n]{1,10}[”’》]")

AGAINST = {
    "near": 2.5,  # only a careless tongue confuses them
    "long": 0.8,  # words of three and more characters gain by their length alone
    "free": 2.5,  # what stays of the word is a common word by itself
    "left": 2.0,  # each single character left over beside it
    "doubtful": 1.5,  # another word is nearly as likely
    "alone": 2.0,  # stands alone between points, as items of a list and names do
    "quoted": 3.0,
    "foreign": 3.0,
    "measure": 1.5,  # right behind a numeral
    "rare word": 1.5,  # what is written stands in the dictionary, if hardly ever met
    "word": 3.0,  # what is written is a word by itself: 减负增效 beside 减员增效
    "name": 3.0,
    "given name": 3.0,
    "heading": 9.0,  # 检字当头
    "place": 2.0,
    "short form": 3.0,  # of a province
}
FOR = {"shape": 1.0}


@dataclass(frozen=True, slots=True)
class Slip:
    """Characters ``start`` to ``end`` of a block, the word that was meant, which of its characters is wrong, how surely."""

    start: int
    end: int
    word: str
    wrong: int
    score: float


@dataclass(frozen=True, slots=True)
class Run:
    """Chinese characters without a mark between them: their text, where it starts and where its words do."""

    text: str
    start: int
    borders: tuple[int, ...]

    def region(self, start: int, end: int, around: int) -> tuple[int, int]:
        """The words that a stretch touches and some more on either side."""
        first = max(0, bisect_right(self.borders, start) - 1 - around)
        last = min(len(self.borders) - 1, bisect_left(self.borders, end) + around)
        return self.borders[first], self.borders[last]


@once
def slips(draft: Draft) -> tuple[tuple[Slip, ...], ...]:
    """What was probably mistyped in each block, in order."""
    text = whole(draft).text
    return tuple(tuple(of_block(block.text, words, text)) for block, words in zip(draft.blocks, tokens(draft), strict=True))


def of_block(text: str, words: tuple[Token, ...], document: str) -> Iterator[Slip]:
    """The slips of a paragraph, the surest of those that overlap."""
    taken: list[Slip] = []
    quoted = [match.span() for match in SHORT_QUOTE.finditer(text)]
    for slip in sorted((slip for run in runs(words) for slip in of_run(run, text, quoted)), key=lambda slip: -slip.score):
        if all(slip.end <= other.start or other.end <= slip.start for other in taken) and once_only(slip, text, document):
            taken.append(slip)
    return iter(sorted(taken, key=lambda slip: slip.start))


def once_only(slip: Slip, text: str, document: str) -> bool:
    """Whether the wrong string stands but once in the document, or less often than the right one."""
    written = text[slip.start : slip.end]
    return document.find(written, document.find(written) + 1) < 0 or document.count(written) < document.count(slip.word)


def runs(words: tuple[Token, ...]) -> Iterator[Run]:
    """The runs of Chinese characters among the words of a paragraph."""
    gathered: list[Token] = []
    for word in words:
        if HAN.fullmatch(word.text):
            gathered.append(word)
        elif gathered:
            yield run_of(gathered)
            gathered = []
    if gathered:
        yield run_of(gathered)


def run_of(words: list[Token]) -> Run:
    """Words in a row as a run."""
    first = words[0].start
    return Run("".join(word.text for word in words), first, (*(word.start - first for word in words), words[-1].end - first))


def of_run(run: Run, text: str, quoted: list[tuple[int, int]]) -> Iterator[Slip]:
    """The best slip at each character of a run that has any."""
    by_place: defaultdict[int, list[Candidate]] = defaultdict(list)
    for place in suspects(run):
        by_place[place] += candidates(run, place)
    for place, candidate in expressions(run):
        by_place[place].append(candidate)
    for place, found in by_place.items():
        found.sort(key=lambda candidate: -candidate[0])
        if found:
            gain, start, word, parted = found[0]
            rival = next((other[0] for other in found if other[2][place - other[1]] != word[place - start]), -99.0)
            end = start + len(word)
            score = gain - against(run, text, quoted, (start, end), place, word, parted) - AGAINST["doubtful"] * (gain - rival < 2.5)
            yield Slip(run.start + start, run.start + end, word, place - start, score)


def suspects(run: Run) -> Iterator[int]:
    """The places of characters that stand alone or in an unknown or rare word."""
    known = common()
    for start, end in zip(run.borders, run.borders[1:]):
        if known.get(run.text[start:end], 0) >> TAG_BITS < (COMMON if end - start == 1 else RARE):
            yield from range(start, end)


def expressions(run: Run) -> Iterator[tuple[int, Candidate]]:
    """Each set expression of four characters that one other character would make, with the place of that character."""
    for start in range(len(run.text) - SET + 1):
        window = run.text[start : start + SET]
        for meant in near(window):
            place = start + differing(window, meant)
            wrong, right = run.text[place], meant[place - start]
            sure = right in alike(wrong)
            if (sure or right in nearly(wrong)) and not known(window):
                gain, parted = gained(run, place, right, start, start + SET)
                gain -= 0 if sure else AGAINST["near"]
                if gain >= WORTH and any(meant in part for part in parted):
                    yield place, (gain, start, meant, parted)


def near(window: str) -> Iterator[str]:
    """The set expressions of four characters that differ from a window in one."""
    tails, heads = halves()
    head, tail = window[:2], window[2:]
    yield from (head + other for other in half_alike(tails.get(head, ""), tail))
    yield from (other + tail for other in half_alike(heads.get(tail, ""), head))


def half_alike(halves: str, half: str) -> list[str]:
    """Those of the two-character halves that share exactly one character with another in its place."""
    first, second = half
    if first not in halves and second not in halves:
        return []
    pairs = (halves[start : start + 2] for start in range(0, len(halves), 2))
    return [pair for pair in pairs if (pair[0] == first) != (pair[1] == second)]


def differing(one: str, other: str) -> int:
    """The first place where two texts differ."""
    return next(place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1])


def candidates(run: Run, place: int) -> Iterator[Candidate]:
    """Each word that one other character at a place would make."""
    text, wrong = run.text, run.text[place]
    holes = fillers()
    sure, doubtful = alike(wrong), nearly(wrong)
    for start in range(max(0, place - LONGEST + 1), place + 1):
        for end in range(max(place + 1, start + 2), min(len(text), start + LONGEST) + 1):
            before, behind = text[start:place], text[place + 1 : end]
            for other in holes.get(before + HOLE + behind, ""):
                if other in sure or other in doubtful:
                    gain, parted = gained(run, place, other, start, end)
                    gain -= 0 if other in sure else AGAINST["near"]
                    gain -= AGAINST["rare word"] * known(text[start:end])
                    if gain >= WORTH:
                        yield gain, start, before + other + behind, parted


def gained(run: Run, place: int, other: str, start: int, end: int) -> tuple[float, tuple[str, ...]]:
    """How much likelier a run becomes with another character at a place, and the words that then stand around it."""
    for around in (0, AROUND):
        first, last = run.region(start, end, around)
        stands = run.text[first:last]
        meant = run.text[first:place] + other + run.text[place + 1 : last]
        likelihood, parted = likeliest(meant)
        gain = likelihood - likeliest(stands)[0]
        if gain < WORTH:
            break
    return gain, parted


def against(
    run: Run, text: str, quoted: list[tuple[int, int]], window: tuple[int, int], place: int, word: str, parted: tuple[str, ...]
) -> float:
    """What speaks against a candidate, less what speaks for it."""
    start, end = window
    wrong, right = run.text[place], word[place - start]
    behind, before = run.text[end : end + 4], run.text[max(0, start - 4) : start]
    found = {
        "long": len(word) > 2,
        "free": len(word) == 2 and run.text[start + end - 1 - place] in FREE,
        "word": len(word) == SET and is_word(half(run.text[start:end], place - start)),
        "alone": start == 0 and end == len(run.text),
        "quoted": any(first <= run.start + start and run.start + end <= last for first, last in quoted),
        "foreign": sum(other in FOREIGN for other in run.text[max(0, start - 1) : end + 1]) > 1 + len(word) // 2,
        "measure": start == 0 and text[max(0, run.start - 1) : run.start].isdigit(),
        "name": any(run.text[first] in SURNAMES for first in range(max(0, end - 4, start - 2), min(place, start + 1) + 1)),
        "given name": len(word) == 2 and run.text[max(0, start - 1) : start] in SURNAMES,
        "heading": bool(KEY_CHARACTER.match(run.text[end - 1 :])),
        "place": bool(PLACES.match(behind) or PLACE_BEFORE.search(before)),
        "short form": wrong in SHORT_FORMS,
    }
    left = sum(1 for part in beside(parted, word, right) if len(part) == 1 and part not in FREE)
    looks = right in shapes().get(wrong, ())
    bonus = FOR["shape"] * looks
    return sum(AGAINST[name] for name, is_so in found.items() if is_so) + AGAINST["left"] * left - bonus


def half(window: str, place: int) -> str:
    """The half of a set expression in which a place lies."""
    return window[:2] if place < SET // 2 else window[2:]


def is_word(text: str) -> bool:
    """Whether a text is a word that is met now and then."""
    return common().get(text, 0) >> TAG_BITS >= RARE


def beside(parted: tuple[str, ...], word: str, right: str) -> Iterator[str]:
    """The words directly before and behind the one that was put right."""
    place = next((index for index, part in enumerate(parted) if part == word), None)
    if place is None:
        place = next((index for index, part in enumerate(parted) if len(part) > 1 and right in part), None)
    if place is not None:
        yield from parted[max(0, place - 1) : place] + parted[place + 1 : place + 2]
