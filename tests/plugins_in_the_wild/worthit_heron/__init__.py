"""Watches products go by: a plugin that hears events."""
