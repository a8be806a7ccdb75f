"""Every sample's text, outline of its .docx and report, as files that people read in review; make golden takes new ones."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import docx
import making
import pytest
from conftest import SAMPLES

from drafter import formats
from drafter.cli import draft_
from drafter.drafting.compose import compose
from drafter.formats import Look
from drafter.jobs import draft as job
from drafter.model import Draft, Span
from drafter.word import layout

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_sample_comes_out_as_it_did(path: Path, golden: Golden) -> None:
    brief, bank = making.sample(path)
    composition = compose(brief, bank)
    name = path.parent.name if path.stem == "sample" else path.stem
    raw = formats.written(composition.draft, ".md", Look()).decode()
    outcome = job.made(composition, Path("稿.docx"), Look(brief.layout), layout.load(brief.layout))

    golden(f"{name}/draft.md", raw[: raw.index("<!-- drafter")].rstrip() + "\n")
    golden(f"{name}/docx.txt", outline_of(outcome.raw))
    golden(f"{name}/report.txt", "\n".join([draft_.summary(outcome), *draft_.report(outcome)]) + "\n")


def outline_of(raw: bytes) -> str:
    """One line a paragraph: its style, its level, its run-in heading, its opening."""
    import io

    document = docx.Document(io.BytesIO(raw))
    rows = []
    for paragraph in document.paragraphs:
        lead = "".join(run.text for run in paragraph.runs if run.style.name.startswith("讲话段首"))
        rows.append(
            "｜".join(
                part
                for part in (paragraph.style.name, lead, paragraph.text[len(lead) :].replace("\n", "／")[:24])
                if part
            )
        )
    return "\n".join(rows) + "\n"


SEEDS = ("组工班-2026", "组工班-2026#2", "组工班-2026#3")
SHOWN = ("开头", "好.学风", "要.学习", "要.学习.业务", "要.担当.勇", "结尾")
INTRODUCTION = """\
# 同一份任务单，三个种子

任务单是[结业讲话的样例](../templates/genres/closing-speech/sample.yaml)。换一个种子，程序换一套说法；种子不变，一个字也不变。
每句后面的小字是它的出处：哪个语料库、哪一类语句；**粗体**是任务单里的事实；各条标题出自整组选定的纲目组。
这一页由 `make golden` 生成。
"""


def test_the_page_of_three_seeds_shows_what_drafts_are(golden: Golden) -> None:
    brief, bank = making.sample(SAMPLES[0])
    drafts = [compose(brief, bank, seed).draft for seed in SEEDS]
    rows = [
        " | ".join(f"种子 {seed}" for seed in SEEDS),
        " | ".join("---" for _ in SEEDS),
        *(" | ".join(traced(draft, node) for draft in drafts) for node in SHOWN),
    ]

    golden("../../docs/SEEDS.md", INTRODUCTION + "\n" + "".join(f"| {row} |\n" for row in rows))


def traced(draft: Draft, node: str) -> str:
    """The paragraph of a node, each phrase with its origin."""
    block = next(block for block in draft.blocks if f"{block.spans[0].node}.".startswith(f"{node}."))
    groups = groupby(block.spans, key=lambda span: span.phrase)
    return "<br>".join(sentence(list(spans)) for _, spans in groups)


def sentence(spans: list[Span]) -> str:
    """A phrase with its facts in bold and its bank and slot in small type; or a heading."""
    text = "".join(f"**{span.text}**" if span.fact else span.text for span in spans)
    own = next((span for span in spans if span.phrase and not span.fact), None)
    if own is None:
        return text
    return f"{text} <sub>{Path(own.place).name.partition('.')[0]} {own.phrase.partition('#')[0]}</sub>"
