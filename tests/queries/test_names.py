"""What things are called, and how names are sorted."""

from joinedup.queries.names import by_number


def test_numbers_sort_as_people_count_and_what_has_none_stands_last():
    numbers = ["5.2.10", "", "5.10", "5.2.9", "P10", "P9", "5"]
    assert sorted(numbers, key=by_number) == ["5", "5.2.9", "5.2.10", "5.10", "P9", "P10", ""]
