"""What buyers speak of, and in which words."""
