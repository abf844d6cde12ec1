from collections.abc import Iterator

from worthit import errors
from worthit.errors import ErrorCode, WorthItError


def tree(error: type[WorthItError]) -> Iterator[type[WorthItError]]:
    yield error
    for child in error.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from tree(child)


def test_the_tree_at_the_top_of_the_file_shows_every_error_with_its_code_and_status() -> None:
    drawn = errors.__doc__ or ""
    for error in tree(WorthItError):
        line = next((line for line in drawn.splitlines() if f" {error.__name__} " in f" {line} "), None)
        assert line is not None, f"{error.__name__} is not drawn"
        if error is not WorthItError:
            assert error.code in line
            assert str(error.status) in line


def test_codes_are_the_promised_twelve() -> None:
    assert [code.value for code in ErrorCode] == [f"E{number:03}" for number in range(1, 13)]
