"""What has to be said in every language."""

from collections.abc import Mapping

from msgspec import Struct

from worthit.plugin import ErrorCode, Stage


class Words(Struct, frozen=True, kw_only=True):
    """Whole messages (`start`, `help` …) are HTML of Telegram's kind; buttons, headings and commands are plain.

    name: of the language, in itself. commands: by name, in the order of the menu. stages: what is done in each, as it
    goes on. refusals: by error code. The fields in braces are filled in.
    """

    language: str
    name: str
    commands: Mapping[str, str]
    start: str
    help: str
    choose_language: str
    language_chosen: str
    no_link: str
    only_first: str
    stages: Mapping[Stage, str]
    refusals: Mapping[ErrorCode, str]
    slow_down: str
    too_many_today: str
    too_many_at_once: str
    plan_has_ended: str
    unknown_command: str
    not_html: str
    no_page: str
    page_too_intricate: str
    file_too_big: str
    looking: str
    reading_file: str
    verdict_gone: str
    why: str
    as_of: str
    refresh_button: str
    why_button: str
    open_button: str
    track_button: str
    tracked: str
    or_: str
    watches: str
    no_watches: str
    more_watches: str
    too_many_watches: str
    stop_button: str
    stop_listed_button: str
    stopped: str
