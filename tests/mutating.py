"""Faults planted into clean texts by program, each with the place where a check must find it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from drafter.text import numerals

NUMERAL = "[一二三四五六七八九十]"
FAMILIES = {  # a family by its first number, in our own words and not those of the program
    "一是": rf"(?:(?<=^)|(?<=[。；：])){NUMERAL}(?=是)",
    "一要": rf"(?:(?<=^)|(?<=[。；：])){NUMERAL}(?=要)",
    "第一": rf"(?:(?<=^)|(?<=[。；：]))第{NUMERAL}(?=，)",
    "一、": rf"^{NUMERAL}(?=、)",
    "（一）": rf"^（{NUMERAL}）",
    "1.": r"^[1-9](?=\.)",
}
HEADINGS = ("一、", "（一）", "1.")
ANNOUNCED = re.compile(
    "(?P<count>[两三四五六七八九])(?:个(?:方面|好|“(?P<label>[\u4e00-\u9fff]{1,3})”)|点|条|件事|项要求)(?![一-龥]{0,2}的?方案)"
)
SENTENCE = re.compile("[^。！？\n]+[。！？]")
NEAR = 46  # characters between an announced count and its list


@dataclass(frozen=True)
class Planted:
    """A text with a fault, and where: a finding that overlaps any of the places has found it."""

    text: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Kind:
    """A kind of fault: the checks of which one must find it, all the ways to plant it into a text."""

    checks: tuple[str, ...]
    plant: Callable[[str, Random], Iterator[Planted]]


@dataclass(frozen=True)
class Listed:
    """A list: the places of its numbers and where its last item ends."""

    family: str
    numbers: tuple[tuple[int, int], ...]
    end: int
    at_heads: bool

    @property
    def start(self) -> int:
        return self.numbers[0][0]

    def item_end(self, index: int) -> int:
        return self.numbers[index + 1][0] if index + 1 < len(self.numbers) else self.end


def lists(text: str) -> Iterator[Listed]:
    """The lists of a clean text, whose numbers run without a fault."""
    for family, pattern in FAMILIES.items():
        found = [match.span() for match in re.finditer(pattern, text, re.MULTILINE)]
        for at_heads in (True, False):
            run: list[tuple[int, int]] = []
            here = [span for span in found if (span[0] == 0 or text[span[0] - 1] == "\n") is at_heads]
            for span in [*here, (len(text), len(text))]:
                number = value(text[slice(*span)])
                if run and (number != len(run) + 1 or (not at_heads and "\n" in text[run[-1][0] : span[0]])):
                    yield from listed(family, run, text, at_heads)
                    run = []
                if number == len(run) + 1:
                    run.append(span)


def listed(family: str, run: list[tuple[int, int]], text: str, at_heads: bool) -> Iterator[Listed]:
    """A run of numbers as a list, if there are two."""
    if len(run) > 1:
        end = text.find("\n", run[-1][1])
        yield Listed(family, tuple(run), len(text) if end < 0 else end, at_heads)


def value(number: str) -> int:
    """What a number of any family counts; 0 for none."""
    bare = number.strip("第（）")
    return int(bare) if bare.isdecimal() else numerals.VALUES.get(bare, 0)


def renumbered(number: str, other: int) -> str:
    """The same number with another value."""
    digit = re.search(rf"[1-9]|{NUMERAL}", number)
    assert digit
    return number.replace(digit[0], str(other) if digit[0].isdecimal() else numerals.chinese(other))


def announced(text: str, found: Listed) -> re.Match[str] | None:
    """The count that announces a list: the last one that stands close before it."""
    return next(reversed([*ANNOUNCED.finditer(text, max(0, found.start - NEAR), found.start)]), None)


def counted(text: str) -> Iterator[tuple[Listed, re.Match[str]]]:
    """Each list with the count that announces it, where that count is right."""
    for found in lists(text):
        match = announced(text, found)
        if match and numerals.value(match["count"]) == len(found.numbers):
            yield found, match


def edited(text: str, *edits: tuple[int, int, str]) -> str:
    """A text with edits that do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def dropped(text: str, found: Listed, index: int) -> str:
    """A text without one item of a list."""
    end = found.item_end(index)
    start = found.numbers[index][0]
    if index + 1 == len(found.numbers):  # with the line break or the ； before it
        return text[: start - 1] + ("。" if text[start - 1] == "；" else "") + text[end:]
    return text[:start] + text[end:]


