"""From .po to .mo, with the standard library alone.

Compiling happens where people start Joinedup, and Babel (thirty megabytes of other things) would
have to be installed there for this. The format is small; a test holds what we make against what
Babel makes.
"""

import ast
import os
import re
import struct
from dataclasses import dataclass, field

from ground.stamp import catalogue_sources

MAGIC = 0x950412DE
LINE = re.compile(r'^(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s*)?(".*")$')


class Unreadable(ValueError):
    """A .po file breaks the grammar; the text says where."""


@dataclass
class Message:
    """One entry: its words, and its translation in each plural form."""

    words: dict[str, str] = field(default_factory=dict)
    forms: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False

    def key(self) -> str:
        """What gettext looks the message up by: context, EOT, singular, NUL, plural."""
        key = self.words["msgid"]
        if "msgctxt" in self.words:
            key = self.words["msgctxt"] + "\x04" + key
        if "msgid_plural" in self.words:
            key += "\x00" + self.words["msgid_plural"]
        return key

    def translation(self) -> str:
        """All forms in order; empty when any is missing, so that the reader falls back to English."""
        forms = [self.forms[index] for index in sorted(self.forms)]
        return "\x00".join(forms) if all(forms) else ""

    def is_used(self) -> bool:
        """Translated and not marked fuzzy; the head of the file counts even when it is fuzzy."""
        if "msgid" not in self.words or not self.translation():
            return False
        return not self.fuzzy or self.key() == ""


def compile_all(root: str) -> list[str]:
    """Compile every catalogue of the package whose .mo is missing or older; give the .mo files
    there are.
    """
    made = []
    for source in catalogue_sources(root):
        target = source[:-3] + ".mo"
        if not os.path.exists(target) or os.stat(target).st_mtime_ns < os.stat(source).st_mtime_ns:
            compile_file(source, target)
        made.append(target)
    return made


def compile_file(source: str, target: str) -> None:
    """Compile one catalogue; whoever reads `target` meanwhile sees the old one or the new one,
    whole.
    """
    with open(source, encoding="utf-8") as file:
        translations = read(file.read(), source)
    passing = f"{target}.{os.getpid()}"
    with open(passing, "wb") as file:
        file.write(binary(translations))
    os.replace(passing, target)


def read(text: str, name: str = "the catalogue") -> dict[str, str]:
    """The translations of a .po text, by key; fuzzy, obsolete and untranslated messages are left
    out.
    """
    messages = [Message()]
    part = ""
    form = 0
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            if messages[-1].forms:
                messages.append(Message())
            if stripped.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", stripped):
                messages[-1].fuzzy = True
            continue
        match = LINE.match(stripped)
        if match is None or not (match[1] or part):
            raise Unreadable(
                f'{name}:{number}: expected msgid, msgstr or a text in quotation marks, found "{stripped}".'
            )
        if match[1]:
            part, form = match[1], int(match[2] or 0)
            if part in ("msgctxt", "msgid") and messages[-1].forms:
                messages.append(Message())
        _add(messages[-1], part, form, _unquoted(match[3], name, number))
    return {message.key(): message.translation() for message in messages if message.is_used()}


def _add(message: Message, part: str, form: int, text: str) -> None:
    if part == "msgstr":
        message.forms[form] = message.forms.get(form, "") + text
    else:
        message.words[part] = message.words.get(part, "") + text


def _unquoted(quoted: str, name: str, number: int) -> str:
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError) as error:
        raise Unreadable(
            f"{name}:{number}: {quoted} is not a text in quotation marks ({error})."
        ) from error


def binary(translations: dict[str, str]) -> bytes:
    """The .mo file: a head, two tables of (length, offset), and the texts, sorted by key."""
    pairs = sorted((key.encode(), text.encode()) for key, text in translations.items())
    head = struct.Struct("<7I")
    row = struct.Struct("<2I")
    keys_at = head.size
    texts_at = keys_at + row.size * len(pairs)
    tables = [b"", b""]
    body = bytearray()
    offset = texts_at + row.size * len(pairs)
    for side in (0, 1):
        for pair in pairs:
            tables[side] += row.pack(len(pair[side]), offset + len(body))
            body += pair[side] + b"\x00"
    return (
        head.pack(MAGIC, 0, len(pairs), keys_at, texts_at, 0, offset)
        + tables[0]
        + tables[1]
        + bytes(body)
    )
