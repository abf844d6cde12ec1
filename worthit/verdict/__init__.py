"""IS IT WORTH IT: evidence in, a score with its interval and its reasons out, or an honest "not enough evidence"."""
