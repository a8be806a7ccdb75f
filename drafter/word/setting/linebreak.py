"""Where a line of Chinese text ends, as LibreOffice breaks it: no point opens a line, no bracket ends one, words stay whole."""

from __future__ import annotations

HANGING = frozenset("!,.:;?、。！，．：；？")  # one of these may stand beyond the end of a full line
NO_START = frozenset(
    ":!),.:;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―′’”"
)
NO_END = frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘")
BLANK = " \u3000"
# What keeps to its neighbour beside Latin words, by the classes of Unicode's line breaking.
QUOTES = frozenset("“”‘’\"'")
CLOSING = frozenset("、。，．〉》」』】〕〗）］｝)]")
OPENING = frozenset("〈《「『【〔〖（［｛([{￥$")
POINTS = frozenset("，、。％‰℃：；！？）】》")  # that stay with the word before them
LED = CLOSING | QUOTES | frozenset("：；！？…％‰℃°!,.:;?%/-")


def line_end(text: str, latin: bytes, start: int, cut: int, hanging: frozenset[str] = HANGING) -> int:
    """Where the line from ``start`` ends if ``cut`` is the first character that does not fit.

    ``latin`` has a 1 for each character of a Latin word; ``hanging`` are the points that may hang.
    """
    if text[cut] in BLANK:
        return after_blanks(text, cut)
    if latin[cut] or latin[cut - 1] or (cut > 1 and latin[cut - 2] and text[cut - 1] in POINTS):
        end = beside_words(text, latin, start, cut, hanging)
    else:
        end = among_han(text, start, cut, hanging)
    return end if end > start else cut


def after_blanks(text: str, end: int) -> int:
    """Where the blanks from ``end`` on are over; they take no room at the end of a line."""
    while end < len(text) and text[end] in BLANK:
        end += 1
    return end


def among_han(text: str, start: int, cut: int, hanging: frozenset[str]) -> int:
    """Before or after a point at ``cut``, earlier where a rule forbids it."""
    end = cut + (text[cut] in hanging)
    while start < end < len(text) and (text[end] in NO_START or text[end - 1] in NO_END):
        end -= 1
    return end


def beside_words(text: str, latin: bytes, start: int, cut: int, hanging: frozenset[str]) -> int:
    """The last place up to ``cut`` where no word is torn; among Han characters before the word, their own rules hold."""
    end = cut
    while end > start and joined(text, latin, end):
        end -= 1
    if end == cut or latin[end]:
        return end
    border = latin.find(1, end, cut + 1)
    return end if border < 0 else among_han(text, start, border - 1, hanging)


def joined(text: str, latin: bytes, place: int) -> bool:
    """Whether the characters on both sides of ``place`` stay together."""
    before, after = text[place - 1], text[place]
    if before in BLANK:
        return False
    if after in LED or before in OPENING or before in QUOTES:
        return True
    if latin[place - 1] and latin[place]:
        return before not in "-/" or after.isdigit()
    return bool(latin[place] and before in CLOSING) or bool(latin[place - 1] and after in OPENING)
