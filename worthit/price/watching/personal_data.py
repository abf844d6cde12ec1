"""Watches and alerts, as what is kept about somebody."""

from sqlalchemy import select

from worthit.accounts.personal_data import OwnRows
from worthit.storage.tables import AlertRow, WatchRow

OF_WATCHES = (
    OwnRows(
        name="alerts",
        table=AlertRow,
        of=lambda whose: AlertRow.watch_id.in_(select(WatchRow.id).where(WatchRow.owner.in_(whose.owners))),
        documents=("document",),
    ),
    OwnRows(
        name="watches",
        table=WatchRow,
        of=lambda whose: WatchRow.owner.in_(whose.owners),
        documents=("rule", "memory"),
    ),
)
"""Erased in this order: alerts are found by their watches."""
