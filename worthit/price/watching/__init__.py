"""Watches: somebody wants to hear when a price falls, rises, or a product can be bought again (docs/watches.md)."""
