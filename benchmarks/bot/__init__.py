"""How fast the bot takes updates and begins to answer."""
