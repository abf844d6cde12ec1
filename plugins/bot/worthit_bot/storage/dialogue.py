"""What a person is in the middle of, such as "which number?": kept where WorthIt! keeps values for all workers."""

from collections.abc import Mapping
from typing import Any

import msgspec
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from msgspec import Struct

from worthit.plugin import Cache

SECONDS = 3600.0
"""Who says nothing for so long has left the dialogue."""


class _Kept(Struct, frozen=True):
    state: str | None = None
    data: dict[str, Any] = {}


class DialogueStorage(BaseStorage):
    """aiogram's storage over the capability CACHE: Redis where the caching plugin is on, this process's memory else."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        await self._write(key, _Kept(name, (await self._read(key)).data))

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._read(key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._write(key, _Kept((await self._read(key)).state, dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return (await self._read(key)).data

    async def close(self) -> None:
        """The cache is not ours to close."""

    async def _read(self, key: StorageKey) -> _Kept:
        value = await self._cache.get(_name(key))
        return _Kept() if value is None else msgspec.json.decode(value, type=_Kept)

    async def _write(self, key: StorageKey, kept: _Kept) -> None:
        if kept == _Kept():
            await self._cache.delete(_name(key))
        else:
            await self._cache.put(_name(key), msgspec.json.encode(kept), SECONDS)


def _name(key: StorageKey) -> str:
    return f"bot:dialogue:{key.bot_id}:{key.chat_id}:{key.user_id}"
