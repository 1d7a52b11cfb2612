"""What the words of a sentence say of voting, before its numbers are looked at."""

from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from onrecord.extract.syntax import is_negated
from onrecord.extract.votes.bodies import BODIES, VOTERS, acting, is_of_deciders
from onrecord.extract.votes.outcomes import outcome_of
from onrecord.extract.votes.wording import is_prospective, measure_of
from onrecord.lang import lexicon
from onrecord.model import Outcome

_WORDS = lexicon("votes.toml")["words"]
TALKING = frozenset(_WORDS["talking"])
RULINGS = frozenset(_WORDS["rulings"])


class Clues(NamedTuple):
    """A sentence's lemmas, whether a word of voting stands there, the outcome with the verb that tells it, what is
    voted on, the verb "to vote", and the verb by which a body does something."""

    sent: Span
    lemmas: set[str]
    is_strong: bool
    outcome: Outcome | None
    verb: Token | None
    measure: Token | None
    voting: Token | None
    act: Token | None

    @property
    def is_told(self) -> bool:
        """Whether a verb tells a vote or a decision as a fact."""
        return self.verb is not None or self.voting is not None

    @property
    def names_voters(self) -> bool:
        """Whether a body or those who vote stand there."""
        return not self.lemmas.isdisjoint(BODIES | VOTERS)

    @property
    def is_decision(self) -> bool:
        """Whether the measure is what the verb decides on."""
        verb, measure = self.verb, self.measure
        return verb is not None and measure is not None and (measure.head == verb or verb.head == measure)


def clues_in(sent: Span, lemmas: set[str], is_strong: bool, doc: Doc) -> Clues:
    """The clues of one sentence."""
    outcome, verb = outcome_of(sent)
    voting = next((t for t in sent if t.lemma_ == "vote" and t.pos_ == "VERB" and not is_prospective(t)), None)
    act = None if verb is not None or voting is not None else _act(sent, doc)
    return Clues(sent, lemmas, is_strong, outcome, verb, measure_of(sent, verb), voting, act)


def _act(sent: Span, doc: Doc) -> Token | None:
    """The verb of the main clause where a body does something by it: "the board closed two schools"."""
    root = sent.root
    if (
        root.tag_ not in ("VBD", "VBN", "VBZ")
        or (root.lemma_ in TALKING and not any(c.lower_ == "unanimously" for c in root.children))
        or is_negated(root)
        or is_prospective(root)
    ):
        return None
    body = acting(sent, doc, root)
    return root if body is not None and not is_of_deciders(body) else None
