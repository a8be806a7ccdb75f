"""From a brief to finished speeches: loads, composes, measures, writes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import formats
from drafter.data import library, records, yamlfile
from drafter.data.document import Document
from drafter.drafting import outline, phrasebank
from drafter.drafting.brief import Brief, BriefText, Size, size_of
from drafter.drafting.compose import Composition, compose, rate_of
from drafter.drafting.holder import Holder
from drafter.drafting.phrasebank import Bank
from drafter.errors import DrafterError, Mistakes, mistake
from drafter.formats import Look
from drafter.model import Draft
from drafter.text import length, words
from drafter.word import layout
from drafter.word.setting import linebreak, pages
from drafter.word.writing import printing

from . import output, parallel

STDIN = "标准输入"
SETTINGS = ("drafter.yaml", "drafter.yml")  # stand beside briefs and are none
MANY = 8  # speeches from which a second process brings more than it costs
ENDING = 6  # characters by which the end of a paragraph is known


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for."""

    brief: Path
    out: Path | None = None
    seed: str = ""
    size: str = ""
    layout: str = ""
    variants: int = 1
    strict: bool = False
    explain: bool = False
    clean: bool = False
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """A speech that was made: where it is, its figures, and what its maker should know.

    ``pages`` are those of its layout, ``last`` the lines on the last of them, ``orphans`` the ends of paragraphs whose
    last line holds hardly a character, ``substituted`` the fonts that a PDF lacks because this machine does, ``warning``
    what is known against its layout.
    """

    path: Path
    raw: bytes
    composition: Composition
    characters: int
    spoken: int
    words: int
    pages: int
    last: int
    orphans: tuple[str, ...]
    substituted: tuple[str, ...]
    layout: str
    warning: str

    @property
    def minutes(self) -> tuple[float, float, float]:
        """Minutes to read it aloud: at the brief's rate, at the fast and at the slow end of the usual range."""
        rate = self.composition.rate
        return tuple(length.minutes(self.spoken, speed) for speed in (rate, length.FAST, length.SLOW))  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Task:
    """One speech to make: of which brief, in which file, and the how manieth it is."""

    request: Request
    path: Path
    number: int


def draft(request: Request) -> list[Outcome]:
    """Every speech asked for, written. Nothing is written unless all can be. Raises ``DrafterError``."""
    tasks = planned([request])
    return finished(tasks, list(outcomes(tasks)))


def planned(requests: Sequence[Request]) -> list[Task]:
    """The speeches of some briefs, none of which may be written over what is not ours. Raises ``DrafterError``."""
    tasks = [Task(request, path, number) for request in requests for number, path in enumerate(outputs(request))]
    for task in tasks:
        if str(task.path) != "-":
            output.guard(task.path, task.request.overwrite, task.request.brief)
    if len({task.path for task in tasks}) < len(tasks):
        raise DrafterError("有两份任务单要写成同一个文件；请给任务单取不同的名字，或分开写")
    return tasks


def outcomes(tasks: Sequence[Task]) -> Iterator[Outcome]:
    """The speeches, one after the other; many on all cores. Raises ``DrafterError``."""
    if len(tasks) < MANY:
        return map(done, tasks)
    return parallel.each(done, tasks)


def done(task: Task) -> Outcome:
    """One speech."""
    request = task.request
    brief, bank = loaded(request)
    look = Look(request.layout or brief.layout, request.explain, request.clean, rate_of(brief))
    seed = seed_of(request.seed or brief.seed, task.number)
    page = headed(page_of(look.layout, request, brief), request, brief)
    return made(compose(replace(brief, layout=page.id), bank, seed), task.path, look, page)


def finished(tasks: Sequence[Task], outcomes: list[Outcome]) -> list[Outcome]:
    """The speeches, written if none lacks what it must not lack. Raises ``DrafterError``."""
    lacking = [
        f"{gap.place}: 缺“{gap.name}”；{gap.ask}"
        for task, outcome in zip(tasks, outcomes, strict=True)
        if task.request.strict
        for gap in outcome.composition.gaps
    ]
    if lacking:
        raise DrafterError("\n".join(dict.fromkeys(lacking)))
    output.put({outcome.path: outcome.raw for outcome in outcomes if str(outcome.path) != "-"})
    return outcomes


def briefs(names: Sequence[Path]) -> list[Path]:
    """The briefs that names stand for: those named, and all YAML files of a folder. Raises ``DrafterError``."""
    found: list[Path] = []
    for name in names:
        inside = (
            [name]
            if not name.is_dir()
            else [path for path in sorted([*name.glob("*.yaml"), *name.glob("*.yml")]) if path.name not in SETTINGS]
        )
        if not inside:
            raise DrafterError(f"{name}: 这个文件夹里没有任务单（.yaml）；请换一个文件夹")
        found += inside
    return list(dict.fromkeys(found))


def requests(names: Sequence[Path], wanted: Request) -> list[Request]:
    """A request for each brief; those of several go into the folder that ``wanted.out`` names, or beside their briefs."""
    found = briefs(names)
    folder = wanted.out
    if len(found) == 1 and not (folder and folder.is_dir()):
        return [replace(wanted, brief=found[0])]
    if folder and not folder.is_dir():
        raise DrafterError(f"{folder}: 要写好几篇，这里要写一个文件夹；请先建好它")
    return [replace(wanted, brief=path, out=(folder or path.parent) / path.with_suffix(".docx").name) for path in found]


