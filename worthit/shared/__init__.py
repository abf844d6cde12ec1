"""WHAT WORKERS SHARE: a cache, a limiter and a queue, each an interface with a working default for one process.

A plugin may provide them for all processes (`worthit-caching` does it with Redis). Whoever provides them, the laws in
the interfaces' docstrings hold: tests/laws/test_shared_laws.py runs on every provider.
"""
