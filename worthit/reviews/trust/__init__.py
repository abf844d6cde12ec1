"""CAN THE REVIEWS BE TRUSTED: behaviour and statistics, not whether a text sounds fake. See docs/review-trust.md."""
