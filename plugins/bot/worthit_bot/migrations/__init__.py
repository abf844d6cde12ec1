"""The bot's tables through time; WorthIt! runs them with Alembic."""
