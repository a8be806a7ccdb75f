"""The engine of word lists: what an entry can say, and what is said of entries that are wrong."""

import pytest

from drafter.checks import _wordlist
from drafter.errors import Mistakes
from drafter.formats import plain
from drafter.model import Finding

HEAD = """名称: 样表
说明: 说明。
级别: 警告
例: [甲, 乙]
"""


def listed(entries: str, head: str = HEAD) -> _wordlist.WordList:
    """A list with some entries."""
    return _wordlist.parsed(f"{head}条目:\n{entries}", "样表.yaml")


def found(entries: str, text: str, head: str = HEAD) -> list[Finding]:
    """What a list with some entries finds in a text."""
    read = plain.document("例.txt", text)
    return list(listed(entries, head).check(read.draft, None))


def test_an_entry_may_be_written_in_one_line() -> None:
    (one,) = found("  - 甲错→甲对/甲正", "这里有甲错。")

    assert one.replacements == ("甲对", "甲正")
    assert one.message == "“甲错”应为“甲对”或“甲正”"
    assert one.fix == "suggest"


def test_an_entry_without_a_remedy_is_only_named() -> None:
    (one,) = found("  - 甲错", "这里有甲错。")

    assert (one.message, one.fix) == ("“甲错”不宜这样用", "none")


def test_a_gap_keeps_what_stood_in_the_text() -> None:
    entry = "  - {错: 提高…步伐, 对: 加快…步伐, 不含: [质量]}"

    assert [one.replacements for one in found(entry, "要提高改革步伐。")] == [("加快改革步伐",)]
    assert not found(entry, "要提高质量步伐。")
    assert not found(entry, "要提高水平，加快步伐。")


def test_of_two_wordings_that_overlap_the_first_and_longest_stands() -> None:
    both = "  - 甲乙→一\n  - 甲乙丙→二\n  - 丙丁→三"

    assert [one.replacements for one in found(both, "甲乙丙丁")] == [("二",)]


def test_neighbours_decide() -> None:
    entry = "  - {错: 截止, 对: 截至, 后接: [目前], 不前接: [报名]}"

    assert found(entry, "截止目前一切正常。")
    assert not found(entry, "报名截止目前还早。")
    assert not found(entry, "截止日期。")


def test_an_entry_holds_from_its_day_and_is_a_hint_where_no_day_is_known() -> None:
    entry = '  - {错: 旧局, 对: 新局, 自: "2019-04-01"}'

    assert [one.level for one in found(entry, "2020年1月1日\n请旧局办理。")] == [""]
    assert [one.level for one in found(entry, "请旧局办理。")] == ["hint"]
    assert not found(entry, "2018年1月1日\n请旧局办理。")
    assert not found(entry, "2018年，请旧局办理。2018年办完。")


def test_a_list_may_leave_quotations_alone() -> None:
    head = HEAD + "引语不查: true\n"

    assert not found("  - 搞定→办妥", "他说：“早就搞定了。”", head)
    assert found("  - 搞定→办妥", "早就搞定了。", head)


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("  - {错: 甲, 对: [乙, 丙], 安全: true}", "恰好写一个"),
        ("  - {错: 甲, 对: 甲}", "一样"),
        ("  - {错: …甲, 对: 乙}", "省略号开头"),
        ("  - {对: 乙}", "缺“错”"),
        ("  - {错: 甲, 自: 去年}", "格式"),
    ],
)
def test_a_faulty_entry_is_refused_with_its_place(entry: str, fault: str) -> None:
    with pytest.raises(Mistakes) as raised:
        listed(entry)

    assert fault in str(raised.value)
    assert "样表.yaml:6" in str(raised.value)


def test_shipped_lists_hold_no_wording_twice_for_one_time() -> None:
    for name in _wordlist.ids():
        last: dict[str, str] = {}
        for entry in _wordlist.written(name).entries:
            for wrong in () if entry.after or entry.before else entry.wrong:
                assert last.get(wrong, "") < (entry.since or "0"), (name, wrong)
                last[wrong] = entry.until or "9999-12-31"


def test_no_shipped_list_recommends_what_another_forbids() -> None:
    lists = [_wordlist.written(name) for name in _wordlist.ids()]
    always = {
        wrong
        for each in lists
        for entry in each.entries
        if not (entry.after or entry.before or entry.unless_after or entry.unless_before or entry.since)
        for wrong in entry.wrong
    }

    for each in lists:
        for entry in each.entries:
            for right in entry.right:
                kept = [wrong for wrong in always if wrong in right and not any(right in bad for bad in entry.wrong)]
                assert not kept, (each.name, right, kept)
