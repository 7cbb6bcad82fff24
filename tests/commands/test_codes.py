"""Codes switched off and on, with a reason."""

import pytest

from joinedup.commands import codes
from joinedup.commands.refusal import NotFound, Refused
from joinedup.queries.verification import verify
from joinedup.records import models
from tests.commands.house import NOW


def off(house, code="L05", reason="The board decided so in May.", by=None):
    codes.switch_off(by=by or house.office, at=NOW, code=code, reason=reason)


def test_a_code_is_off_until_it_is_switched_on_again(house):
    off(house)
    with house.whole():
        assert models.SwitchedOff.objects.get(withdrawn=False).code == "L05"
    codes.switch_on(by=house.office, at=NOW, code="L05")
    off(house)
    assert house.verbs()[-3:] == ["code.switched_off", "code.switched_on", "code.switched_off"]
    assert verify(house.slug).is_good


@pytest.mark.parametrize(
    ("reason", "sentence"), [(" ", "Say why"), ("x" * 2001, "Shorten it to 2,000")]
)
def test_a_reason_is_given_and_has_bounds(house, reason, sentence):
    with pytest.raises(Refused, match=sentence):
        off(house, reason=reason)


def test_what_is_off_is_not_switched_off_again_nor_what_is_on(house):
    with pytest.raises(Refused, match="is not switched off"):
        codes.switch_on(by=house.office, at=NOW, code="L05")
    off(house)
    with pytest.raises(Refused, match="already"):
        off(house)


def test_a_code_that_there_is_not_is_not_found(house):
    with pytest.raises(NotFound):
        off(house, code="L99")
