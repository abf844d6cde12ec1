"""What messages say, how Telegram shows it, and their buttons."""
