"""词语重复录入。

“要要加强”“进行进行了部署”“工作工作”一类，同一个词紧挨着写了两遍，多是录入或改稿时留下的。
“研究研究”“商量商量”这样的动词重叠，“一步一步”“一件一件”这样的数量重叠，“天天”“常常”“步步”“平平安安”
“非常非常”这样的叠词，“该洗手洗手”这样的说法，不在此列。

改法：删去一个。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.repetition.doubled import LONG, SHORT, Doubled, doubled
from drafter.text.dictionary import tag

from ._options import NoOptions as Options

LEVEL = "warning"

SINGLE = frozenset("要也都就还更能我他这使由于并但而或又已均须应其所有对向")
ASKING = re.compile(r"[一二三四五六七八九十]+要|[面针应]对")  # words that do not stand before 要 or 对
DULY = "该"  # 该洗手洗手
TAGS = frozenset(("v", "vn", "n", "d", "c", "p", "r", "b", "ad", "i", "l", "vd", "f", "j"))
REPEATED = re.compile(r"[一二两三几多半]|[哈呵嘿哎唉]|[很太好真最更][\u4e00-\u9fff]|(.)\1")  # 一步一步, 哈哈, 很多很多
TWICE = """
研究 讨论 学习 锻炼 调查 分析 总结 商量 考虑 休息 打扫 整理 收拾 宣传 教育 帮助 体验 感受 交流 沟通 了解 熟悉 认识
参观 检查 调研 走访 反思 思考 琢磨 准备 介绍 活动 运动 放松 庆祝 比较 打听 照顾 关心 联系 练习 尝试 观察 欣赏 享受
改造 教训 批评 表扬 鼓励 安慰 指点 指导 协调 合计 盘算 掂量 品味 回味 回忆 想想 看看 试试 听听 走走 谈谈 说说
非常 十分 特别 永远 千万 好好 慢慢 轻轻 如此 这样 那样 这么 那么 真的 多少 谢谢 拜拜 什么 怎么 加油 努力 前进
大口 大把 大块 大片 成群 如何 某某 多么 何等 反复 再三
"""
SAID_TWICE = frozenset(TWICE.split())


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Each content word that stands twice."""
    for twice in (*doubled(draft, SHORT), *doubled(draft, LONG)):
        if careless(twice):
            message = f"“{twice.word}”重复，宜删去一个"
            yield Finding(twice.spot.block, twice.spot.start, twice.spot.end, message, (twice.word,), "suggest")


def careless(twice: Doubled) -> bool:
    """Whether a word is never said twice on purpose."""
    if len(twice.word) == 1:
        return bool(ASKING.fullmatch(twice.glued)) or (twice.word in SINGLE and not twice.glued and not twice.joined)
    return (
        twice.before != DULY
        and twice.word not in SAID_TWICE
        and tag(twice.word) in TAGS
        and not REPEATED.match(twice.word)
    )
