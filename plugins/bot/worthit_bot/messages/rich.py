"""Content as a rich message (Bot API 10.1): tables, and details that are folded until somebody wants them.

A message has at most 32,768 characters, 500 blocks and 50 pictures; content that has more is told as HTML.
"""

from collections.abc import Iterator

from aiogram.types import (
    BufferedInputFile,
    InputMediaPhoto,
    InputRichBlockBlockQuotation,
    InputRichBlockDetails,
    InputRichBlockList,
    InputRichBlockListItem,
    InputRichBlockParagraph,
    InputRichBlockPhoto,
    InputRichBlockTable,
    InputRichMessage,
    RichBlockCaption,
    RichBlockTableCell,
    RichTextBold,
)
from aiogram.types.input_rich_block_union import InputRichBlockUnion

from worthit_bot.messages.content import Block, Content, Facts, Folded, Line, Picture, Points, Quotes

MOST_CHARACTERS = 32_768
MOST_BLOCKS = 500


def rich_message(content: Content) -> InputRichMessage | None:
    """None where it is too much for one."""
    if sum(map(_characters, content)) > MOST_CHARACTERS or sum(map(_count, content)) > MOST_BLOCKS:
        return None
    blocks = [made for block in content for made in _blocks(block)]
    return InputRichMessage(blocks=blocks, skip_entity_detection=True) if blocks else None


def _blocks(block: Block) -> Iterator[InputRichBlockUnion]:
    match block:
        case Line(text, bold):
            if text:
                yield InputRichBlockParagraph(text=RichTextBold(text=text) if bold else text)
        case Points(items):
            yield InputRichBlockList(
                items=[InputRichBlockListItem(blocks=[InputRichBlockParagraph(text=item)]) for item in items]
            )
        case Facts(rows):
            yield InputRichBlockTable(cells=[[_cell(name, True), _cell(value, False)] for name, value in rows])
        case Quotes(texts):
            for text in texts:
                yield InputRichBlockBlockQuotation(blocks=[InputRichBlockParagraph(text=text)])
        case Folded(summary, blocks):
            inner = [made for each in blocks for made in _blocks(each)]
            yield InputRichBlockDetails(summary=summary, blocks=inner)
        case Picture(png, caption):
            photo = InputMediaPhoto(media=BufferedInputFile(png, "price.png"))
            yield InputRichBlockPhoto(photo=photo, caption=RichBlockCaption(text=caption))


def _cell(text: str, is_header: bool) -> RichBlockTableCell:
    return RichBlockTableCell(text=text, is_header=is_header, align="left", valign="top")


def _characters(block: Block) -> int:
    match block:
        case Line(text):
            return len(text)
        case Points(items) | Quotes(items):
            return sum(map(len, items))
        case Facts(rows):
            return sum(len(name) + len(value) for name, value in rows)
        case Folded(summary, blocks):
            return len(summary) + sum(map(_characters, blocks))
        case Picture(_, caption):
            return len(caption)


def _count(block: Block) -> int:
    match block:
        case Points(items) | Quotes(items):
            return 1 + 2 * len(items)
        case Facts(rows):
            return 1 + len(rows)
        case Folded(_, blocks):
            return 1 + sum(map(_count, blocks))
        case _:
            return 1
