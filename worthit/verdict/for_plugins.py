"""What plugins may use of accounts: the capability ACCOUNTS."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager

from worthit.accounts.history import Asked
from worthit.accounts.limits import Limits
from worthit.accounts.model import Account, Asker
from worthit.accounts.personal_data_desk import PersonalDataDesk, PersonalDataExport
from worthit.accounts.receipts import Receipt
from worthit.accounts.recognition import Recognition
from worthit.accounts.standing import Standing, standing
from worthit.errors import NotAuthenticated
from worthit.storage.down import told_when_down
from worthit.verdict.asked import MyVerdict, note_asked, those_kept
from worthit.verdict.model import VerdictDocument
from worthit.verdict.store import VerdictStore


class AccountsForPlugins:
    """Who asks through a plugin. What each method does and raises: `worthit.plugin.Accounts`."""

    def __init__(
        self,
        recognition: Recognition,
        limits: Limits,
        asked: Asked,
        verdicts: VerdictStore,
        personal_data: PersonalDataDesk,
    ) -> None:
        self._recognition = recognition
        self._limits = limits
        self._asked = asked
        self._verdicts = verdicts
        self._personal_data = personal_data

    async def of_telegram(self, user_id: int) -> Asker:
        return await self._recognition.of_telegram(user_id)

    def asking(self, asker: Asker, questions: int = 1) -> AbstractAsyncContextManager[None]:
        return self._limits.asking(asker, questions)

    async def standing(self, asker: Asker) -> Standing:
        return await standing(asker, _account(asker), self._limits)

    async def note(self, asker: Asker, document: VerdictDocument) -> None:
        await note_asked(self._asked, asker, document)

    async def history(self, asker: Asker, limit: int) -> Sequence[MyVerdict]:
        account = _account(asker)
        with told_when_down("What was asked"):
            asked = await self._asked.of(account.id, None, limit)
        return those_kept(asked, await self._verdicts.in_short([each.verdict_id for each in asked]))

    async def export(self, asker: Asker) -> PersonalDataExport:
        return await self._personal_data.export(_account(asker).id)

    async def erase(self, asker: Asker) -> Receipt:
        return await self._personal_data.erase(_account(asker).id)


def _account(asker: Asker) -> Account:
    if asker.account is None:
        raise NotAuthenticated("Who asks has no account.")
    return asker.account
