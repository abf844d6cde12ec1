"""Adds up: a plugin with a command of its own."""
