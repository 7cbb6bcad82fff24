"""Balance: how power is spread, from the record and from the rules.

``balance(plan, day)`` gives the shares of every channel of the record by partner and by sector;
``over_time`` and ``chair_days`` how they came about; the ``tell_`` functions say it in words.
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
from joinedup.analysis.balance.channels import (
    CHANNELS,
    NOT_KNOWN,
    Channel,
    Row,
    Weight,
    of_groups,
)
from joinedup.analysis.balance.over_time import (
    CapacityDays,
    ChairDays,
    Step,
    chair_days,
    over_time,
)
from joinedup.analysis.balance.power import VotingPower, banzhaf, shapley_shubik
from joinedup.analysis.balance.rule import Count, Rule
from joinedup.analysis.balance.shares import (
    Balance,
    PartnerShare,
    SectorShare,
    Shares,
    balance,
    effective_number,
    shares_of,
)
from joinedup.analysis.balance.words import (
    Said,
    tell_chair_days,
    tell_gaps,
    tell_partners,
    tell_sectors,
    tell_spread,
    tell_steps,
)
from joinedup.core.voting import CannotCount

__all__ = [
    "CHANNELS",
    "NOT_KNOWN",
    "Balance",
    "Blocks",
    "CannotCount",
    "CapacityDays",
    "ChairDays",
    "Channel",
    "Combination",
    "Combinations",
    "Count",
    "Part",
    "PartnerShare",
    "Row",
    "Rule",
    "Said",
    "SectorShare",
    "Shares",
    "Step",
    "VotingPower",
    "Weight",
    "balance",
    "banzhaf",
    "chair_days",
    "effective_number",
    "of_groups",
    "over_time",
    "shapley_shubik",
    "shares_of",
    "tell_chair_days",
    "tell_gaps",
    "tell_partners",
    "tell_sectors",
    "tell_spread",
    "tell_steps",
    "who_could_block",
]
