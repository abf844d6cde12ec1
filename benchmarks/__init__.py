"""Measurements: quality against labelled data, speed against peers. Nothing here decides whether tests pass."""
