"""姓名职务与名单不符。

写错领导同志的姓名、职务或者排列次序，是讲话稿里最不该有的差错。把本单位的名单写成 templates/rosters 下的
YAML 文件（写法见 sample.yaml），就会核对三件事：职务后面的姓名对不对，姓名前面的职务是不是本人的，
几个人连着列出时次序对不对。没有名单就不查。

改法：按名单核对；人员有变动的，先改名单。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.data import rosters
from drafter.data.rosters import Person, Roster
from drafter.model import Draft, Finding
from drafter.text.places import found, occurrences, whole

from ._options import NoOptions as Options

LEVEL = "error"
JOINED = re.compile(r"[、，和与及]|以及")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Names and posts that do not belong together, and people out of order."""
    text = whole(draft).text
    for roster in rosters.load():
        posts = {post for person in roster.people for post in person.posts if post in text}
        yield from wrong_names(draft, roster, posts)
        yield from wrong_posts(draft, roster, posts)
        yield from wrong_orders(draft, roster)


def wrong_names(draft: Draft, roster: Roster, posts: set[str]) -> Iterator[Finding]:
    """Names behind a post that differ by one character from the name of who holds it."""
    names = {person.name for person in roster.people}
    for post in sorted(posts):
        for person in holders(roster, post):
            pattern = re.compile(rf"{re.escape(post)}(?:同志)?({'|'.join(slips(person.name))})")
            for spot, match in found(draft, pattern):
                if match[1] not in names:
                    message = f"“{match[1]}”与名单不符，{post}是“{person.name}”"
                    yield Finding(spot.block, spot.end - len(match[1]), spot.end, message, (person.name,), "suggest")


def wrong_posts(draft: Draft, roster: Roster, posts: set[str]) -> Iterator[Finding]:
    """Posts in front of a name of somebody who does not hold them."""
    for person in roster.people:
        others = sorted(posts - set(person.posts), key=lambda post: (-len(post), post))
        if others and person.posts:
            pattern = re.compile(rf"({'|'.join(map(re.escape, others))}){re.escape(person.name)}")
            for spot, match in found(draft, pattern):
                end = spot.start + len(match[1])
                message = f"{person.name}的职务与名单不符，名单上是{'、'.join(person.posts)}"
                yield Finding(spot.block, spot.start, end, message, person.posts, "suggest")


def wrong_orders(draft: Draft, roster: Roster) -> Iterator[Finding]:
    """People who are named one behind the other in another order than that of the roster."""
    text = whole(draft)
    rank = {person.name: place for place, person in enumerate(roster.people)}
    named = sorted((start, name) for name in rank for start in occurrences(text.text, name))
    for (start, first), (other, second) in pairwise(named):
        between = text.text[start + len(first) : other]
        if JOINED.fullmatch(between) and rank[first] > rank[second]:
            spot = text.spot(start, other + len(second))
            right = f"{second}{between}{first}"
            message = f"按名单的次序，{second}在{first}之前"
            yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest")


def holders(roster: Roster, post: str) -> list[Person]:
    """Who holds a post."""
    return [person for person in roster.people if post in person.posts]


def slips(name: str) -> list[str]:
    """Patterns of a name with one character exchanged, the surname kept."""
    return [
        f"{re.escape(name[:place])}[\u4e00-\u9fff](?<!{re.escape(name[place])}){re.escape(name[place + 1 :])}"
        for place in range(1, len(name))
    ]
