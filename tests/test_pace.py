"""Length and pace under the office's own limits."""

from drafter import checks
from drafter.checks._settings import Settings
from drafter.checks.long_breath import Options as Breath
from drafter.checks.long_paragraph import Options as Paragraph
from drafter.checks.long_sentence import Options as Sentence
from drafter.checks.speaking_time import Options as Time
from drafter.formats import plain
from drafter.model import Draft, Finding

PATROL = "看水位，看坝脚，看溢洪道，看启闭机，看电源，看值班的人在不在岗，看巡查的本子记没记。"
SPEECH = f"在防汛会上的讲话\n同志们：\n{PATROL * 3}\n{PATROL * 4}\n"


def read(text: str) -> Draft:
    return plain.document("稿.txt", text).draft


def found(name: str, text: str, options: object) -> list[Finding]:
    return checks.run(read(text), Settings(only=frozenset([name]), options={name: options}))


def test_the_time_that_was_given_is_held_against_what_is_read_aloud() -> None:
    (finding,) = found("speaking-time", SPEECH, Time(minutes=1))

    assert (finding.block, finding.start) == (0, 0)
    assert "说好 1 分钟" in finding.message
    assert "约多 80 字" in finding.message
    assert found("speaking-time", SPEECH, Time(minutes=1.5)) == []
    assert found("speaking-time", "", Time(minutes=1)) == []


def test_the_longest_paragraph_stands_for_all_long_ones() -> None:
    (finding,) = found("long-paragraph", SPEECH, Paragraph(limit=100))

    assert finding.block == 3
    assert [spot.block for spot in finding.related] == [2]
    assert "另有 1 段" in finding.message


def test_limits_can_be_set() -> None:
    assert len(found("long-sentence", SPEECH, Sentence(limit=30))) == 7
    assert found("long-sentence", SPEECH, Sentence(limit=60)) == []
    assert len(found("long-breath", "今年汛期来得比往年早了整整半个月。", Breath(limit=10))) == 1
