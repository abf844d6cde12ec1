"""Knows the moon: a plugin that provides a capability."""
