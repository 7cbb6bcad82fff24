"""The words of DESIGN.md section 2 that have a closed list of values."""

from __future__ import annotations

import enum


class Sector(enum.Enum):
    """The sector a partner belongs to."""

    LOCAL_AUTHORITY = "local authority"
    OTHER_PUBLIC = "other public"
    PRIVATE = "private"
    BUSINESS = "business"
    VOLUNTARY = "voluntary"
    COMMUNITY = "community"


class PlanKind(enum.Enum):
    """Which law or custom the plan answers to: the values of ``--kind``."""

    PLAN = "plan"
    LOIP = "loip"
    WELLBEING = "wellbeing"
    COMMUNITY_SAFETY = "community-safety"


class PlanStatus(enum.Enum):
    """The life of a plan version: draft, then agreed, then superseded."""

    DRAFT = "draft"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


class LinkKind(enum.Enum):
    """What a link says its source does to its target."""

    SERVES = "serves"
    SUPPORTS = "supports"
    DEPENDS_ON = "depends on"
    CONFLICTS_WITH = "conflicts with"


class Agreement(enum.Enum):
    """Whether both ends of a link stand by it. UNKNOWN counts as agreed."""

    AGREED = "agreed"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"


class Progress(enum.Enum):
    """How an action or a milestone is getting on, in the words of the update form."""

    NOT_STARTED = "not started"
    ON_COURSE = "on course"
    SLIPPING = "slipping"
    STUCK = "stuck"
    DONE = "done"
    STOPPED = "stopped"


class LeadState(enum.Enum):
    """What is known of a lead as written."""

    NAMED = "named"
    EVERYONE = "everyone"  # "All partners", "ALL", "Partnership"
    TO_BE_CONFIRMED = "to be confirmed"
    VACANT = "vacant"
    LEFT = "left"


class Direction(enum.Enum):
    """Which way a measure should go."""

    UP = "up"
    DOWN = "down"
    HOLD = "hold"


class Frequency(enum.Enum):
    """How often a measure is published."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    OTHER = "other"


class ReadingStatus(enum.Enum):
    """How a reading came about. A projection is never shown as an observation."""

    OBSERVED = "observed"
    PROVISIONAL = "provisional"
    IMPUTED = "imputed"
    PROJECTED = "projected"


class Continuation(enum.Enum):
    """What became of a thing from one version of the plan to the next."""

    CARRIED_ON = "carried on"
    MERGED = "merged"
    SPLIT = "split"
    ACHIEVED = "achieved"
    STOPPED = "stopped"
    MOVED = "moved"


class ResourceKind(enum.Enum):
    """What a need or pledge consists of. Money and people flow; the rest is there or not."""

    MONEY = "money"
    PEOPLE = "people"
    PREMISES = "premises"
    GOODS = "goods"
    DATA = "data"


class Nature(enum.Enum):
    """Revenue and capital do not stand in for one another."""

    REVENUE = "revenue"
    CAPITAL = "capital"


class PlainAnswer(enum.Enum):
    """A lead's plain answer to "have you what you need?", before any amount."""

    ENOUGH = "enough"
    SOME = "some"
    NONE = "none"
    DONT_KNOW = "don't know"


class Layer(enum.Enum):
    """How near to the board a group stands."""

    BOARD = "board"
    EXECUTIVE = "executive"
    THEME = "theme group"
    LOCALITY = "locality group"
    WORKING = "working group"


class QuorumOf(enum.Enum):
    """What a part of a quorum counts among those present."""

    MEMBERS = "members"
    ORGANISATIONS = "organisations"
    SECTORS = "sectors"
    CAPACITY = "capacity"  # seats of one capacity: "councillor"
    SEAT = "seat"  # one named seat


class Voting(enum.Enum):
    """How a group decides where it votes."""

    UNANIMOUS = "all must agree"
    MEMBERS = "one member one vote"
    WEIGHTS = "votes by seat"
    BOTH = "members and votes by seat"


class OnATie(enum.Enum):
    """What happens where as many are for as against."""

    FALLS = "the motion falls"
    CHAIR = "the chair has a casting vote"


class Basis(enum.Enum):
    """Why a body has its seat, or its place in the partnership."""

    STATUTORY = "statutory"
    INVITED = "invited"


class Authority(enum.Enum):
    """Whether it is known what the holder of a seat may agree to without going back."""

    STATED = "stated"
    NOT_STATED = "not stated"
    HELD_NATIONALLY = "held nationally"


class Tenure(enum.Enum):
    """How somebody holds a seat."""

    FULL = "full"
    ACTING = "acting"


class Office(enum.Enum):
    """Which office of a group a term is of."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"


class Capacity(enum.Enum):
    """As what somebody takes the chair."""

    ELECTED_MEMBER = "elected member"
    LEADER = "leader of the council"
    OFFICER = "officer"
    OTHER = "other"


class Confirmation(enum.Enum):
    """Whether a leader stands by an entry about their own role."""

    ENTERED = "entered"
    CONFIRMED = "confirmed"
    REMOVED = "removed"


class Ending(enum.Enum):
    """How a partner came to be one no longer."""

    LEFT = "left"
    CLOSED = "closed"
    MERGED = "merged"
    SPLIT = "split"
