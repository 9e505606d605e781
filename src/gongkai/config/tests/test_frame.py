"""The navigation marks one place at a time."""

import pytest

from gongkai.config.frame import current

URLS = ["/desk/", "/desk/people/", "/desk/people/import/", "/desk/trail/"]


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/desk/", "/desk/"),
        ("/desk/people/", "/desk/people/"),
        ("/desk/people/staff/add/", "/desk/people/"),
        ("/desk/people/import/", "/desk/people/import/"),
        ("/desk/people/import/0190/", "/desk/people/import/"),
        ("/desk/worklists/due/", ""),
        ("/", ""),
    ],
)
def test_the_longest_place_around_a_page_is_the_current_one(
    path: str, place: str
) -> None:
    assert current(path, URLS) == place
    assert current(path, reversed(URLS)) == place
