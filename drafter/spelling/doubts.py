"""What speaks against a guess at a mistyped word: names, short quotations, a leftover character beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from drafter.text.dictionary import HOLE, SET, TAG_BITS, common, fillers, tag
from drafter.text.surnames import SURNAMES

from .confusable import readings, shapes
from .runs import Guess

SHORT = 2  # characters of most words
VERB = "v"  # the first letter of the tags of verbs
PARTICLE = "u"  # and of particles
MANY = 100  # pairs of verbs that two characters make, one of each
RARE = 30  # a word met less often is hardly a word

FREE = frozenset(
    "的了在是和有不为中与对以将及等上下后时前内外间里其所之而也都就又还要会能可这那此该各每某本我你他她它们"
    "一二三四五六七八九十百千万亿两个年月日次种点人大小多少新老好高低由从到于向被把让使给按据经则且或若如未无非"
)
FOREIGN = frozenset(
    "克斯尔特拉里利德巴莫诺韦瓦西科林曼登博伊穆兹契奥萨卡亚阿布罗维洛娜丽莎塔姆格夫基尼迪列卢鲁恩普兰马达佩皮乔内哈比"
    "托索贝丹蒂图欧蓬纳吉努埃泰赛麦柯弗赫雅雷摩谟芭黛"
)
SHORT_FORMS = frozenset("浙陕皖沪鄂豫粤桂黔滇渝陇晋冀鲁闽琼赣湘津京甬苏蒙辽吉合滁")
NAMED = re.compile(
    r".?(?:[县镇乡村港湖江河山路桥湾岛沟屯庄旗寨坪坝岭峰庙寺洞塘圩站厂巷矿州段线城国]|公司|集团|酒店|品牌|铁路|高铁|高速|机场|"
    r"购物|超市|广场|街道|社区|大桥|水库|国际|电机|连锁|股份|有限|药业|餐饮|重工|制药|大厦|宾馆|饭店|科技园|"
    r"先生|女士|同志|教授|书记|主任|记者|总统|总理|部长|局长|院长|校长|主席|将军|老师|博士)"
)
NAMED_BEFORE = re.compile(r"[县镇乡村旗].{0,2}$")
SPEAKERS = frozenset("先难常必易勤再早谁逐")  # stand before any verb
RESULTS = frozenset("完透懂牢稳废")  # stand behind any verb
OUTCOME = re.compile("(?<=[开松紧])|(?<=不.地)|(?<=近)(?=[到距])|(?<=得)(?=[过起出上下来去到好牢稳准快远高深透实紧])")
MANNER = frozenset("法")  # behind any verb: how it is done
MEASURES = frozenset("件个项条次堂份张名位家户批组场轮类段节门页句册封宗桩栏格列排幅款卷档幢栋间处趟遍盏辆艘架套")
NUMERALS = frozenset("一二两三四五六七八九十百千万几每逐")
EXCHANGED = re.compile("以.[代促带养换补].?$")  # 以会代学
KEY_CHARACTER = re.compile("字(?:当头|为先|为要|诀|文章|功)")

Doubt = Callable[[Guess], bool]


def stays_free(guess: Guess) -> bool:
    """Whether what stays of a short word is a common word by itself."""
    other = guess.start + guess.end - 1 - guess.place
    return len(guess.word) == SHORT and guess.run.text[other] in FREE


def is_foreign(guess: Guess) -> bool:
    """Whether the characters around are those that foreign names are written in."""
    around = guess.run.text[max(0, guess.start - 1) : guess.end + 1]
    return sum(character in FOREIGN for character in around) > 1 + len(guess.word) // 2


def is_name(guess: Guess) -> bool:
    """Whether it may be a person's name or stand right behind one's surname."""
    first, last = max(0, guess.end - 4, guess.start - 2), min(guess.place, guess.start + 1)
    return any(character in SURNAMES for character in guess.run.text[first : last + 1])


def is_given_name(guess: Guess) -> bool:
    """Whether two characters stand right behind a surname that stands by itself."""
    surname = guess.run.text[max(0, guess.start - 1) : guess.start]
    return len(guess.word) == SHORT and surname in SURNAMES and guess.start - 1 in guess.run.borders


def is_place(guess: Guess) -> bool:
    """Whether it is named as a place, a firm or a person of rank."""
    behind = guess.run.text[guess.end : guess.end + 4]
    before = guess.run.text[max(0, guess.start - 4) : guess.start]
    return NAMED.match(behind) is not None or NAMED_BEFORE.search(before) is not None


def is_heading(guess: Guess) -> bool:
    """Whether it is a key character of the speaker's own: 检字当头."""
    return KEY_CHARACTER.match(guess.run.text, guess.end - 1) is not None


