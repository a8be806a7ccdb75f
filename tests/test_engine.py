"""How checks are found, set, silenced and put in order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drafter import checks
from drafter.checks import Settings, _needs
from drafter.errors import DrafterError
from drafter.formats import plain
from drafter.model import Draft, Finding


def draft(text: str) -> Draft:
    return plain.document("稿.txt", text).draft


def found(text: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    settings = settings or Settings(only=frozenset(["doubled-point", "announced-count"]))
    return [(finding.check, finding.level) for finding in checks.run(draft(text), settings)]


DOUBLED = "会议开得很好。。大家都很满意。\n"


def test_a_check_is_known_by_its_id_and_by_its_chinese_name() -> None:
    assert (
        checks.resolved("doubled-point")
        == checks.resolved("标点叠用")
        == checks.resolved("标点叠用。")
        == "doubled-point"
    )


def test_an_unknown_check_gets_a_did_you_mean() -> None:
    with pytest.raises(DrafterError, match="是不是“doubled-point”？"):
        checks.resolved("double-point")


def test_every_id_is_ascii_and_every_name_stands_once() -> None:
    titles = [checks.load(name).title for name in checks.ids()]

    assert all(name.isascii() and name == name.lower() for name in checks.ids())
    assert len(set(titles)) == len(titles)


def written(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "drafter.yaml"
    path.write_text(text, "utf-8")
    return checks.settings(path)


def test_a_check_is_turned_off_or_set_to_another_level(tmp_path: Path) -> None:
    assert ("doubled-point", "error") in found(DOUBLED)
    assert found(DOUBLED, written(tmp_path, "检查: {标点叠用: 关}")) == []
    assert ("doubled-point", "hint") in found(DOUBLED, written(tmp_path, "检查: {doubled-point: 提示}"))


def test_options_are_read_by_their_chinese_names(tmp_path: Path) -> None:
    settings = written(tmp_path, "检查: {uneven-heading: {级别: 提示, 相差: 5}}")

    assert settings.levels == {"uneven-heading": "hint"}
    assert settings.options["uneven-heading"].difference == 5  # type: ignore[attr-defined]


def test_a_file_follows_another_and_has_the_last_word(tmp_path: Path) -> None:
    (tmp_path / "单位.yaml").write_text("检查: {doubled-point: 关, lone-item: 关}\n自有词: [组工]", "utf-8")
    settings = written(tmp_path, "沿用: 单位.yaml\n检查: {doubled-point: 开}\n自有词: [党工委]")

    assert settings.off == {"lone-item"}
    assert settings.words == {"组工", "党工委"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("检查: {doubled-pont: 关}", ":1:6: 没有“doubled-pont”这个检查；是不是“doubled-point”？"),
        ("检查:\n  doubled-point: 很严", ":2:3: “很严”不合要求；可以写：关、开、错误、警告、提示"),
        ("检查: {uneven-heading: {相差: 三}}", "要写整数"),
        ("检查: {uneven-heading: {上线: 3}}", "不认识“上线”"),
        ("检察: {}", "是不是“检查”？"),
        ("沿用: 没有.yaml", "找不到"),
        ("沿用: drafter.yaml", "互相沿用"),
        ("- 甲", "要分行写"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DrafterError) as caught:
        written(tmp_path, text)

    assert message in str(caught.value)


def test_an_own_word_is_no_fault(tmp_path: Path) -> None:
    only = frozenset(["wrong-words"])

    assert found("会议布署了任务。\n", Settings(only=only))
    assert not found("会议布署了任务。\n", Settings(only=only, words=frozenset(["布署了"])))


def test_a_waiver_silences_its_paragraph_and_no_other() -> None:
    text = f"<!-- 不查 doubled-point -->\n{DOUBLED}{DOUBLED}"

    assert found(text) == [("doubled-point", "error")]


def test_two_checks_that_propose_the_same_say_it_once() -> None:
    one = Finding(0, 2, 4, "甲", ("部署",), "safe", check="a", level="error")
    wider = Finding(0, 0, 5, "乙", ("会议部署了",), "suggest", check="b", level="warning")
    other = replace(wider, replacements=("会议安排了",))
    bare = Finding(0, 2, 4, "丙", check="c", level="hint")

    assert checks.said_once(draft("会议布署了任务。"), [bare, wider, other, one]) == [one, other, bare]


def test_findings_come_in_the_order_of_the_text() -> None:
    findings = checks.run(
        draft("一、甲\n好。。\n二、乙\n好，。再好。。\n"), Settings(only=frozenset(["doubled-point"]))
    )

    assert [finding.spot for finding in findings] == sorted(finding.spot for finding in findings)
    assert len(findings) == 3


def test_what_a_check_needs_is_said_of_checks_that_there_are() -> None:
    assert _needs.NEEDS.keys() <= set(checks.modules())
