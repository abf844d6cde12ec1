"""WHO IS ASKING: accounts, their keys and sessions, what they may ask and how often. It knows nothing of verdicts."""
