"""A text with separated columns: its encoding, its separator, and its rows with their line numbers."""

import csv
from collections.abc import Iterator
from io import StringIO

from worthit.errors import InvalidRequest
from worthit.price.files.limits import refuse_too_many

MAX_LINE = 10_000
"""Letters in one line; a longer one is no row of prices, and would take much memory as cells."""

_SEPARATORS = ("\t", ";", ",")


def decode(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or else Windows-1252, which spreadsheets write in Western Europe."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    for name in (encoding, "cp1252"):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    raise InvalidRequest("This is not a text file.")


class Rows:
    """The rows of a text that are not empty, as often as they are asked for: (line number, cells)."""

    def __init__(self, text: str) -> None:
        self._text = text
        first = next((line for line in self._lines() if line.strip()), "")
        self.separator = max(_SEPARATORS, key=first.count)

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Raises InvalidRequest where a row cannot be read, or where there are too many."""
        reader = csv.reader(self._lines(), delimiter=self.separator, strict=True)
        count = 0
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    count += 1
                    refuse_too_many(count - 1)  # the first one names the columns
                    yield reader.line_num, [cell.strip() for cell in cells]
        except csv.Error:
            raise InvalidRequest(f"Line {reader.line_num}: the quotes of this line are broken.") from None

    def _lines(self) -> Iterator[str]:
        for number, line in enumerate(StringIO(self._text, newline=""), start=1):
            if len(line) > MAX_LINE:
                raise InvalidRequest(f"Line {number}: longer than {MAX_LINE:,} letters.")
            yield line