def is_half_word(guess: Guess) -> bool:
    """Whether the half of a set expression that is said to be wrong is a word by itself: 减负增效 beside 减员增效."""
    half = guess.written[: SET // 2] if guess.place - guess.start < SET // 2 else guess.written[SET // 2 :]
    return len(guess.word) == SET and common().get(half, 0) >> TAG_BITS >= RARE


def is_verb(guess: Guess) -> bool:
    """Whether it may be a verb with an adverb before it or what comes of it behind: 先讲, 学完."""
    first, last = guess.written[:1], guess.written[-1:]
    if len(guess.word) != SHORT or guess.place == guess.start:
        return False
    return last in RESULTS or (first in SPEAKERS and tag(last).startswith(VERB))


def is_outcome(guess: Guess) -> bool:
    """Whether it is a verb with what comes of it, or before 地: 拧开, 推近到, 聚得起来, 一条不删地."""
    verbal = len(guess.word) == SHORT and tag(guess.written[0]) == VERB
    return verbal and OUTCOME.match(guess.run.text, guess.end) is not None


def is_way(guess: Guess) -> bool:
    """Whether it is how something is done: 答法."""
    first, last = guess.written[:1], guess.written[-1:]
    return len(guess.word) == SHORT and guess.place == guess.start and last in MANNER and tag(first) == VERB


def is_coined(guess: Guess) -> bool:
    """Whether it may be coined of two verbs that each make many words, and only looks like what is guessed: 签阅."""
    if (
        len(guess.word) > SHORT
        or sounds_alike(guess)
        or not all(tag(one) == VERB for one in (guess.word, *guess.written))
    ):
        return False
    first, last = guess.written[0], guess.written[-1]
    return verbs(first + HOLE) * verbs(HOLE + last) >= MANY


@cache
def verbs(holed: str) -> int:
    """How many fair verbs fill a hole."""
    return sum(tag(holed.replace(HOLE, filling)).startswith(VERB) for filling in fillers().get(holed, ""))


def sounds_alike(guess: Guess) -> bool:
    """Whether the two characters share a reading."""
    return not set(readings().get(guess.wrong, ())).isdisjoint(readings().get(guess.right, ()))


def is_particle(guess: Guess) -> bool:
    """Whether a word of meaning is taken for a particle: 递话 for 的话."""
    return tag(guess.word).startswith(PARTICLE)


def is_done(guess: Guess) -> bool:
    """Whether it is a verb with an adverb before it and its object behind, not the set expression that it looks like: 先讲经验."""
    first, wrong = guess.written[:1], guess.wrong
    return len(guess.word) == SET and guess.place == guess.start + 1 and first in SPEAKERS and tag(wrong) == VERB


def is_measure(guess: Guess) -> bool:
    """Whether it is a measure word behind a numeral: 一堂课, 逐件."""
    before = guess.run.text[max(0, guess.place - 1) : guess.place]
    return guess.wrong in MEASURES and before in NUMERALS


def is_asked(guess: Guess) -> bool:
    """Whether it is asked about: 工作实不实."""
    text, first, last = guess.run.text, guess.written[:1], guess.written[-1:]
    return text.startswith(f"不{last}", guess.end) or text.endswith(f"{first}不", 0, guess.start)


def is_exchanged(guess: Guess) -> bool:
    """Whether it is what one thing is done by or for: 以会代学."""
    return EXCHANGED.search(guess.run.text, max(0, guess.place - 3), guess.place + 1) is not None


DOUBTS: Mapping[Doubt, float] = {
    lambda guess: len(guess.word) > SHORT: 0.8,  # longer words gain by their length alone
    lambda guess: guess.start == 0 and guess.end == len(guess.run.text): 4.0,  # items of a list, names
    lambda guess: guess.wrong in SHORT_FORMS: 3.0,
    lambda guess: guess.wrong == "谁": 3.0,
    stays_free: 2.5,
    is_foreign: 3.0,
    is_name: 3.0,
    is_given_name: 6.0,
    is_place: 3.0,
    is_heading: 9.0,
    is_half_word: 3.0,
    is_verb: 3.0,
    is_done: 6.0,
    is_outcome: 3.0,
    is_way: 3.0,
    is_coined: 3.0,
    is_particle: 3.0,
    is_measure: 3.0,
    is_asked: 9.0,
    is_exchanged: 3.0,
}
LEFT = 2.0  # for each single character left over beside the word
LOOKS = 1.0  # in favour of what looks alike


def doubt(guess: Guess) -> float:
    """What speaks against a guess, in log-likelihood."""
    left = sum(len(word) == 1 and word not in FREE for word in beside(guess))
    looks = guess.right in shapes().get(guess.wrong, ())
    return sum(weight for holds, weight in DOUBTS.items() if holds(guess)) + LEFT * left - LOOKS * looks


def beside(guess: Guess) -> Iterator[str]:
    """The words directly before and behind the one that was put right."""
    parted = guess.parted
    exact = (index for index, part in enumerate(parted) if part == guess.word)
    about = (index for index, part in enumerate(parted) if len(part) > 1 and guess.right in part)
    place = next(exact, next(about, None))
    if place is not None:
        yield from parted[max(0, place - 1) : place] + parted[place + 1 : place + 2]
