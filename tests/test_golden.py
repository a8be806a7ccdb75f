"""Every sample's text, outline of its .docx and report, as files that people read in review; make golden takes new ones."""

from __future__ import annotations

from collections.abc import Callable
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
