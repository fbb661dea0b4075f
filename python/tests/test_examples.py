"""What the documentation shows runs."""

import re

import pytest
from examples import year

from .house import ROOT

PAGES = ["README.md", "python/README.md"]


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_python_runs(page: str) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    assert blocks, f"{page} shows no Python"
    for block in blocks:
        exec(compile(block, page, "exec"), {})


def test_the_year() -> None:
    table = year.main(leads=200)
    assert re.search(r"^won +\d+$", table, re.MULTILINE) and "%" in table, table
