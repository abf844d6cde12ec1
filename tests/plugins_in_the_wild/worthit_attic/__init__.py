"""Looks in the attic: a plugin with a source, which asks the shop's own interface instead of its pages."""
