"""“的”“地”“得”用混。

定语后面用“的”（认真的态度），状语后面用“地”（认真地研究），补语前面用“得”（研究得很深）；
“获得、值得、地区、地位”等词里的字也常被错成另一个。只在前后词语足以断定时才提出。

改法：按所在位置改为“的”“地”或“得”。

依据：《现代汉语词典》“的”“地”“得”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from drafter.model import Draft, Finding
from drafter.spelling.likelihood import likeliest
from drafter.text.dictionary import FOLDER, TAG_BITS, common, listed, tag
from drafter.text.places import whole
from drafter.text.words import Token, tokens

from ._options import NoOptions as Options

LEVEL = "error"
SETTLED = frozenset("，。；！？、")
PARTICLES = "的地得"
PARTICLE = re.compile(f"[{PARTICLES}]")
FAIR = 20  # the least frequency of a word that may have been meant
SHORT = 2  # characters of most words
REACH = 4  # characters on either side that are weighed
GAIN = 3.0  # in log-likelihood
GAIN_BEFORE = 5.0  # for 的 at the head of a word: the commonest character of all mostly stands there rightly

AFTER_VERB = re.compile("(?<!所)(?:[取获值使显觉免舍]的|变的[更很越])(?![是，。；、人])")
RESULT = re.compile(
    r"[起住出上下来去到清好牢稳准快远高深透实紧严平成动满散断熟齐足圆直正顺][^\u4e00-\u9fff]"
    r"|起|牢|(?P<one>[\u4e00-\u9fff])(?P=one)"
)
HEADLESS = frozenset(
    re.findall(
        r"\w+", "党 国 国家 人民 我们 你们 他们 她们 它们 我 他 她 自己 这里 那里 之间 方面 以来 以后 以前 中 上 下 里"
    )
)
PLACE_OF = frozenset("源营住居驻产属籍在栖殖耕田草湿绿林园圣基牧盐外内当各就本异实")  # with 地 they name a place
GROUND = frozenset("球带面主上下区")  # 地球, 地带 …: what follows a particle as well
DOING = frozenset(  # tagged as nouns, met as verbs
    re.findall(
        r"\w+",
        "动员 缺水 努力 倡议 行动 统一 协调 歌唱 唱歌 开口 说话 讲话 微笑 作战 工作 生活 劳动 成长 利用 合作 交流 服务 管理 教育 领导 指挥",
    )
)
OBTAINED = frozenset(  # what one gets: 群众得实惠
    re.findall(
        r"\w+",
        "实惠 胜利 好处 利益 自由 便宜 天下 民心 人心 第一 冠军 金牌 奖励 高分 满分 好评 益处 平安 安康 奖金 大奖 头奖 机会 时机",
    )
)
DEGREE = frozenset({"很", "更", "更加", "非常", "十分", "越来越", "那么", "这么", "如此"})


QUALITIES = frozenset({"a", "b"})
SOMEWHAT = frozenset({"一些", "一点", "些", "点"})  # may follow a result
HAD = frozenset(  # what one does something with: 有计划地选派
    re.findall(
        r"\w+",
        "计划 步骤 重点 组织 针对性 选择 选择性 秩序 目的 目标 区别 条件 意识 侧重 原则 系统 准备 节奏 分寸 条理 层次 方向 保留 规律 依据 预见性 创造性 例外 差别",
    )
)
MANNER = frozenset({"a", "ad", "d", "z"})


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Particles in the place of another, within words and between them."""
    text = whole(draft)
    seen = set()
    for start, end, at, right in within_words(text.text):
        spot = text.spot(start, end)
        seen.add((spot.block, spot.start + at - start))
        yield finding(text.text[start:end], at - start, right, spot.block, spot.start)
    for index, words in enumerate(tokens(draft)):
        for place in range(1, len(words) - 1):
            if words[place].text in PARTICLES and (index, words[place].start) not in seen:
                right = wanted(words, place)
                if right:
                    before, behind = words[place - 1], words[place + 1]
                    written = before.text + words[place].text + behind.text
                    found = finding(written, len(before.text), right, index, before.start)
                    yield replace(found, level="warning") if right == "地" else found


def finding(written: str, at: int, right: str, block: int, start: int) -> Finding:
    """A particle within some characters that should be another."""
    better = written[:at] + right + written[at + 1 :]
    message = f"“{written}”应为“{better}”"
    return Finding(block, start, start + len(written), message, (better,), "suggest")


def within_words(text: str) -> Iterator[tuple[int, int, int, str]]:
    """Words spelt with the wrong particle: start, end, place of the particle, the right one."""
    for match in PARTICLE.finditer(text):
        found = max(meant(text, match.start()), default=None)
        if found is not None:
            _, start, end, right = found
            yield start, end, match.start(), right


