from importlib.metadata import PackageNotFoundError, version

import PIL
import pytest


def installed(distribution: str) -> bool:
    try:
        version(distribution)
    except PackageNotFoundError:
        return False
    return True


def test_the_only_pillow_is_the_fast_one() -> None:
    """Both install the package `PIL`: with both, the one written last wins silently."""
    if not installed("pillow-simd"):
        assert installed("pillow")
        pytest.skip("PLAIN PILLOW: pillow-simd could not be compiled on this machine, so images are slower here")
    assert not installed("pillow")
    assert PIL.__version__ == version("pillow-simd")
    assert ".post" in PIL.__version__