def drop_and_renumber(text: str, random: Random) -> Iterator[Planted]:
    """An item lost, the others renumbered."""
    for found, match in counted(text):
        index = random.randrange(len(found.numbers))
        if len(found.numbers) > 2 and (index + 1 < len(found.numbers) or plain_end(text, found)):
            later = [
                (*span, renumbered(text[slice(*span)], number + 1))
                for number, span in enumerate(found.numbers[index + 1 :], index)
            ]
            yield Planted(dropped(edited(text, *later), found, index), ((match.start(), found.numbers[-1][1]),))


def plain_end(text: str, found: Listed) -> bool:
    """Whether the last item of a list is a paragraph or clause by itself."""
    return found.family not in HEADINGS and "。" not in text[found.numbers[-1][0] : found.end - 1].replace("。", "", 1)


def drop_and_leave_a_gap(text: str, random: Random) -> Iterator[Planted]:
    """An item lost, the numbers left as they were."""
    for found in lists(text):
        if len(found.numbers) > 2:
            index = random.randrange(len(found.numbers) - 1)
            yield Planted(dropped(text, found, index), ((found.start - NEAR, found.numbers[-1][1]),))


def add_an_item(text: str, random: Random) -> Iterator[Planted]:
    """An item more than announced."""
    for found, match in counted(text):
        if found.family not in HEADINGS:
            count = len(found.numbers)
            first = text[slice(*found.numbers[0])]
            tail = text[found.numbers[0][1] : found.numbers[0][1] + 1]
            head = f"{renumbered(first, count + 1)}{tail}抓紧抓实督促检查。"
            joint = "\n" if found.at_heads else ""
            new = text[: found.end] + joint + head + text[found.end :]
            yield Planted(new, ((match.start(), found.end + len(joint + head)),))


def change_the_count(text: str, random: Random) -> Iterator[Planted]:
    """An announced count that is one too many or too few."""
    for found, match in counted(text):
        count = len(found.numbers)
        other = numerals.counted(random.choice([number for number in (count - 1, count + 1) if number > 1]))
        new = edited(text, (*match.span("count"), other))
        yield Planted(new, ((match.start(), found.numbers[-1][1]),))


def swap_two_numbers(text: str, random: Random) -> Iterator[Planted]:
    """Two neighbours with each other's number."""
    for found in lists(text):
        index = random.randrange(len(found.numbers) - 1)
        one, two = found.numbers[index : index + 2]
        new = edited(text, (*one, text[slice(*two)]), (*two, text[slice(*one)]))
        yield Planted(new, ((one[0], (*found.numbers, (0, found.end))[min(index + 2, len(found.numbers))][1]),))


def repeat_a_number(text: str, random: Random) -> Iterator[Planted]:
    """A number that stands twice."""
    for found in lists(text):
        index = random.randrange(1, len(found.numbers))
        new = edited(text, (*found.numbers[index], text[slice(*found.numbers[index - 1])]))
        yield Planted(new, ((found.start, found.end),))


def mix_families(text: str, random: Random) -> Iterator[Planted]:
    """One number of another family than the others."""
    others = {"一是": "第{}，", "一要": "{}是", "第一": "{}是", "一、": "（{}）", "（一）": "{}、"}
    for found in lists(text):
        if found.family in others and len(found.numbers) > 2:
            index = random.randrange(1, len(found.numbers))
            start, end = found.numbers[index]
            end += found.family != "（一）"  # with 是, 要, ， or 、
            new = others[found.family].format(numerals.chinese(index + 1))
            yield Planted(edited(text, (start, end, new)), ((found.start, len(text)),))


