"""Whether the clause around a word looks back or ahead."""

from bisect import bisect_right
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.annotate.times.scene import Direction
from onrecord.lang import lexicon

FURTHEST = 12


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("times_tense.toml")[name])


@cache
def _weekdays() -> frozenset[str]:
    words = lexicon("times.toml")["words"]
    return frozenset((*words["WEEKDAY"], *words["WEEKDAY_ABBREVIATION"]))


class Tenses:
    """The tenses of one Doc, by offset."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.starts = [token.idx for token in doc]
        self.parsed = doc.has_annotation("DEP")
        self.tagged = doc.has_annotation("TAG")

    def token_at(self, offset: int) -> Token | None:
        """The token that holds this offset."""
        i = bisect_right(self.starts, offset) - 1
        return self.doc[i] if i >= 0 else None

    def at(self, offset: int) -> Direction | None:
        """The tense around this offset; None where nothing tells it."""
        token = self.token_at(offset)
        if token is None:
            return None
        if self.parsed:
            return self._climbed(token)
        return self._read(token)

    def aside(self, offset: int) -> bool:
        """Whether a relative clause tells what is at this offset: "the unrest, which began in July"."""
        token = self.token_at(offset) if self.parsed else None
        for _ in range(FURTHEST):
            if token is None or token.pos_ in ("VERB", "AUX"):
                break
            token = token.head
        return token is not None and token.dep_ == "relcl"

    def _climbed(self, token: Token) -> Direction | None:
        """Up the parse to the first verb, or noun that looks ahead ("plans for Monday")."""
        ahead = _words("looking_ahead")
        of_noun = token.dep_ == "poss"
        start, direct = token.i, True
        before = self.doc[token.left_edge.i - 1].lower_ if token.left_edge.i else ""
        for _ in range(FURTHEST):
            if token.pos_ in ("VERB", "AUX"):
                told = of_verb(token, before, start)
                if told == "past" and before == "for" and self._is_set(start, token):
                    return "future"
                if told == "future" and of_noun and not any(c.lower_ in ("will", "'ll") for c in token.children):
                    return "past"
                if told == "present" and direct and self._is_set_down(start, token):
                    return "future"
                if told:
                    return told
            elif token.lemma_.lower() in ahead and token.pos_ in ("NOUN", "ADJ"):
                made = token.pos_ == "NOUN" and before in ("in", "on") and token.lemma_.lower() in _words("made")
                return "past" if made else "future"
            if token.head == token:
                return None
            direct = direct and (token.i == start or token.pos_ not in ("NOUN", "PROPN", "PRON"))
            token = token.head
        return None

    def _is_set_down(self, start: int, verb: Token) -> bool:
        """ "The island becomes independent on Sunday": the present tense of a timetable, outside of headlines and
        of saying."""
        timely = self.doc[start].lower_ in _weekdays() and verb.tag_ in ("VBZ", "VBP")
        between = self.doc[min(start, verb.i) : max(start, verb.i)]
        if not timely or verb.lemma_ in _words("tells") or any(other.tag_ == "VBD" for other in between):
            return False
        passages = self.doc._.passages if self.doc.has_extension("passages") else ()
        return not any(p.kind != "paragraph" and p.start <= verb.idx < p.end for p in passages)

    def _is_set(self, start: int, verb: Token) -> bool:
        """ "Summoned him for Thursday": by "for" a day of the week is set, where it hangs on the verb."""
        day = self.doc[start]
        had = any(child.lower_ == "had" for child in verb.children)
        return not had and day.dep_ == "pobj" and day.ent_type_ == "DATE" and day.lower_ in _weekdays()

    def _read(self, token: Token) -> Direction | None:
        """Without a parse: the auxiliaries and tags just before, then just after."""
        auxiliaries = _words("future_auxiliaries")
        near = [*reversed(self.doc[max(0, token.i - 10) : token.i]), *self.doc[token.i + 1 : token.i + 8]]
        for other in near:
            if other.lower_ in auxiliaries and other.lower_ not in ("may", "can"):
                return "future"
            if self.tagged and other.tag_ in ("VBD", "VBN"):
                return "past"
            if not self.tagged and len(other) > 4 and other.lower_.endswith("ed"):
                return "past"
        return None


def of_verb(verb: Token, before: str = "", at: int = 0) -> Direction | None:
    """The tense of this verb's clause; None where it has none of its own. ``before`` is the word in front of the
    time: what was planned for Monday is to come, what was asked on Monday is past."""
    auxiliaries, ahead, begins = _words("future_auxiliaries"), _words("looking_ahead"), _words("future_lemmas")
    lemma = verb.lemma_.lower()
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & auxiliaries:
        return "past" if words & {"have", "'ve"} and "will" not in words else "future"
    tag = verb.tag_
    if before in _words("until") and lemma in _words("held_until") and "had" not in words:
        return "future"
    if before == "to" and lemma in _words("moved_to") and "had" not in words:
        return "future"
    if tag == "VBN" and lemma in ahead and "had" in words and before in _words("ahead_of"):
        return "either"
    if tag in ("VBD", "VBN") and lemma in ahead and "had" not in words:
        passive = tag == "VBN" and not words & {"has", "have", "'ve", "’ve"}
        passive = passive and (lemma in _words("awaited") or bool(words & {"is", "are", "'s", "’s", "'re", "be"}))
        later = lemma in _words("schedules") and at > verb.i
        return "future" if passive or later or before in _words("ahead_of") else "past"
    if tag == "VBD" or words & {"was", "were", "had", "did"}:
        return "past"
    if tag == "VBN":
        return "present" if words & {"is", "are", "'s", "’s", "'re"} and "been" not in words else "past"
    if words & {"has", "have", "'ve", "’ve"}:
        return "past"
    if tag == "VBG":
        if words & {"is", "are", "'s", "'re", "’s", "’re", "am"}:
            return "future"
        return "future" if lemma in ("begin", "start", "expire", "mature") and not words else None
    if tag == "VB":
        if "to" not in words:
            return "present"
        head = verb.head
        if any(other.lower_ == "had" for other in (*head.children, *head.head.children)):
            return "either" if head.lemma_.lower() in ahead else "past"
        if head.lemma_ == "be" and head.tag_ == "VBD":
            return "either"
        if head == verb or head.lemma_.lower() in ahead or head.lemma_.lower() in ("be", "go"):
            return "future"
        return None
    if lemma in begins:
        return "future"
    return "present"
