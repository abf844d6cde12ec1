"""What comes from Telegram: received, stored, and handed on to whoever answers."""