def wrong_back_reference(text: str, random: Random) -> Iterator[Planted]:
    """A look back that counts one more or less than there was."""
    for found in lists(text):
        if found.at_heads and found.family in ("一是", "一要", "第一") and len(found.numbers) > 2:
            if ANNOUNCED.search(text, found.end, found.end + 20) or text[found.end + 1 : found.end + 3] == "以上":
                continue
            other = len(found.numbers) + random.choice((-1, 1))
            new = f"\n以上{numerals.counted(other)}点，请大家结合实际抓好落实。"
            yield Planted(text[: found.end] + new + text[found.end :], ((found.end, found.end + len(new)),))


def break_a_heading(text: str, random: Random) -> Iterator[Planted]:
    """A heading that is longer than its even row."""
    for found in lists(text):
        ends = [heading_end(text, end) for _, end in found.numbers]
        heads = [text[end:stop] for (_, end), stop in zip(found.numbers, ends, strict=True)]
        if found.at_heads and len(heads) > 2 and len(set(map(len, heads))) == 1 and len(heads[0]) < 16:
            index = random.randrange(len(heads))
            new = text[: ends[index]] + "和各项保障" + text[ends[index] :]
            yield Planted(new, ((found.start, ends[-1] + 5),))


def heading_end(text: str, start: int) -> int:
    """Where the heading of an item ends."""
    match = re.compile("[。；：\n]").search(text, start)
    return match.start() if match else len(text)


def drop_a_label(text: str, random: Random) -> Iterator[Planted]:
    """An item that lost the word which the count names: 三个“好”."""
    for found, match in counted(text):
        label = match["label"]
        ends = [heading_end(text, end) for _, end in found.numbers]
        bearing = [end for end in ends if label and text[:end].endswith(label)]
        if label and len(bearing) == len(ends):
            end = random.choice(bearing)
            yield Planted(text[: end - len(label)] + text[end:], ((match.start(), ends[-1]),))


def sentences(text: str) -> list[re.Match[str]]:
    """The plain sentences of the running text: without numbers, quotations and line heads."""
    return [
        match
        for match in SENTENCE.finditer(text)
        if not re.search(r"[0-9“”《》（）：；]|[一二三四五六七八九十第首其][是要次先、，]", match[0])
    ]


def clauses(sentence: re.Match[str]) -> list[tuple[int, int]]:
    """The clauses of a sentence in the whole text."""
    return [
        (sentence.start() + match.start(), sentence.start() + match.end())
        for match in re.finditer("[^，。！？]+", sentence[0])
    ]


def repeat_a_clause(text: str, random: Random) -> Iterator[Planted]:
    """A clause of eight characters or more twice in its sentence."""
    for sentence in sentences(text):
        parts = clauses(sentence)
        long = [part for part in parts if part[1] - part[0] >= 8 and "、" not in text[slice(*part)]]
        if len(parts) > 1 and long:
            start, end = random.choice(long)
            after = random.choice(parts)[1]
            new = "，" + text[start:end]
            yield Planted(text[:after] + new + text[after:], ((sentence.start(), sentence.end() + len(new)),))


PHRASES = ("重点任务", "工作机制", "责任清单", "基层一线", "群众诉求", "专项资金")


def repeat_a_phrase_nearby(text: str, random: Random) -> Iterator[Planted]:
    """A phrase three times within sixty characters, each time in another part of the sentence."""
    for sentence in sentences(text):
        parts = clauses(sentence)
        phrase = random.choice([one for one in PHRASES if one not in text] or [""])
        if len(parts) > 2 and parts[2][1] - parts[0][0] < 45 and phrase and "、" not in sentence[0]:
            edits = [
                (parts[0][0], f"围绕{phrase}"),
                (parts[1][1], f"靠的是{phrase}"),
                (parts[2][1], f"与{phrase}相结合"),
            ]
            new = edited(text, *((at, at, words) for at, words in edits))
            yield Planted(new, ((parts[0][0], parts[2][1] + 20),))


def copy_a_sentence(text: str, random: Random) -> Iterator[Planted]:
    """A sentence again in another paragraph, hardly changed."""
    ends = [match.end() for match in re.finditer("。(?=\n)", text)]
    for sentence in sentences(text):
        far = [end for end in ends if abs(end - sentence.start()) > 200]
        if 24 <= len(sentence[0]) <= 90 and far:
            end = random.choice(far)
            cut = random.choice([match.end() for match in re.finditer("，|。", sentence[0])][:-1] or [0])
            copy = sentence[0][:cut] + "也" + sentence[0][cut:]
            moved = len(copy) if end <= sentence.start() else 0
            yield Planted(
                text[:end] + copy + text[end:],
                ((end, end + len(copy)), (sentence.start() + moved, sentence.end() + moved)),
            )


