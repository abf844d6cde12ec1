"""JSON lines in, JSON lines out: the program's judgement for people with data. Never the network, never the store."""

from worthit.batch.lines import KINDS, run

__all__ = ["KINDS", "run"]
