"""A zip package with some entries changed or added; all others are copied byte for byte, their compressed streams too."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

LOCAL = struct.Struct(
    "<4s5H3L2H"
)  # before each entry: mark, version, flags, method, time, day, checksum, sizes, lengths
CENTRAL = struct.Struct("<4s6H3L5H2L")  # its record in the directory: the same, and where it stands
END = struct.Struct("<4s4H2LH")
STREAMED = 8  # the flag of sizes that stand behind the data
ZIP64 = 1  # the extra field of sizes beyond 32 bits
VERSION = 20


class Content(NamedTuple):
    """What an entry holds: its checksum, its bytes as they are stored, its size unpacked."""

    checksum: int
    stored: bytes
    size: int

    @property
    def figures(self) -> tuple[int, int, int]:
        """Checksum and sizes, in the order of a header."""
        return self.checksum, len(self.stored), self.size


def spliced(raw: bytes, changed: Mapping[str, bytes]) -> bytes:
    """A package with new contents for the entries of these names; what is not there yet is added at its end.

    The order of entries, their compression and their times stay as they were.
    """
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        entries, start, comment = package.infolist(), package.start_dir, package.comment
    out = bytearray(raw[: min(entry.header_offset for entry in entries)])
    table = {}
    records = dict(zip((entry.header_offset for entry in entries), directory(raw, start), strict=False))
    for entry, end in extents(entries, start):
        here, record = len(out), records[entry.header_offset]
        if entry.filename in changed:
            content = packed(changed[entry.filename], entry.compress_type)
            out += replaced(raw[entry.header_offset : end], content)
            table[entry.header_offset] = placed(record, here, entry.flag_bits & ~STREAMED, content.figures)
        else:
            out += raw[entry.header_offset : end]
            figures = entry.CRC, entry.compress_size, entry.file_size
            table[entry.header_offset] = placed(record, here, entry.flag_bits, figures)
    lines = [table[entry.header_offset] for entry in entries]
    fresh = sorted(changed.keys() - {entry.filename for entry in entries})
    lines += [added(name, entries[0], packed(changed[name], zipfile.ZIP_DEFLATED), out) for name in fresh]
    ended = END.pack(b"PK\5\6", 0, 0, len(lines), len(lines), sum(map(len, lines)), len(out), len(comment))
    return b"".join([out, *lines, ended, comment])


def extents(entries: Sequence[zipfile.ZipInfo], start: int) -> Iterator[tuple[zipfile.ZipInfo, int]]:
    """Each entry in the order of the file, and where the next thing begins."""
    order = sorted(entries, key=lambda entry: entry.header_offset)
    yield from ((entry, after.header_offset) for entry, after in pairwise(order))
    yield order[-1], start


def directory(raw: bytes, at: int) -> Iterator[bytes]:
    """The records of a directory that starts there."""
    while raw.startswith(b"PK\1\2", at):
        end = at + CENTRAL.size + sum(CENTRAL.unpack_from(raw, at)[10:13])
        yield raw[at:end]
        at = end


def packed(content: bytes, method: int) -> Content:
    """New bytes as they are stored."""
    press = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    stored = content if method == zipfile.ZIP_STORED else press.compress(content) + press.flush()
    return Content(zlib.crc32(content), stored, len(content))


def replaced(entry: bytes, content: Content) -> bytes:
    """An entry with its header that holds something else."""
    mark, version, flags, method, time, day, *_, name, extra = LOCAL.unpack_from(entry)
    fields = entry[LOCAL.size + name :][:extra]
    kept = without_sizes(fields)
    head = LOCAL.pack(mark, version, flags & ~STREAMED, method, time, day, *content.figures, name, len(kept))
    return head + entry[LOCAL.size :][:name] + kept + content.stored


def placed(record: bytes, at: int, flags: int, figures: tuple[int, int, int]) -> bytes:
    """A record of the directory for an entry that stands there now, with its flags, checksum and sizes."""
    mark, made, version, _, method, time, day, *_, name, extra, note, disk, inner, outer, _ = CENTRAL.unpack_from(
        record
    )
    fields = without_sizes(record[CENTRAL.size + name :][:extra])
    head = (mark, made, version, flags, method, time, day, *figures, name, len(fields), note, disk, inner, outer, at)
    return CENTRAL.pack(*head) + record[CENTRAL.size :][:name] + fields + record[CENTRAL.size + name + extra :]


def without_sizes(fields: bytes) -> bytes:
    """Extra fields without that of sizes beyond 32 bits: the 32 bits hold them."""
    kept, at = b"", 0
    while at + 4 <= len(fields):
        kind, length = struct.unpack_from("<2H", fields, at)
        kept += b"" if kind == ZIP64 else fields[at : at + 4 + length]
        at += 4 + length
    return kept + fields[at:]


def added(name: str, like: zipfile.ZipInfo, content: Content, out: bytearray) -> bytes:
    """Add an entry with the time of another to ``out``; its record in the directory."""
    year, month, date, hour, minute, second = like.date_time
    time, day = hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | date
    title, at = name.encode("ascii"), len(out)
    about = (VERSION, 0, zipfile.ZIP_DEFLATED, time, day, *content.figures, len(title), 0)
    out += LOCAL.pack(b"PK\3\4", *about) + title + content.stored
    made = like.create_system << 8 | VERSION
    return CENTRAL.pack(b"PK\1\2", made, *about, 0, 0, 0, like.external_attr, at) + title
