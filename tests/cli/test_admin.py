"""``joinedup admin create``: the first person who may do anything at all."""

from __future__ import annotations

import re
from pathlib import Path

from joinedup.cli import CLEAN, UNREADABLE, main
from tests.cli.servers import answer, serving

EMAIL = "office@riverside.example"
LINK = re.compile(r"http://localhost:8000(/sign-in/\S{30,})")


def create(home: Path, email: str, *words: str, **chosen: str) -> tuple[int, str, str]:
    return answer(home, "admin", "create", email, "--data", "ours", *words, **chosen)


def test_the_first_administrator_is_given_a_link_that_the_server_knows(tmp_path: Path) -> None:
    code, said, _ = create(tmp_path, EMAIL)
    assert code == CLEAN
    assert said.startswith(f"{EMAIL} administers this installation.")
    link = LINK.search(said)
    assert link, said
    with serving(tmp_path, "serve", "--data", "ours") as server:
        assert server.get(link[1])[0] == 200


def test_the_link_has_the_port_of_the_server_and_says_where_it_is_only_supposed(
    tmp_path: Path,
) -> None:
    supposed = "If yours has another port, put it for 8000."
    assert supposed in create(tmp_path, EMAIL)[1]
    said = create(tmp_path, "other@riverside.example", "--another", "--port", "8123")[1]
    assert "    http://localhost:8123/sign-in/" in said
    assert supposed not in said


def test_a_second_one_must_be_asked_for(tmp_path: Path) -> None:
    create(tmp_path, EMAIL)
    code, _, said = create(tmp_path, "other@riverside.example")
    assert code == UNREADABLE
    assert "--another" in said
    assert create(tmp_path, "other@riverside.example", "--another")[0] == CLEAN


def test_the_link_has_the_address_that_people_use(tmp_path: Path) -> None:
    base = "https://plan.riverside.example"
    _, said, _ = create(tmp_path, EMAIL, JOINEDUP_BASE_URL=base)
    assert f"    {base}/sign-in/" in said
    assert "8000" not in said


def test_what_is_no_address_is_refused_in_a_sentence(tmp_path: Path) -> None:
    code, _, said = create(tmp_path, "the office")
    assert code == UNREADABLE
    assert "“the office” is not an e-mail address" in said


def test_the_word_alone_says_what_may_follow(capsys) -> None:
    assert main(["admin"]) == 2
    assert "create" in capsys.readouterr().err