def meant(text: str, at: int) -> Iterator[tuple[float, int, int, str]]:
    """Each word that another particle at a place would make, with the gain in likelihood."""
    wrong = text[at]
    left, last = clause(text, at)
    for right in PARTICLES.replace(wrong, ""):
        for start in range(max(left, at - 2), at + 1):
            for end in range(max(at + 1, start + 2), min(last, at + 3) + 1):
                word = text[start:at] + right + text[at + 1 : end]
                if met(word) >= FAIR and plausible(text, wrong, start, at, end):
                    likelihood, parted = likeliest(text[left:at] + right + text[at + 1 : last])
                    gain = likelihood - likeliest(text[left:last])[0]
                    if gain >= (GAIN_BEFORE if wrong == "的" and start == at else GAIN) and word in parted:
                        yield gain, start, end, right


def met(word: str) -> int:
    """How often a common word is met; 0 for a rare one."""
    return common().get(word, 0) >> TAG_BITS


def clause(text: str, at: int) -> tuple[int, int]:
    """The Chinese characters around a place, ``REACH`` on either side at most."""
    left, last = at, at + 1
    while left > max(0, at - REACH) and "\u4e00" <= text[left - 1] <= "\u9fff":
        left -= 1
    while last < min(len(text), at + 1 + REACH) and "\u4e00" <= text[last] <= "\u9fff":
        last += 1
    return left, last


def plausible(text: str, wrong: str, start: int, at: int, end: int) -> bool:
    """Whether a word may hide here: 的 behind a word is nearly always right, but for a few verbs, and so is 大大地."""
    if wrong == "地" and at > 1 and text[at - 2] == text[at - 1]:
        return False
    if wrong == "得" and RESULT.match(text, at + 1):
        return False  # 筑得牢, 当得起
    if wrong == "的" and start < at < end - 1 and met(text[max(0, start - 1) : at]) >= FAIR:
        return False  # 在外的人
    if text[at + 1 : end] in GROUND or (wrong == "地" and start == at and tag(text[max(0, at - SHORT) : at]) in MANNER):
        return False
    return wrong != "的" or at == start or end > at + 1 or AFTER_VERB.match(text, start) is not None


def wanted(words: tuple[Token, ...], place: int) -> str:
    """The particle that belongs between two words, if it is surely another than the one that stands there."""
    before, written, behind = (word.text for word in words[place - 1 : place + 2])
    if written != "地" and before in adverbials() and is_predicate(behind) and not closed(words, place + 2):
        return "地"
    if written == "得" and is_attribute(before) and is_headed(behind) and not is_result(words, place + 1):
        return "的"
    if written == "地" and before in HAD and place > 1 and words[place - 2].text in ("有", "无"):
        return ""
    if written == "地" and (names(before, behind) or (before in HEADLESS and len(behind) > 1)):
        return "的"
    if written != "得" and is_verb(before) and behind in DEGREE and (written == "地" or closed(words, place + 3)):
        return "得"
    return ""


def is_result(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word tells how something is done, at the end of its clause or with a degree: 配合得主动, 考虑得周全一些."""
    somewhat = place + 1 < len(words) and words[place + 1].text in SOMEWHAT
    return is_quality(words[place].text) and (somewhat or closed(words, place + 1))


def is_quality(word: str) -> bool:
    """Whether a word is an adjective, by the dictionary's tag or although it says otherwise."""
    return tag(word) in QUALITIES or word in qualities()


def is_verb(word: str) -> bool:
    """Whether a word is a verb of one character."""
    return len(word) == 1 and tag(word) == "v"


def is_headed(word: str) -> bool:
    """Whether a word may stand behind an attribute."""
    return len(word) > 1 and word not in OBTAINED and (is_noun(word) or tag(word) in QUALITIES or tag(word) == "vn")


@cache
def adverbials() -> frozenset[str]:
    """Expressions of four characters that tell how something is done."""
    return frozenset(listed(FOLDER / "adverbials.txt"))


@cache
def predicates() -> frozenset[str]:
    """Verbs that are never the noun of an attribute."""
    return frozenset(listed(FOLDER / "predicates.txt"))


@cache
def qualities() -> frozenset[str]:
    """Adjectives that the dictionary calls something else."""
    return frozenset(listed(FOLDER / "qualities.txt"))


def is_predicate(word: str) -> bool:
    """Whether a word is such a verb, alone or with its object."""
    return word in predicates() or (len(word) > SHORT and word[:SHORT] in predicates())


def closed(words: tuple[Token, ...], place: int) -> bool:
    """Whether the clause ends at a place."""
    return place >= len(words) or words[place].text in SETTLED


def is_attribute(word: str) -> bool:
    """Whether a word before 得 can only be an attribute: not what one does, and no reduplication (静静地)."""
    if word in HEADLESS:
        return True
    doubled = len(word) > 1 and word[0] == word[1]
    return len(word) > 1 and not doubled and (is_noun(word) or tag(word) in {"v", "vn", "a", "b", "z"})


def names(before: str, behind: str) -> bool:
    """Whether two words around 地 are an attribute and its noun."""
    if min(len(before), len(behind)) < SHORT or before[-1] in PLACE_OF or behind in DOING:
        return False
    if is_noun(before):
        return is_noun(behind) or tag(behind) in {"a", "b"}
    return tag(before) in {"a", "z"} and tag(behind) == "n" and len(behind) == SHORT


def is_noun(word: str) -> bool:
    """Whether the dictionary calls a word a noun."""
    return tag(word).startswith("n") and tag(word) != "ng"
