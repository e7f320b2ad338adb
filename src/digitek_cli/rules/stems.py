"""Words as the search compares them: in lower case, æ ø å spelled out, without endings, compounds by their parts.

The endings come off by the Snowball rules for Danish, and then `-ing` and `-ning`, which those leave: `måling` and
`måler` are about one thing. English words lose some of theirs by the same rules, which does
no harm: a word in a text and the same word in a question always end up alike.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from snowballstemmer.danish_stemmer import DanishStemmer

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

WORD = re.compile(r"[^\W_]+")
# æ and aa are two spellings of what people type on different keyboards; Swedish suppliers bring ä and ö.
SPELLED = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa", "ß": "ss"})
LONGEST = 60
SHORTEST = 2
# A part of a compound is no shorter: `lift` in `loftlift`; and it leaves as much of a word over.
PART, REST = 4, 3
# Endings that are no words, though a text may hold a word that looks like one.
ACT, CLUSTER = re.compile(r"(.{4,})ing"), re.compile(r"[^aeiouyn]n$")
WITH_N = ("regn", "tegn", "aabn", "jaevn", "naevn")
ENDINGS = frozenset("ering ring ning ling else hede ighed".split())
COMMON = frozenset(
    """
    ad af aldrig alle alt anden andet andre at bare begge blandt blev blive bliver både da de dem den denne der
    deres det dette dig din disse dog du efter eller en end endnu ene eneste er et flere fleste for fordi fra fx få
    får før gennem giver gør gøre ham han hans har have havde hen hende her hos hun hvad hvem hver hvilke hvilken
    hvis hvor hvordan hvorfor hvornår i ikke ind inden ingen intet ja jeg jer kan kom kommer kun kunne lidt lige
    man mange med meget mellem men mere mest mig min mod må måske mv ned nej noget nogen nogle nu når og også om op
    os over pr på samme samt se selv ser sig sin sine skal skulle som så sådan tage tager til ud uden under var ved
    vi vil ville være været
    a about also an and are as be been but by can do does for from had has have how if in into is it its more most
    no not of on or other our out over should so some such than that the their them then there these they this
    those to was we were what when where which who why will with would you your
    """.split()
)


@dataclass(frozen=True)
class Word:
    """One word of a text, as it is written there, and what it is compared by."""

    written: str
    stem: str


def words(text: str) -> Iterator[Word]:
    """The words of a text in their order, without those that stand in every text."""
    return (word for found in WORD.findall(text) if (word := _word(found[:LONGEST])) is not None)


@lru_cache(maxsize=100_000)
def _word(found: str) -> Word | None:
    written = found.lower()
    return None if len(written) < SHORTEST or written in COMMON else Word(written, stem(written))


def stem(word: str) -> str:
    """What a word is compared by."""
    plain = unicodedata.normalize("NFC", word).casefold().translate(SPELLED)
    plain = "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
    found = _without_ending(plain)
    act = _act(found)
    return _without_ending(act) if act else found


def _without_ending(plain: str) -> str:
    return str(DanishStemmer().stemWord(plain)) or plain


def _act(noun: str) -> str | None:
    """What is done, of the noun for doing it: `maal` of `maaling`, `stoevsug` of `stoevsugning`, `traen` of `traening`.

    The `n` belongs to the ending behind a consonant, except in verbs that have one themselves.
    """
    found = ACT.fullmatch(noun)
    if found is None:
        return None
    verb = found[1]
    return verb[:-1] if CLUSTER.search(verb) and len(verb) > PART and not verb.endswith(WITH_N) else verb


def parts(compound: str, known: Container[str]) -> Iterator[str]:
    """The known stems that a longer one begins or ends with: `robot` and `støvsug` of `robotstøvsug`."""
    for at in range(PART, len(compound) - REST + 1):
        if compound[:at] in known:
            yield compound[:at]
    for at in range(REST, len(compound) - PART + 1):
        if compound[at:] in known and compound[at:] not in ENDINGS:
            yield compound[at:]
