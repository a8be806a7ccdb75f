"""Page 1 of the sample of each genre as docs/pictures/ID.png, through LibreOffice. pictures.py [ID …]"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

import typesetting  # noqa: E402

from drafter.drafting import outline  # noqa: E402
from drafter.jobs import draft  # noqa: E402

RESOLUTION = 64  # dots per inch: text is legible, a picture below 60 KB
SHADES = 32


def main(genres: list[str]) -> None:
    """Draft the samples, print them, take their first pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = typesetting.ready(folder)
        sources = [folder / f"{genre}.docx" for genre in genres]
        for genre, source in zip(genres, sources, strict=True):
            draft.draft(draft.Request(ROOT / f"templates/genres/{genre}/sample.yaml", source))
        for pdf in typesetting.converted(sources, folder, environment):
            picture = pdf.with_suffix("")
            subprocess.run(
                ["pdftoppm", "-f", "1", "-l", "1", "-singlefile", "-r", str(RESOLUTION), "-png", pdf, picture],
                check=True,
            )
            with Image.open(picture.with_suffix(".png")) as page:
                page.quantize(SHADES).save(ROOT / "docs" / "pictures" / f"{pdf.stem}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:] or outline.ids())
