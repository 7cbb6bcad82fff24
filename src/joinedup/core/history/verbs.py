"""Every deed that history tells of, as the sentence in which it is read aloud.

A command says ``deed.say("thing.edited", …)``; what it gives fills the sentence of that verb. {by}
is who did it, as their role was called then. Names of things are those of the time.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from joinedup.core.catalogue import N_
from joinedup.core.sentence import Sentence

VERBS: Mapping[str, Sentence] = MappingProxyType(
    {
        # Things
        "thing.added": N_("{by} added {thing}{under}."),
        "thing.edited": N_("{by} changed {fields} of {thing}."),
        "thing.translated": N_("{by} put {fields} of {thing} in another language."),
        "thing.moved": N_("{by} moved {thing}{under}."),
        "thing.ended": N_("{by} recorded that {thing} ended: {when}."),
        "thing.withdrawn": N_("{by} withdrew {thing}{also}, as entered in error."),
        "thing.restored": N_("{by} put back {thing}{also}."),
        "thing.shared": N_("{by} shared {thing}{also} with the partnership."),
        # Who is at the table
        "chair.changed": N_("{by} changed the chair of {group}."),
        "chair.vice": N_("{by} changed a vice-chair of {group}."),
        # Links
        "link.drawn": N_("{by} said that {thing}."),
        "link.agreed": N_("{by} agreed that {thing}."),
        "link.declined": N_("{by} said that it is not so that {thing}."),
        "link.edited": N_("{by} changed {fields} of the link that says that {thing}."),
        "link.ended": N_("{by} recorded that it no longer holds that {thing}: {when}."),
        "link.withdrawn": N_("{by} withdrew the link that says that {thing}."),
        # Plans
        "plan.begun": N_("{by} began the plan “{plan}”."),
        "plan.edited": N_("{by} changed {fields} of the plan “{plan}”."),
        "plan.agreed": N_("{by} recorded that the board agreed “{plan}” on {on}."),
        "plan.withdrawn": N_("{by} withdrew the draft “{plan}”."),
        "plan.next": N_("{by} began the next version, “{plan}”, after “{before}”."),
        "plan.followed": N_(
            "{by} changed which version of the plan stands, and what only this body sees went on "
            "into “{plan}”."
        ),
        "plan.imported": N_("{by} imported {file} into “{plan}”{counts}."),
        "plan.shared": N_("{by} let {thing} stand in “{plan}” too."),
        "plan.published": N_("{by} published “{plan}”{also}."),
        "plan.unpublished": N_("{by} took “{plan}” back from the public{also}."),
        "lineage.answered": N_("{by} said what became of {number} “{title}”: {what}."),
        "lineage.carried_on": N_(
            "{by} said that everything which stands unchanged in “{plan}” is carried on: {count}."
        ),
        # The partnership
        "partnership.begun": N_("{by} began the partnership {title}."),
        "partnership.changed": N_("{by} changed the partnership’s settings: {fields}."),
        "person.invited": N_("{by} invited the {title}."),
        "person.linked": N_("{by} had a new link made for the {title}."),
        "person.left": N_("{by} recorded that the {title} has left."),
        "code.switched_off": N_("{by} switched off {code}, “{meaning}”."),
        "code.switched_on": N_("{by} switched {code}, “{meaning}”, on again."),
        "passage.struck": N_("{by} struck out “{field}” of {thing}: {why}"),
        "file.struck": N_("{by} struck out the file {file}, as it came: {why}"),
    }
)
"""Verb > its sentence. Tests hold it against what the commands say."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "thing": N_("What the plan says"),
        "chair": N_("Chairs"),
        "link": N_("Links"),
        "plan": N_("Plans and their versions"),
        "lineage": N_("What became of earlier things"),
        "partnership": N_("The partnership’s settings"),
        "person": N_("People"),
        "code": N_("Codes switched off"),
        "passage": N_("Passages struck out"),
        "file": N_("Files struck out"),
    }
)
"""The kinds of deed that history is filtered by: what stands before the dot of a verb."""
