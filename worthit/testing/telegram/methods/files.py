"""Files that the bot wants to download."""

from typing import Any

from worthit.testing.telegram.account import BotAccount
from worthit.testing.telegram.methods.table import method
from worthit.testing.telegram.parameters import Parameters


@method("getFile")
async def get_file(account: BotAccount, parameters: Parameters) -> dict[str, Any]:
    return account.files.to_download(parameters.text("file_id")).place_json()
