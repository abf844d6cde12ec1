"""InlineQueryResult → what is offered, checked as Telegram checks it.

Articles, photos and documents; other kinds are refused. Addresses of pictures are not fetched.
"""

from typing import Any

from msgspec.structs import replace

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.contents import Content
from worthit.testing.telegram.files import Files
from worthit.testing.telegram.formatted import checked_caption, checked_text
from worthit.testing.telegram.inline import InlineResult
from worthit.testing.telegram.keyboards import keyboard_in
from worthit.testing.telegram.media import Media
from worthit.testing.telegram.parameters import Parameters
from worthit.testing.telegram.refusals import bad_request
from worthit.testing.telegram.rich.reading import read_rich
from worthit.testing.telegram.uploads import photo_at, stored_media

_ID_BYTES = 64


async def inline_result(given: Any, account: BotAccount, parameters: Parameters) -> InlineResult:
    """parameters: of the call that it is a part of. Raises: Refusal."""
    if not isinstance(given, dict):
        raise bad_request("inline query result must be an object")
    kind, result_id = _required(given, "type").lower(), _required(given, "id")
    said = await _content(given, account, parameters)
    keyboard = keyboard_in(given.get("reply_markup"))
    media = _media(kind, given, account.files)
    if said is None:
        text, entities = checked_caption(
            str(given.get("caption", "")), str(given.get("parse_mode", "")), given.get("caption_entities")
        )
        said = Content(text=text, entities=entities, media=media)
    if not 1 <= len(result_id.encode()) <= _ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    return InlineResult(
        id=result_id,
        type=kind,
        title=str(given.get("title", "")),
        description=str(given.get("description", "")),
        thumbnail_url=str(given.get("thumbnail_url", "")),
        content=replace(said, keyboard=keyboard),
    )


async def result_of(account: BotAccount, parameters: Parameters) -> InlineResult:
    """The one result that a method is given as `result`. Raises: Refusal."""
    given = parameters.json("result", "can't parse JSON encoded web view query results")
    if given is None:
        raise bad_request("result isn't specified")
    return await inline_result(given, account, parameters)


async def _content(given: dict[str, Any], account: BotAccount, parameters: Parameters) -> Content | None:
    """What is sent instead of what is offered; None where it is what is offered."""
    message, required = given.get("input_message_content"), str(given["type"]).lower() == "article"
    if message is None:
        if required:
            raise bad_request('can\'t find field "message_text"')
        return None
    if not isinstance(message, dict):
        raise bad_request('field "input_message_content" must be of type Object')
    if message.get("message_text"):
        text, entities = checked_text(
            str(message["message_text"]), str(message.get("parse_mode", "")), message.get("entities")
        )
        return Content(text=text, entities=entities)
    if "rich_message" in message and account.knows("10.1"):
        return Content(rich=await read_rich(message["rich_message"], account, parameters))
    if required:
        raise bad_request("input message content is not specified")
    return None


def _media(kind: str, given: dict[str, Any], files: Files) -> Media | None:
    if kind == "article":
        if not _required(given, "title"):
            raise bad_request("ARTICLE_TITLE_EMPTY")
        return None
    if kind == "photo":
        return _photo(given, files)
    if kind == "document":
        _required(given, "title")
        return stored_media(files, "document", _required(given, "document_file_id"))
    raise bad_request(f'type "{kind}" is unsupported for the inline query result')


def _photo(given: dict[str, Any], files: Files) -> Media:
    """A photo that is only pointed at has no content here."""
    if not (address := str(given.get("photo_url", ""))):
        return stored_media(files, "photo", _required(given, "photo_file_id"))
    if not given.get("thumbnail_url"):
        raise bad_request("PHOTO_THUMB_URL_EMPTY")
    return photo_at(address)


def _required(given: dict[str, Any], name: str) -> str:
    if name not in given:
        raise bad_request(f'can\'t find field "{name}"')
    if not isinstance(given[name], str):
        raise bad_request(f'field "{name}" must be of type String')
    return str(given[name])
