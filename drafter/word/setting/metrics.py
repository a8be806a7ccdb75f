"""How wide characters are set, and which of them are Latin: those take the Latin font and stay together in words."""

from __future__ import annotations

import re

# Thousandths of an em in Times New Roman, from the blank to the tilde.
TIMES = tuple(map(int, ["250", "333", "408", "500", "500", "833", "778", "180", "333", "333", "500", "564", "250", "333", "250", "278", "500", "500", "500", "500", "500", "500", "500", "500", "500", "500", "278", "278", "564", "564", "564", "444", "921", "722", "667", "667", "722", "611", "556", "722", "722", "333", "389", "722", "611", "889", "722", "722", "556", "722", "667", "556", "611", "722", "722", "944", "722", "722", "611", "333", "278", "333", "469", "500", "333", "444", "500", "444", "500", "444", "333", "500", "500", "278", "278", "500", "278", "778", "500", "500", "500", "500", "333", "389", "278", "500", "500", "722", "500", "500", "444", "480", "200", "480", "541"]))  # fmt: skip
LATIN = re.compile("[!-~\u00a1-\u02ff\u0370-\u058f][ -~\u00a0-\u02ff\u0370-\u058f]*")
ACCENTED = 0.5  # em, of the letters beyond ASCII, about
CHINESE = "·×÷°±§¨"  # Latin to line breaking, yet set in the Chinese font
GAP = 0.2  # em that LibreOffice puts between a Han character and a Latin letter or digit, whatever the file says


class Widths(dict[str, float]):
    """Twips that characters take in a size (points) with extra spacing (points); a Han character takes an em."""

    def __init__(self, size: float, squeeze: float) -> None:
        self.em, self.squeeze = round(size * 20), round(squeeze * 20)
        super().__init__(
            (chr(code), round(wide * self.em / 1000) + self.squeeze) for code, wide in enumerate(TIMES, 32)
        )
        self["\t"] = 2 * self.em + self.squeeze

    def __missing__(self, character: str) -> float:
        narrow = bool(LATIN.match(character)) and character not in CHINESE
        self[character] = self.em * (ACCENTED if narrow else 1) + self.squeeze
        return self[character]


def latin(text: str) -> bytes:
    """A 1 for each character of a Latin word."""
    found = bytearray(len(text))
    for run in LATIN.finditer(text):
        found[run.start() : run.end()] = b"\1" * (run.end() - run.start())
    return bytes(found)


def steps(text: str, widths: Widths) -> list[float]:
    """How far each character of a text moves the pen; the spacing before a change of script is none, but for the gap."""
    found = [widths[character] for character in text]
    for run in LATIN.finditer(text):
        for border in run.span():
            if 0 < border < len(text):
                spaced = text[border - 1].isalnum() and text[border].isalnum()
                found[border] += GAP * widths.em * spaced - widths.squeeze
    return found
