"""The plugin caching beside what others offer for the same."""
