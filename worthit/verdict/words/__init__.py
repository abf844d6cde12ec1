"""A verdict in words: one frame (`frame`) that turns facts into sentences, and for each language a file with its words.

A new language is a file such as `en.py` and a line in `LANGUAGES` of `worthit/verdict/explain.py`.
"""
