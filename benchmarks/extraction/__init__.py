"""Reading pages beside those who do it too: extruct with price-parser, and metascraper. Speed, memory and accuracy."""
