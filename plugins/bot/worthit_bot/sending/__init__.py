"""The client of the Bot API, and what every call passes on its way out."""
