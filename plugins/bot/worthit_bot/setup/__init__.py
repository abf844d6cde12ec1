"""What Telegram is told of the bot when something changed, and how it fares with that."""
