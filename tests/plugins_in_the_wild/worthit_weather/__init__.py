"""Tells the weather over HTTP: a plugin with routes, settings, and something to hold while it runs."""
