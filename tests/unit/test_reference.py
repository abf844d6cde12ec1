from pathlib import Path

import pytest

from worthit.cli.reference import generated_files

REPOSITORY = Path(__file__).parents[2]
GENERATED = generated_files()


@pytest.mark.parametrize("name", sorted(GENERATED))
def test_generated_files_are_as_the_code_says(name: str) -> None:
    """After a change on purpose: `make reference`."""
    assert (REPOSITORY / name).read_bytes() == GENERATED[name]


def test_every_setting_stands_in_the_example() -> None:
    example = GENERATED[".env.example"].decode()
    assert "#WORTHIT_FETCH__ALLOW_NETWORKS=\n" in example
    assert "#WORTHIT_WEB__PORT=8000\n" in example
