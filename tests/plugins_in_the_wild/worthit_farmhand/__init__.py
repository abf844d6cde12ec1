"""Sows by the moon: a plugin that requires another and meets it through a capability, without importing it."""
