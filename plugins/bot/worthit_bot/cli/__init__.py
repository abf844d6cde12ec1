"""`worthit bot`."""
