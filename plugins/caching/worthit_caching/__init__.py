"""WorthIt!'s workers share their cache, limits and queues through Redis."""
