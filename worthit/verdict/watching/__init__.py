"""From a verdict to a watch, and from an alert to words."""
