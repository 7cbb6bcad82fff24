"""The page of a code: what it means, why it matters, what to do and how to switch it off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from joinedup.analysis.linkage.families import RULES
from joinedup.core.catalogue import N_, OUR_WORDS, WORDS_BY_NAME, Words, fill, translate
from joinedup.core.finding import Plural, Rule, Sentence, Severity, Word

SEVERITIES = {
    Severity.ERROR: N_("error: it breaks the plan"),
    Severity.WARNING: N_("warning: it weakens the plan"),
    Severity.NOTE: N_("note: worth knowing"),
}
WHY = N_("Why it matters")
EXAMPLE = N_("Example")
REMEDY = N_("What to do")
OFF = N_("How to switch it off")
PROVISION = N_("Rests on")
HOW_OFF = N_(
    '`joinedup check FILE --ignore {code}="why it does not matter to us"` leaves it out, and the '
    "report says so, with the reason: whoever takes over will ask."
)
ITEM = N_("item")
ITEMS = N_("items")

_PARAMETER = re.compile(r"\{(\w+)\}")
_MARKS = re.compile(r"[*`]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The page of one code, in one language. ``why``, ``example`` and ``switch_off`` are Markdown
    of one paragraph; ``remedy`` is plain text; ``provision`` is "" where no law is meant."""

    code: str
    family: str
    severity: Severity
    title: str
    severity_words: str
    why: str
    example: str
    remedy: str
    switch_off: str
    provision: str = ""
    language: str = "en"

    def as_dict(self) -> dict[str, str]:
        """The page as plain values."""
        return {
            "code": self.code,
            "family": self.family,
            "severity": self.severity.value,
            "title": self.title,
            "why": self.why,
            "example": self.example,
            "remedy": self.remedy,
            "switch_off": self.switch_off,
            "provision": self.provision,
        }

    def markdown(self, level: int = 1) -> str:
        """The page as Markdown, its title a heading of ``level``."""
        mark = "#" * level
        parts = [f"{mark} {self.code} {self.title}", self.severity_words]
        parts += [f"{mark}# {heading}\n\n{text}" for heading, text in self._sections()]
        return "\n\n".join(parts) + "\n"

    def plain(self) -> str:
        """The page as text for a terminal, one line a paragraph."""
        parts = [f"{self.code} {self.title}", self.severity_words]
        parts += [f"{heading}\n{_MARKS.sub('', text)}" for heading, text in self._sections()]
        return "\n\n".join(parts) + "\n"

    def _sections(self) -> Iterator[tuple[str, str]]:
        headings = (
            (WHY, self.why),
            (EXAMPLE, self.example),
            (REMEDY, self.remedy),
            (PROVISION, self.provision),
            (OFF, self.switch_off),
        )
        for heading, text in headings:
            if text:
                yield translate(heading, self.language), text


def explain(code: str, language: str = "en", words: Words | None = None) -> Explained:
    """The page of a code of linkage, in a language and, if given, in a partnership's own words
    ({our word: (one, several)}). ValueError if there is no such code."""
    rule = next((rule for rule in RULES if rule.code == code.strip().upper()), None)
    if rule is None:
        raise ValueError(f"There is no code {code} among the checks of a plan.")
    return explained(rule, language, words)


def explained(rule: Rule, language: str = "en", words: Words | None = None) -> Explained:
    """The page of any rule, of whatever family."""
    return Explained(
        code=rule.code,
        family=rule.family,
        severity=rule.severity,
        title=translate(rule.title, language),
        severity_words=translate(SEVERITIES[rule.severity], language),
        why=translate(rule.why, language),
        example=translate(rule.example, language),
        remedy=_in_general(rule.remedy, rule, language, words),
        switch_off=translate(HOW_OFF, language).format(code=rule.code),
        provision=rule.provision,
        language=language,
    )


def _in_general(sentence: Sentence, rule: Rule, language: str, words: Words | None) -> str:
    """A sentence with our words filled in, and “…” for what only a finding knows."""
    text = translate(sentence.one if isinstance(sentence, Plural) else sentence, language)
    unknown = {name: "…" for name in _PARAMETER.findall(text) if name not in WORDS_BY_NAME}
    level = rule.about if rule.about in OUR_WORDS else ""
    one = Word(level or ITEM)
    several = Word(level, plural=True) if level else Word(ITEMS)
    return fill(text, {**unknown, "level": one, "levels": several}, language, words)
