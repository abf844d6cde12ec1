"""Reads the pages of the lantern maker's guild, who write prices into a tag of their own."""