def double(words: str) -> Callable[[str, Random], Iterator[Planted]]:
    """A small word that stands twice: 要要, 进行进行, 的的."""

    def plant(text: str, random: Random) -> Iterator[Planted]:
        for match in re.finditer(words, text):
            new = text[: match.end()] + match[0] + text[match.end() :]
            yield Planted(new, ((match.start(), match.end() + len(match[0])),))

    return plant


def replace(pattern: str, *templates: str) -> Callable[[str, Random], Iterator[Planted]]:
    """Each match of a pattern written as one of the templates (``\\1`` is a group)."""

    def plant(text: str, random: Random) -> Iterator[Planted]:
        for match in re.finditer(pattern, text, re.MULTILINE):
            new = match.expand(random.choice(templates))
            places = ((match.start(), max(match.start() + len(new), match.start() + 1)),)
            yield Planted(edited(text, (*match.span(), new)), places)

    return plant


def unpair(pattern: str) -> Callable[[str, Random], Iterator[Planted]]:
    """One mark of a pair taken away; the other one, or the paragraph, is the place."""

    def plant(text: str, random: Random) -> Iterator[Planted]:
        for match in re.finditer(pattern, text):
            at = random.choice((match.start(), match.end() - 1))
            yield Planted(text[:at] + text[at + 1 :], ((match.start() - 40, match.end() + 40),))

    return plant


def without(pattern: str) -> Callable[[str, Random], Iterator[Planted]]:
    """What a pattern matches taken away; the fault may be told anywhere."""

    def plant(text: str, random: Random) -> Iterator[Planted]:
        for match in [*re.finditer(pattern, text, re.MULTILINE)][-1:]:
            yield Planted(text[: match.start()] + text[match.end() :], ((-1, len(text) + 1),))

    return plant


CARRIED = re.compile("⟦(.*?)→(.*?)⟧")


