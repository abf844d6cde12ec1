"""How the parts of a house fare: what `/health` and `worthit doctor` examine."""

import asyncio

from worthit.house import House
from worthit.storage.history import CORE
from worthit.web.health import HealthChecks, PartHealth


def health_checks(house: House) -> HealthChecks:
    """One check a part. A part that is off was not asked for; one that is degraded costs its feature alone."""
    parts = _Parts(house)
    return HealthChecks(
        parts={"database": parts.database, "huggingface": parts.huggingface, "keys": parts.keys, "jobs": parts.jobs},
        plugins=house.host.health,
    )


class _Parts:
    def __init__(self, house: House) -> None:
        self._house = house

    async def database(self) -> PartHealth:
        outdated = await self._house.database.outdated()
        if not outdated:
            return PartHealth(state="ok")
        detail = f"the tables of {', '.join(outdated)} are not up to date: run `worthit migrate`"
        return PartHealth(state="failed" if CORE in outdated else "degraded", detail=detail)

    async def huggingface(self) -> PartHealth:
        hosted = self._house.hosted_model
        if hosted is None:
            return PartHealth(state="off", detail="no WORTHIT_HUGGINGFACE__TOKEN: no text of a review is sent there")
        sent = f"sentences of reviews are sent to {hosted.host}, to the model {hosted.model}."
        if hosted.trouble is None:
            return PartHealth(state="ok", detail=sent)
        return PartHealth(state="degraded", detail=f"{sent} {hosted.trouble}")

    async def keys(self) -> PartHealth:
        trouble = await asyncio.to_thread(self._house.keyring.trouble)
        return PartHealth(state="ok") if trouble is None else PartHealth(state="degraded", detail=trouble)

    async def jobs(self) -> PartHealth:
        try:
            condition = await self._house.jobs.condition()
        except Exception:  # noqa: BLE001 - verdicts are given without jobs
            return PartHealth(state="degraded", detail="the database does not answer")
        if condition.late:
            late = ", ".join(condition.late)
            return PartHealth(state="degraded", detail=f"nobody does {late}: run `worthit run` or `worthit jobs`")
        if not condition.begun or condition.last_at is None:
            return PartHealth(state="off", detail="none was done yet: `worthit run` and `worthit jobs` do them")
        return PartHealth(state="ok", detail=f"last done at {condition.last_at:%Y-%m-%d %H:%M:%S} UTC")
