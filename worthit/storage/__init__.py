"""WHERE IT IS KEPT: tables and sessions, in SQLite by default, in PostgreSQL by URL."""
