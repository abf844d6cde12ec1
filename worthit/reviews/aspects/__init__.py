"""What owners praise and blame: pros, cons, mixed and voices, each counted and quoted (docs/aspects.md)."""
