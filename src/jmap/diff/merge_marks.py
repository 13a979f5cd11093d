"""Git's marks around what two sides disagree about: made and read. Knows nothing of maps."""

from __future__ import annotations

from jmap.frozen import frozen
from jmap.source.blocks import lines_of


@frozen
class Marks:
    """How a conflict is marked: as git does, in the size that it asks for, with names for the sides."""

    size: int = 7
    ours: str = "ours"
    theirs: str = "theirs"

    def around(self, ours: str, theirs: str, ending: str) -> str:
        """Return both sides of a conflict between their marks."""
        first, middle, last = (sign * self.size for sign in "<=>")
        return f"{first} {self.ours}{ending}{ours}{middle}{ending}{theirs}{last} {self.theirs}{ending}"

    def resolved(self, text: str) -> tuple[str, str]:
        """Return a marked text as it is with all that ours says, and with all that theirs says."""
        sides: tuple[list[str], list[str]] = ([], [])
        inside: tuple[list[str], ...] = sides
        for line in lines_of(text):
            sign = line[: self.size + 1].rstrip()
            if sign == "<" * self.size:
                inside = sides[:1]
            elif sign == "=" * self.size:
                inside = sides[1:]
            elif sign == ">" * self.size:
                inside = sides
            else:
                for each in inside:
                    each.append(line)
        return "".join(sides[0]), "".join(sides[1])
