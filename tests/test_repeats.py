"""drafter repeats: what is listed, in which order and form, what the banks offer instead, and how it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from subprocess import CompletedProcess

import docx
import jsonschema
import making
import pytest
from conftest import BRIEFS, ROOT, SAMPLES
from hypothesis import given
from hypothesis import strategies as st

from drafter import formats
from drafter.drafting import offers
from drafter.drafting.compose import compose
from drafter.formats import Look, plain
from drafter.jobs import repeats as job
from drafter.model import FLAGGED, Draft, Offer, Repeated
from drafter.report import repeats as listed
from drafter.report.repeats import json as as_json
from drafter.report.repeats import terminal
from drafter.text import repeats as rules

Run = Callable[..., CompletedProcess[str]]

SPEECH = (ROOT / "tests" / "cases" / "repeats" / "speech.txt").read_text("utf-8")
SHORT = "老渠要修好，新渠也要修好。\n"
SEVERAL = (
    "守望相助是老话。\n" + "清早下了雨，路不好走。\n" * 2 + "大家守望相助，难关就过去了。守望相助不能只挂在嘴上。\n"
)
BAD = "坏\x1b[2J\n稿.txt"


def found(text: str, name: str = "讲话.txt") -> Repeated:
    """A text with its repeats."""
    return job.of(name, plain.document(name, text))


def kinds(text: str) -> dict[str, str]:
    """The kind of each repeat of a text."""
    return {repeat.text: repeat.kind for repeat in found(text).repeats}


# What is listed


def test_every_kind_has_its_own_list() -> None:
    told = kinds(SPEECH)

    assert told.items() >= {
        "久久为功": "repeat", "服务质量": "echo", "各街道要逐个点位核对就餐人数和用餐反馈": "near", "切实": "overused",
        "要": "opening", "全过程人民民主": "set", "小灶台连着大民生": "quote", "从…向…转变": "parallel",
        "特别": "parallel", "什么": "parallel",
    }.items()  # fmt: skip


def test_what_is_worth_a_look_is_ranked_and_each_stretch_of_text_stands_once() -> None:
    look = listed.flagged(found(SPEECH))
    taken = [place for one in look for place in one.repeat.places]

    assert [one.rank for one in look] == list(range(1, len(look) + 1))
    assert [one.repeat.score for one in look] == sorted((one.repeat.score for one in look), reverse=True)
    assert len({place.block * 10_000 + at for place in taken for at in range(place.start, place.end)}) == sum(
        place.end - place.start for place in taken
    )


def test_a_changed_clause_is_known_again() -> None:
    text = f"镇里商定，稳步扩大灌溉领域的试验范围。{SHORT}秋后怎么办？稳步扩大试验范围，多听农户的。\n"

    assert [repeat.kind for repeat in found(text).repeats if repeat.text == "稳步扩大灌溉领域的试验范围"] == ["near"]


def test_paragraphs_that_open_alike_are_a_row() -> None:
    heads = ["更加注重蓄水保水，把塘坝修牢。", "更加注重节水用水，把水表装齐。", "更加注重护水管水，把界桩立稳。"]
    text = "\n".join(f"——{head}{SHORT.strip()}{SEVERAL.replace(chr(10), '')}" for head in heads)
    (repeat,) = [repeat for repeat in found(text).repeats if repeat.text.startswith("更加…注重")]

    assert (repeat.kind, repeat.reason) == ("parallel", "排比3段")
    assert "更加注重" not in {one.repeat.text for one in listed.flagged(found(text))}


def test_openings_that_are_too_frequent_are_told_with_their_share() -> None:
    text = "要看天。要看地。这里没有别的办法。大家都在想。要看人。\n雨停了。要看水。路通了。要看桥。人来了。要看灯。\n"
    reasons = [repeat.reason for repeat in found(text).repeats if repeat.kind == "opening"]

    assert reasons == ["11句里有6句以它开头"]


def test_a_sentence_said_three_times_stands_once_with_all_its_places() -> None:
    text = f"渠首的闸门要有专人日夜看守。\n{SHORT}渠首的闸门要有专人日夜看守。\n{SEVERAL}渠首的闸门要有专人日夜看守。\n"
    (repeat,) = [repeat for repeat in found(text).repeats if repeat.kind == "near"]

    assert (repeat.reason, len(repeat.places)) == ("逐字相同", 3)


@given(st.text(alphabet="要的了学习干部，。、；“”《》（）\n强化什么5a", max_size=120))
def test_places_lie_within_their_paragraphs_and_differ(text: str) -> None:
    repeated = found(text)
    blocks = repeated.document.draft.blocks if repeated.document else ()

    for repeat in repeated.repeats:
        assert len(set(repeat.places)) == len(repeat.places) >= 2
        assert all(0 <= spot.start < spot.end <= len(blocks[spot.block].text) for spot in repeat.places)
        assert repeat.reason


# What it looks like


def test_the_list_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    golden("repeats/terminal.txt", terminal.text([found(SPEECH)], False, 100))


def test_all_of_the_list_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    golden("repeats/all.txt", terminal.text([found(SPEECH)], False, 100, full=True))


def test_the_json_is_as_it_was(golden: Callable[[str, str], None]) -> None:
    golden("repeats/repeats.json", as_json.text([found(SPEECH)]))


def many() -> Repeated:
    """A file with more repeats than are shown."""
    repeated = found(SPEECH)
    (first, *_) = listed.flagged(repeated)
    return replace(repeated, repeats=(first.repeat,) * 23)


@pytest.mark.parametrize(("full", "last"), [(False, " 20. "), (True, " 23. ")])
def test_twenty_are_shown_and_the_rest_counted_unless_all_are_wanted(full: bool, last: str) -> None:
    lines = terminal.text([many()], False, 80, full=full).splitlines()

    assert lines[2].startswith("【值得看的重复】23 处，按轻重排列；")
    assert [line for line in lines if line[:3].strip().isdigit()][-1].startswith(last)
    assert ("另有 3 处，加 --all 全部列出" in lines[-1]) is not full


@pytest.mark.parametrize("width", [20, 60, 100, 200])
def test_no_place_is_wider_than_the_screen(width: int) -> None:
    screen = terminal.Screen(width=max(width, terminal.NARROWEST))
    lines = terminal.text([found(SPEECH)], False, width, full=True).splitlines()

    assert max(screen.columns(line) for line in lines if "【" in line[5:]) <= screen.width


def test_colour_changes_nothing_but_the_colour() -> None:
    painted = terminal.text([found(SPEECH)], True, 80)

    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == terminal.text([found(SPEECH)], False, 80)


def hostile() -> Repeated:
    """A file whose name and text are meant to do harm."""
    text = "\x1b[2J守望相助\u202e是老话。\n" + SHORT + "\x1b]0;坏\x07守望相助\ud800好。守望相助。\n"
    return found(text, BAD)


def test_nothing_in_a_file_acts_upon_the_screen() -> None:
    told = terminal.text([hostile()], False, 80, full=True)

    assert not set("\x1b\x07\u202e\ud800") & set(told)
    assert "坏␛[2J↵稿.txt" in told


@pytest.mark.parametrize("make", [lambda: found(SPEECH), hostile, many])
def test_the_json_keeps_its_schema(make: Callable[[], Repeated]) -> None:
    schema = json.loads((ROOT / "docs" / "repeats.schema.json").read_text("utf-8"))
    others = [offered(), Repeated(BAD, None, error="读不了")]

    jsonschema.validate(json.loads(as_json.text([make(), *others])), schema)


# What the banks offer instead

PLANTED = "，要有绳锯木断的劲头。"
LONG = 20  # characters of a sentence that is edited


@cache
def written(path: Path, clean: bool) -> bytes:
    """The .docx of a sample brief."""
    brief, bank = making.sample(path)
    return formats.written(compose(brief, bank).draft, ".docx", Look(clean=clean))


def planted(path: Path, folder: Path, *, clean: bool = False) -> Draft:
    """A draft of ours, written and then edited by hand: two sentences end in the same words."""
    file = folder / "稿.docx"
    file.write_bytes(written(path, clean))
    document = docx.Document(str(file))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    ends = [run for run in runs if run.text.endswith("。") and len(run.text) > LONG]
    for run in (ends[len(ends) // 2], ends[len(ends) // 2 + 2]):
        run.text = run.text.removesuffix("。") + PLANTED
    document.save(str(file))
    return formats.read(file).draft


SPEECHES = [SAMPLES[0], *BRIEFS]


def offered(folder: Path | None = None, path: Path = SAMPLES[0]) -> Repeated:
    """A hand-edited draft of ours with its repeats."""
    folder = folder or Path.cwd()
    planted(path, folder)
    return job.repeated(str(folder / "稿.docx"))


def offer_of(repeated: Repeated) -> Offer:
    """What is offered for the words that were planted."""
    (offer,) = [repeat.offer for repeat in repeated.repeats if "绳锯木断" in repeat.text and repeat.kind in FLAGGED]
    assert offer
    return offer


@pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)
def test_a_repeat_in_our_draft_comes_with_phrases_of_the_same_slot(path: Path, tmp_path: Path) -> None:
    repeated = offered(tmp_path, path)
    offer = offer_of(repeated)
    _, bank = making.sample(path)
    assert repeated.document
    slot = [offers.filled(phrase) for phrase in bank.phrases[offer.slot]]
    replaced = repeated.document.draft.blocks[offer.spot.block].text[offer.spot.start : offer.spot.end]

    assert 1 <= len(offer.wordings) <= offers.MOST
    assert all(any(shape.fullmatch(wording) for shape in slot) for wording in offer.wordings)
    assert PLANTED in replaced


@pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)
def test_what_is_offered_says_nothing_again_and_leaves_no_placeholder(path: Path, tmp_path: Path) -> None:
    known = offers.known(planted(path, tmp_path))
    assert known is not None
    said = [one for block in known.said for one in block]
    wordings = [wording for one in said for wording in known.others(one, "绳锯木断")]
    facts = tuple(wording for _, wording in known.wordings)

    assert len(wordings) > len(said)
    for wording in wordings:
        assert "{{" not in wording
        assert "【待补" not in wording
        assert not {*rules.runs(rules.masked(wording, facts))} & {*rules.runs(known.draft.text)}


def test_the_repeated_words_are_not_offered_again(tmp_path: Path) -> None:
    known = offers.known(planted(SAMPLES[0], tmp_path))
    assert known is not None
    one = known.said[-2][0]
    usual = list(known.others(one, "绳锯木断"))
    words = rules.HAN_STRETCH.findall(usual[0])[0]

    assert [wording for wording in known.others(one, f"“{words}”") if words in wording] == []
    assert usual[0] not in known.others(one, words)


@pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)
def test_the_facts_of_our_draft_are_read_back_from_its_text(path: Path, tmp_path: Path) -> None:
    brief, _ = making.sample(path)
    known = offers.known(planted(path, tmp_path))
    assert known is not None
    given = {name: fact if isinstance(fact, str) else "、".join(fact) for name, fact in brief.facts.items()}
    told = {name: value for (name, way), value in known.facts.items() if way == offers.LISTED and name in given}

    assert len(told) > 3
    assert told == {name: given[name] for name in told}


def test_the_facts_of_a_brief_are_no_repeats(tmp_path: Path) -> None:
    repeated = offered(tmp_path, BRIEFS[-1])
    stated = [repeat for repeat in repeated.repeats if repeat.reason == "任务单里的事实"]

    assert stated
    assert not [repeat for repeat in repeated.repeats if repeat.kind in FLAGGED and repeat.text == stated[0].text]


@pytest.mark.parametrize("memory", ["clean", "genre", "digest"])
def test_without_its_memory_a_draft_gets_no_offers(tmp_path: Path, memory: str) -> None:
    draft = planted(SAMPLES[0], tmp_path, clean=memory == "clean")
    draft = replace(draft, **{memory: "../speech" if memory == "genre" else ""}) if memory != "clean" else draft

    assert offers.known(draft) is None


def test_offers_hold_when_the_banks_have_changed(tmp_path: Path) -> None:
    draft = replace(planted(SAMPLES[0], tmp_path), digest="0" * 16)
    known = offers.known(draft)
    assert known is not None

    assert known.bank == making.banks("closing-speech", "")
    assert any(known.said)


def test_offers_stand_in_both_forms(tmp_path: Path) -> None:
    repeated = offered(tmp_path)
    offer = offer_of(repeated)
    (file,) = json.loads(as_json.text([repeated]))["files"]
    (told,) = [repeat["offer"] for repeat in file["repeats"] if repeat["offer"]]

    assert told["alternatives"] == list(offer.wordings)
    assert PLANTED in told["text"]
    assert all(f"  · {wording}" in terminal.text([repeated], False, 100) for wording in offer.wordings)


# The command line


@pytest.fixture
def run(quick: Run, tmp_path: Path) -> Run:
    """Run the drafter command within this process, in a folder with two texts."""
    (tmp_path / "稿.txt").write_text(SPEECH, "utf-8")
    (tmp_path / "短.txt").write_text(SHORT, "utf-8")
    return quick


def test_the_list_comes_on_the_screen(run: Run) -> None:
    done = run("repeats", "稿.txt")

    assert (done.returncode, done.stderr) == (0, "")
    assert "【值得看的重复】" in done.stdout
    assert "  6:53  " in done.stdout


@pytest.mark.parametrize("text", ["", "\n \n", "国", "老渠要修好，新渠也要修好，不误春耕，不误农时，大家放心。"])
def test_a_text_with_nothing_to_say_about_it(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "短.txt").write_text(text, "utf-8")
    done = run("repeats", "短.txt")

    assert (done.returncode, done.stderr) == (0, "")
    assert "没有值得看的重复。" in done.stdout


def test_standard_input_is_looked_into(run: Run) -> None:
    done = run("repeats", "-", "--format", "json", input=SPEECH)

    assert done.returncode == 0
    assert json.loads(done.stdout)["files"][0]["path"] == "标准输入"


def test_one_bad_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 no more")
    (tmp_path / "乱.txt").write_bytes(bytes(range(256)) * 8)
    done = run("repeats", "坏.docx", "没有.txt", "乱.txt", "稿.txt")

    assert done.returncode == 2
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == ["坏.docx", "没有.txt", "乱.txt"]
    assert "【值得看的重复】" in done.stdout
    assert done.stdout.endswith("；3 个文件没有读成\n")


def test_folders_and_patterns_stand_for_their_files(run: Run) -> None:
    for name in (".", "*.txt"):
        files = json.loads(run("repeats", name, "--format", "json").stdout)["files"]

        assert sorted(Path(file["path"]).name for file in files) == ["短.txt", "稿.txt"]


def test_a_name_with_a_line_break_keeps_to_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "两\n行.txt").write_text(SPEECH, "utf-8")
    (tmp_path / "坏\n.docx").write_bytes(b"no")
    done = run("repeats", "两\n行.txt", "坏\n.docx")

    assert "两↵行.txt  " in done.stdout
    assert done.stderr.startswith("坏↵.docx: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "opening"), [("果.json", "{"), ("果.HTML", "<!doctype html>"), ("果.txt", "稿.txt  "), ("果", "稿.txt  ")]
)
def test_the_suffix_decides_the_form(run: Run, tmp_path: Path, name: str, opening: str) -> None:
    done = run("repeats", "稿.txt", "-o", name)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"已写好：{name}\n")
    assert (tmp_path / name).read_text("utf-8").startswith(opening)


def test_a_suffix_of_no_form_is_refused(run: Run, tmp_path: Path) -> None:
    done = run("repeats", "稿.txt", "-o", "结果.docx")

    assert done.returncode == 2
    assert done.stderr.startswith("结果.docx: 这个命令写不了 .docx 文件；可以写：.txt、.json、.html")
    assert not (tmp_path / "结果.docx").exists()


def test_the_format_goes_before_the_suffix(run: Run, tmp_path: Path) -> None:
    run("repeats", "稿.txt", "-o", "果.html", "--format", "json")

    assert json.loads((tmp_path / "果.html").read_text("utf-8"))["schema"] == "drafter.repeats/1"


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_report_is_the_same_on_the_screen_and_in_a_file(run: Run, tmp_path: Path, form: str) -> None:
    screen = run("repeats", "稿.txt", "短.txt", "--format", form)
    run("repeats", "稿.txt", "短.txt", "--format", form, "-o", "果")

    assert (tmp_path / "果").read_text("utf-8") == screen.stdout


def test_nothing_is_overwritten_unasked(run: Run, tmp_path: Path) -> None:
    done = run("repeats", "稿.txt", "-o", "短.txt")

    assert done.returncode == 2
    assert "短.txt: 这个文件已经有了，没有覆盖；" in done.stderr
    assert (tmp_path / "短.txt").read_text("utf-8") == SHORT
    assert run("repeats", "稿.txt", "-o", "短.txt", "--overwrite").returncode == 0


@pytest.mark.parametrize("arguments", [("稿.txt", "--format", "pdf"), ("稿.txt", "--fail-on", "error"), ()])
def test_a_wrong_option_is_told_in_chinese(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("repeats", *arguments)

    assert done.returncode == 2
    assert "用 --help 看用法" in done.stderr


def test_checks_and_lists_stand_on_the_same_repeats(run: Run) -> None:
    checked = json.loads(run("check", "稿.txt", "--format", "json", "--fail-on", "never").stdout)["files"][0]
    (file,) = json.loads(run("repeats", "稿.txt", "--format", "json").stdout)["files"]
    phrases = [finding["text"] for finding in checked["findings"] if finding["check"] == "repeated-phrase"]
    words = [finding["text"] for finding in checked["findings"] if finding["check"] == "overused-word"]

    assert phrases
    assert {*phrases} <= {repeat["text"] for repeat in file["repeats"] if repeat["class"] in FLAGGED}
    assert {*words} == {repeat["text"] for repeat in file["overused"]}
