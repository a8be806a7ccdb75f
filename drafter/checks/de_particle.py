"""“的”“地”“得”用混。

定语后面用“的”（认真的态度），状语后面用“地”（认真地研究），补语前面用“得”（研究得很深）；
“获得、值得、地区、地位”等词里的字也常被错成另一个。只在前后词语足以断定时才提出。

改法：按所在位置改为“的”“地”或“得”。

依据：《现代汉语词典》对“的”“地”“得”的分工
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.dictionary import TAG_BITS, common, tag
from drafter.text.likelihood import likeliest
from drafter.text.places import Whole, whole
from drafter.text.words import Token, tokens

from ._options import NoOptions as Options

LEVEL = "warning"
SETTLED = frozenset("，。；！？、")
PARTICLES = "的地得"
PARTICLE = re.compile(f"[{PARTICLES}]")
FAIR = 20  # the least frequency of a word that may have been meant
REACH = 4  # characters on either side that are weighed
GAIN = {"的": 5.0, "地": 3.0, "得": 3.0}  # in log-likelihood, by what is written

AFTER_VERB = re.compile("(?<!所)(?:[取获值使显觉免舍]的|变的[更很越])(?![是，。；、人])")
HEADLESS = frozenset("党 国 国家 人民 我们 你们 他们 她们 它们 我 他 她 自己 这里 那里 之间 方面 以来 以后 以前 中 上 下 里".split())
PLACE_OF = frozenset("源营住居驻产属籍在栖殖耕田草湿绿林园圣基牧盐外内当各就本异实")  # with 地 they name a place
GROUND = frozenset("球带面主上下")  # 地球, 地带 …: what follows a particle as well
DOING = frozenset("动员 缺水 努力 倡议 行动 统一 协调".split())  # tagged as nouns, met as verbs
DEGREE = frozenset("很 更 更加 非常 十分 越来越 那么 这么 如此".split())
ADVERBIAL = frozenset(
    "孜孜不倦 坚定不移 坚持不懈 持之以恒 锲而不舍 毫不动摇 毫不犹豫 义无反顾 旗帜鲜明 实事求是 因地制宜 循序渐进 源源不断 全心全意 一心一意 "
    "聚精会神 专心致志 齐心协力 同心协力 不折不扣 毫无保留 有条不紊 卓有成效 扎扎实实 踏踏实实 认认真真 老老实实 实实在在 勤勤恳恳 兢兢业业 "
    "切切实实 清清楚楚 明明白白 原原本本 堂堂正正 潜移默化 设身处地 自觉自愿 心甘情愿 理直气壮 如饥似渴 一如既往 始终如一 夜以继日 马不停蹄 "
    "争先恐后 千方百计 想方设法 竭尽全力 全力以赴 雷厉风行 脚踏实地 一丝不苟 不知不觉 循循善诱 苦口婆心 语重心长 一以贯之 久久为功 深入细致 "
    "满腔热情 满怀信心 大张旗鼓 大刀阔斧 毫无顾虑 不遗余力 有针对性 创造性 系统性 积极主动".split()
)
PREDICATES = frozenset(
    "练就 推进 推动 做好 抓好 搞好 办好 落实 贯彻 贯彻落实 完成 做到 加强 提高 提升 加快 开展 执行 履行 把握 掌握 认识到 看到 感到 意识到 体会到 "
    "解决 处理 化解 破解 反映 说明 指出 提出 写道 说道 告诉 融入 投入到 投身 走下去 干下去 坚持下去 干好 抓实 做实 抓紧 维护 捍卫 站在 团结 带领 "
    "学习好 服务好 贯彻好 落实好 完成好 发挥好 推动着 推向 迈进 迈向 前进 揭示 阐明 阐述 回答 打好 打赢 守住 守牢 筑牢 兜牢 抓住 握住 把 将".split()
)


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
                    yield finding(written, len(before.text), right, index, before.start)


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
                    if gain >= GAIN[wrong] and word in parted:
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
    if text[at + 1 : end] in GROUND:
        return False
    return wrong != "的" or at == start or end > at + 1 or AFTER_VERB.match(text, start) is not None


def wanted(words: tuple[Token, ...], place: int) -> str:
    """The particle that belongs between two words, if it is surely another than the one that stands there."""
    before, written, behind = (word.text for word in words[place - 1 : place + 2])
    if written != "地" and before in ADVERBIAL and behind in PREDICATES and not closed(words, place + 2):
        return "地"
    if written == "得" and is_attribute(before) and len(behind) > 1 and (is_noun(behind) or tag(behind) in {"a", "b", "vn"}):
        return "的"
    if written == "地" and (names(before, behind) or (before in HEADLESS and len(behind) > 1)):
        return "的"
    if written != "得" and len(before) == 1 and tag(before) == "v" and behind in DEGREE and (written == "地" or closed(words, place + 3)):
        return "得"
    return ""


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
    if min(len(before), len(behind)) < 2 or before[-1] in PLACE_OF or behind in DOING:
        return False
    if is_noun(before):
        return is_noun(behind) or tag(behind) in {"a", "b"}
    return tag(before) in {"a", "z"} and tag(behind) == "n" and len(behind) == 2


def is_noun(word: str) -> bool:
    """Whether the dictionary calls a word a noun."""
    return tag(word).startswith("n") and tag(word) != "ng"
