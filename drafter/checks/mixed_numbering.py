"""一组要点混用了几种序号。

“第一，……。二是……。第三，……”：同一组里换了序号的样子，听不出是并列的几条。
“首先、其次、再次、最后”与“第一、第二、第三”也不要混着用。

改法：一组要点从头到尾用一种序号。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.enumeration import enumerations
from drafter.text.markers import spot

from ._options import NoOptions as Options

LEVEL = "warning"


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Markers of another family than most of their list."""
    for listed in enumerations(draft):
        first = listed.items[0].marker
        for marker in (item.marker for item in listed.items):
            if marker.family != listed.family:
                here = spot(draft, marker)
                message = f"这一组多用“{listed.family}”一类的序号，这里却是“{marker.text}”；请前后一致"
                related = (spot(draft, first),) if first is not marker else ()
                yield Finding(here.block, here.start, here.end, message, related=related)
