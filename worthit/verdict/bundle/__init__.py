"""A verdict that can be checked: with all that it was reached from, signed, in one file. See docs/bundles.md."""
