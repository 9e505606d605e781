from gongkai.portal.shelf import Kept, Shelf


def kept(head: str, size: int) -> Kept:
    return Kept(head, b"x" * size, "text/html", '"e"')


def test_a_page_is_served_only_under_the_head_it_was_rendered_under() -> None:
    shelf = Shelf()
    shelf.put("a", kept("one", 10))

    assert shelf.get("a", "one") == kept("one", 10)
    assert shelf.get("a", "two") is None
    assert shelf.get("b", "one") is None


def test_the_page_longest_unasked_makes_room() -> None:
    shelf = Shelf(most=25)
    shelf.put("a", kept("one", 10))
    shelf.put("b", kept("one", 10))
    shelf.get("a", "one")

    shelf.put("c", kept("one", 10))

    assert shelf.get("a", "one")
    assert shelf.get("b", "one") is None
    assert shelf.get("c", "one")


def test_a_newer_page_takes_the_place_of_the_older() -> None:
    shelf = Shelf(most=25)
    for head in ("one", "two", "three", "four"):
        shelf.put("a", kept(head, 10))

    shelf.put("b", kept("four", 10))

    assert shelf.get("a", "four")
    assert shelf.get("b", "four")


def test_a_page_larger_than_the_shelf_is_not_kept() -> None:
    shelf = Shelf(most=5)

    shelf.put("a", kept("one", 10))

    assert shelf.get("a", "one") is None
