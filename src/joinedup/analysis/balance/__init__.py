"""Balance: how power is spread, from the record and from the rules.

``banzhaf`` and ``shapley_shubik`` give the voting power of every member under a rule, exactly;
``who_could_block`` the smallest groups that could stop something, and those that carry it.
"""

from joinedup.analysis.balance.blocking import (
    Blocks,
    Combination,
    Combinations,
    Part,
    who_could_block,
)
from joinedup.analysis.balance.power import VotingPower, banzhaf, shapley_shubik
from joinedup.analysis.balance.rule import Count, Rule
from joinedup.core.voting import CannotCount

__all__ = [
    "Blocks",
    "CannotCount",
    "Combination",
    "Combinations",
    "Count",
    "Part",
    "Rule",
    "VotingPower",
    "banzhaf",
    "shapley_shubik",
    "who_could_block",
]