def page_of(name: str, request: Request, brief: Brief) -> layout.Layout:
    """The layout by its name; one that the brief names wrongly is told with its place."""
    try:
        return layout.load(name)
    except Mistakes:
        raise
    except DrafterError as error:
        if request.layout:
            raise
        raise mistake(brief.place("版式"), str(error)) from None


def headed(page: layout.Layout, request: Request, brief: Brief) -> layout.Layout:
    """The layout, if it has a head for the elements of an official document or need not. Raises ``DrafterError``."""
    if page.head != "无" or not brief.official:
        return page
    wrong = f"“{page.name}”版式没有版头，排不了“公文”一节；请改用 gongwen（公文）、letter（信函）等版式，或删去这一节"
    raise DrafterError(f"--layout: {wrong}") if request.layout else mistake(brief.place("版式"), wrong)


def loaded(request: Request) -> tuple[Brief, Bank]:
    """The brief held against its outline, and the banks that serve it."""
    document = stdin() if str(request.brief) == "-" else yamlfile.document(request.brief)
    text = records.read(document, BriefText)
    try:
        genre = outline.find(text.genre)
    except DrafterError as error:
        raise mistake(document.place("文种"), str(error)) from None
    structure = outline.load(genre)
    try:
        bank = phrasebank.load(structure, text.sector)
    except phrasebank.UnknownSectorError as error:
        raise mistake(document.place("行业"), str(error)) from None
    brief = Holder(document, text, structure, bank.themes).held()
    return (replace(brief, size=wanted(request.size, brief.size)) if request.size else brief), bank


def stdin() -> Document:
    """A brief from standard input."""
    if sys.stdin is None:
        raise DrafterError("标准输入是关着的；请给出任务单的文件名")
    raw = yamlfile.bounded(sys.stdin.buffer.read(yamlfile.LARGEST + 1), STDIN)
    return yamlfile.parsed(yamlfile.decoded(raw, STDIN), STDIN)


def wanted(written: str, before: Size | None) -> Size:
    """The length of ``--length``, at the brief's own rate."""
    try:
        size = size_of(written)
        return records.read(Document("--length", {**size, "语速": before.rate if before else length.RATE}, {}), Size)
    except (ValueError, Mistakes):
        raise DrafterError(f"--length: 看不懂篇幅“{written}”；请写成 3000字 或 13分钟（不少于 100 字）") from None


def outputs(request: Request) -> Iterator[Path]:
    """The files to write: OUT, or OUT-1 … OUT-N."""
    default = Path("讲话稿.docx") if str(request.brief) == "-" else request.brief.with_suffix(".docx")
    out = request.out or default
    suffix = ".md" if str(out) == "-" else formats.suffix_of(out)
    if request.explain and suffix != ".docx":
        raise DrafterError("--explain 是写进 Word 的批注，只用于 .docx；.html 和 .json 本来就带着出处")
    if request.variants == 1:
        yield out
    elif str(out) == "-":
        raise DrafterError("--variants 要写多个文件，不能用 -o -；请给出文件名")
    else:
        yield from (out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, request.variants + 1))


def seed_of(seed: str, number: int) -> str:
    """The seed of a variant; the first is the brief's own."""
    return f"{seed}#{number + 1}" if number else seed


def made(composition: Composition, path: Path, look: Look, page: layout.Layout) -> Outcome:
    """One speech with its figures."""
    text = composition.draft
    suffix = ".md" if str(path) == "-" else formats.suffix_of(path)
    hanging = printing.HANGING if suffix == ".pdf" else linebreak.HANGING
    found = pages.pages(text, page, hanging)
    return Outcome(
        path=path,
        raw=formats.written(text, suffix, look),
        composition=replace(composition, candidates=()),
        characters=length.characters(text.text),
        spoken=length.characters(text.spoken),
        words=word_count(text, composition),
        pages=len(found),
        last=pages.reach(text, page, hanging),
        orphans=tuple(text.blocks[line.block].text[-ENDING:] for line in pages.orphans(text, found)),
        substituted=lacked(page) if suffix == ".pdf" else (),
        layout=page.name,
        warning=page.warning,
    )


def lacked(page: layout.Layout) -> tuple[str, ...]:
    """The fonts of a layout that this machine does not have."""
    from . import fonts

    return tuple(fonts.missing(fonts.named(page)))


def word_count(draft: Draft, composition: Composition) -> int:
    """Jieba's tokens without punctuation; counts by clause are kept, so that most drafts need no dictionary."""
    path = library.cache_file("words", composition.key)
    known: dict[str, int] = library.kept(path) or {}
    clauses = list(words.clauses(draft.text))
    if any(words.key(clause) not in known for clause in clauses):
        known = {
            words.key(clause): len(words.words(clause))
            for text in (*composition.candidates, draft.text)
            for clause in words.clauses(text)
        }
        library.keep(path, known)
    return sum(known[words.key(clause)] for clause in clauses)