def carried(lines: list[str], right: bool = False, whole: bool = False) -> Callable[[str, Random], Iterator[Planted]]:
    """A sentence of ours with ⟦wrong→right⟧ put in as a paragraph.

    ``right`` plants no fault, to see that it is clean; ``whole`` if the fault lies between several of its words.
    """

    def plant(text: str, random: Random) -> Iterator[Planted]:
        ends = [match.end() for match in re.finditer("。\n", text)]
        for line in lines:
            at = random.choice(ends[len(ends) // 3 : -2])
            match = CARRIED.search(line)
            assert match, line
            new = CARRIED.sub(r"\2" if right else r"\1", line)
            start = at + match.start()
            place = (at, at + len(new)) if whole else (start, start + max(1, len(match[1])))
            yield Planted(text[:at] + new + "\n" + text[at:], (place,))

    return plant


def written(path: Path) -> dict[str, list[str]]:
    """The sentences of a file by the kind of their fault."""
    kinds: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            kinds[line.strip("[]")] = []
        elif line and not line.startswith("#"):
            kinds[next(reversed(kinds))].append(line)
    return kinds


WRITTEN = written(Path(__file__).parent / "cases" / "planted.txt")
WORDS = ("wrong-words", "confused-words", "variant-forms", "idiom-off-by-one", "misspelt-word")
STRUCTURE: dict[str, Kind] = {
    "丢一条，序号补齐": Kind(("announced-count", "label-of-items"), drop_and_renumber),
    "丢一条，序号留空": Kind(("broken-numbering", "announced-count"), drop_and_leave_a_gap),
    "多一条": Kind(("announced-count",), add_an_item),
    "预告的数改了": Kind(("announced-count", "count-without-list"), change_the_count),
    "两条序号对调": Kind(("broken-numbering",), swap_two_numbers),
    "序号重复": Kind(("broken-numbering", "lone-item"), repeat_a_number),
    "混用序号": Kind(("mixed-numbering", "broken-numbering", "level-order"), mix_families),
    "回指的数不对": Kind(("back-reference",), wrong_back_reference),
    "标题不齐": Kind(("uneven-heading", "broken-parallel", "label-of-items"), break_a_heading),
    "标签丢了": Kind(("label-of-items",), drop_a_label),
    "句中重复分句": Kind(("repeat-in-sentence",), repeat_a_clause),
    "近处重复短语": Kind(("near-echo", "repeat-in-sentence"), repeat_a_phrase_nearby),
    "别处重复句子": Kind(("near-duplicate-sentence",), copy_a_sentence),
    "叠词“的的”": Kind(("doubled-word", "doubled-function-word"), double("(?<=[一-龥])的(?=[一-龥])")),
    "叠词“要要”": Kind(
        ("doubled-word", "doubled-function-word"),
        double("(?<=[一-龥])(?<![不手只主重必需针])[要和在对](?=[一-龥]{2})(?!(?:在|面|要|待))"),
    ),
    "叠词“进行进行”": Kind(
        ("doubled-word", "doubled-function-word"), double("进行|我们|提高|工作|组织|要求|建设|同志")
    ),
}
SURFACE: dict[str, Kind] = {
    "半角逗号": Kind(("half-width-point",), replace("(?<=[一-龥])，(?=[一-龥])", ",")),
    "引号不成对": Kind(("unpaired-mark",), unpair("“[^”]+”")),
    "括号不成对": Kind(("unpaired-mark", "half-width-bracket"), unpair("(?<=[一-龥])（[^）\n]+）")),
    "标点叠用": Kind(("doubled-point",), replace("(?<=[一-龥])([，。；])", r"\1\1", r"\1，")),
    "汉字与数字间空格": Kind(("stray-space",), replace("(?<=[一-龥])([0-9]+)(?=[一-龥])", r" \1", r"\1 ")),
    "序号后的标点": Kind(("point-after-number",), replace("^(第[一二三四])，", r"\1、")),
    "序号后的标点（标题）": Kind(("point-after-number",), replace("^(（[一二三四]）)(?=[一-龥])", r"\1、")),
    "序号后的标点（数字）": Kind(("point-after-number",), replace(r"^([1-9])\.(?=[一-龥])", r"\1、")),
    "缺称呼": Kind(("missing-part",), without("^(?:[一-龥、，]*同志们|各位[一-龥、]+)：\n")),
    "缺结束语": Kind(
        ("missing-part",),
        without(
            r"\n(?:同志们，|各位领导、|饮水思源|各位领导，老师们)(?:(?!\n(?:同志们，|各位领导)).|\n(?!同志们，|各位领导))*\Z"
        ),
    ),
}
CARRIED_BY: dict[str, tuple[str, ...]] = {
    "成语错一字": WORDS,
    "错别字": WORDS,
    "的地得": ("de-particle",),
    "名句有误": ("misquoted-line", *WORDS),
    "固定提法": ("set-phrase-members", "set-phrase-slip", "set-phrase-head"),
    "框式不全": ("unclosed-frame", "lost-subject", "blended-sentence", "doubled-negation", "mismatched-conjunction"),
    "机构连写": ("joined-bodies",),
    "年份写法": ("zero-in-chinese-year",),
    "日期不对": ("impossible-date",),
    "星期不对": ("wrong-weekday",),
    "百分数过百": ("impossible-share",),
    "合计不对": ("wrong-sum",),
    "同一数量两种说法": ("conflicting-quantity",),
    "公文编号": ("document-number", "half-width-bracket"),
    "留空未填": ("placeholder",),
}
LEAST = {
    "错别字": 0.4,
    "的地得": 0.4,
    "成语错一字": 0.75,
    "框式不全": 0.6,
}  # where precision comes before recall
BETWEEN = ("合计不对", "同一数量两种说法", "框式不全", "固定提法", "名句有误")  # faults between words far apart
KINDS: dict[str, Kind] = {
    **STRUCTURE,
    **SURFACE,
    **{name: Kind(ids, carried(WRITTEN[name], whole=name in BETWEEN)) for name, ids in CARRIED_BY.items()},
}
