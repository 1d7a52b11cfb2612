"""The rules that an event's record names, in an analyst's words. For all of them a small trained network read
the sentence too, with the parties and the trigger marked: ``network`` in a record's inputs says what it took
it for. It can turn a frame's type or status where it is much surer, and what it takes for no event at all is
left out."""


def verbal() -> None:
    """A verb of the event lexicon stands in one of its frames: with the particle, preposition and kind of object
    that the frame asks for. Its subject (of a passive, who stands after "by") is the actor, who stands where the
    frame says is the recipient; "we" is the speaker of the statement. Its status comes from its tense and modal
    verbs and from the words above it (plan, refuse, deny, call off, ...); what a speaker says was never done is
    denied. Aid that is asked for or pledged is told by the same verb: demanded of who is asked, planned by who
    pledges."""


def reciprocal() -> None:
    """A verb that tells what parties do together (meet, agree, sign, clash): all of them are actors, and there is
    no recipient."""


def lent() -> None:
    """An event noun whose actor is the subject of the verb that carries it: "held talks", "cast a veto", "launched
    an attack on". The noun says what was done, the verb when and whether."""


def nominal() -> None:
    """An event noun on its own: "the bombing of", "talks between", "a rebuke from". Its parties are its possessor,
    the nationality or body in front of it, and who stands after of, by, between, against, on, with or from; its
    status comes from the words above it ("called off the visit") and before it ("a possible invasion"). A visit
    with "the" that is planned or off has the parties of the one told before, which ``told again`` names; "the
    minister's arrest" befalls the minister."""


def judged() -> None:
    """A verb or event noun that the lexicon has no frame for, beside somebody of public life. A small network that
    was trained on sentences written for OnRecord (its card is in ``models/events``) read the sentence with the
    actor, the word and the recipient marked, and gave the type, the status and the mode; how sure it is of them is
    in the confidence."""
