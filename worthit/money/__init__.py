"""Amounts of money: exact decimals with an ISO 4217 code, and how shops write them."""

from worthit.money.model import Money

__all__ = ["Money"]
