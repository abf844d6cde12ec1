"""WorthIt! as a Telegram bot."""
