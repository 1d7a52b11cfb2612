"""Who speaks: the word near the cue that names the speaker, and the actor it means."""

from spacy.tokens import Token

from onrecord.extract import syntax
from onrecord.extract.statements import acts, edges
from onrecord.extract.statements.draft import Range
from onrecord.extract.statements.identities import actor_of

__all__ = [
    "RELATIVE",
    "actor_of",
    "beside",
    "inverted",
    "of_adjective",
    "of_noun",
    "of_verb",
    "words_of",
]

LIGHT = frozenset(("dobj", "attr", "oprd", "nsubjpass", "pobj", "conj", "appos"))
IMPERSONAL = frozenset(("seem", "appear"))
RELATIVE = frozenset(("who", "which", "that"))
NOMINAL = frozenset(("PROPN", "NOUN", "PRON"))
PERSONAL = frozenset(("he", "she", "they", "it", "we", "i"))
TOLD = frozenset(("tell", "inform", "assure", "remind"))
"""Verbs whose object is always who is told."""
AFTER = ("dobj", "oprd", "attr", "npadvmod")
ENDINGS = edges.FINITE | {"VBN"}
FURTHEST = 14
"""In tokens: an antecedent further off than this is left out of the speaker's words."""
ASIDE = frozenset(("case", "relcl", "acl", "appos", "advcl", "parataxis", "cc", "prep"))


def of_verb(verb: Token) -> Token | None:
    """The speaker of a verb: its subject, be it a relative pronoun; in the passive the agent; nobody where
    things only seem."""
    if verb.lemma_ in IMPERSONAL:
        return None
    if syntax.is_passive(verb) and verb.lemma_ == "quote":
        return syntax.own_subject(verb)  # "is quoted as saying"
    if syntax.is_passive(verb) or _is_participle(verb):
        return syntax.agent(verb)
    speaker = _after_cut(verb) or _nearest_subject(verb) or inverted(verb) or _of_participle(verb)
    if speaker is None:
        teller = _teller(verb)
        speaker = of_verb(teller) if teller is not None else syntax.subject(verb)
    if speaker is not None and speaker.dep_ == "expl":
        return None
    if speaker is not None:
        speaker = _behind_comma(speaker, verb)
    return beside(verb) if speaker is None and verb.tag_ in ENDINGS else speaker


def _nearest_subject(verb: Token) -> Token | None:
    """The verb's own subject; of two, one of which the parse took from what is said, the one beside the verb ("Her
    father, she said, had been blind")."""
    own = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    if own and own[-1].lower_ in PERSONAL:
        return own[-1]
    if len(own) > 2 and own[-2].text == "-":
        return own[-1]  # "her co-author said"
    if len(own) == 2 and own[1].pos_ == "PROPN" and own[1].left_edge.i == own[0].i + 1:
        return own[1]  # "the opposition Unity Front said"
    return syntax.own_subject(verb)


def inverted(verb: Token) -> Token | None:
    """The speaker who stands right behind a verb that a comma or a quotation comes before, where the parse took
    the one for what is said: "The river, added the pilot, “is wide”"."""
    if not verb.i or verb.tag_ not in ENDINGS or verb.dep_ == "conj" or verb.lemma_ in acts.words("addressed"):
        return None
    before = verb.doc[verb.i - 1]
    if not (before.is_quote or before.text == ","):
        return None
    after = next((c for c in verb.rights if c.dep_ in AFTER), None)
    if after is None or after.left_edge.i != verb.i + 1 or after.pos_ not in ("PROPN", "NOUN"):
        return None
    closes = after.right_edge.i + 1 < len(verb.doc) and verb.doc[after.right_edge.i + 1].text in (
        ",",
        ".",
        ":",
        ";",
    )
    return after if closes and after.ent_type_ not in edges.TIMES else None


def _behind_comma(subject: Token, verb: Token) -> Token:
    """The name that ends right in front of the verb, where the parse took it for an apposition to the end of what
    is said: "A blast wounded 12 people, the Safety Office said" has no comma behind the office."""
    named = next((c for c in subject.rights if c.dep_ == "appos"), None)
    if named is None or named.right_edge.i != verb.i - 1 or verb.doc[named.left_edge.i - 1].text != ",":
        return subject
    if subject.tag_ == "NNS" and named.tag_ == "NNP" and any(c.dep_ in ("nummod", "amod") for c in subject.lefts):
        return named
    # "… will vote on its bid to join NATO, the leader of the party said": a clause stands in front of both
    told = any(t.tag_ in edges.FINITE or t.tag_ == "MD" for t in verb.doc[verb.sent.start : subject.left_edge.i])
    is_titled = any(c.dep_ == "det" for c in named.lefts) or named.tag_ == "NNP"
    return named if told and is_titled else subject


def _after_cut(verb: Token) -> Token | None:
    """The speaker behind a verb that cuts what is said right after its subject, which the parse took for the
    verb's: "The river, added the pilot, is wide"."""
    fronted = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if (
        fronted is None
        or fronted.i != verb.i - 2
        or verb.doc[verb.i - 1].text != ","
        or fronted.lower_ in RELATIVE
    ):
        return None
    return inverted(verb)


def _of_participle(verb: Token) -> Token | None:
    """The speaker whom the parse hung on a participle between commas: "Moore, reached at home, said"."""
    for child in verb.lefts:
        if child.dep_ in ("advcl", "ccomp") and child.tag_ in ("VBN", "VBG", "VBD"):
            if child.dep_ == "ccomp" and verb.doc[verb.i - 1].text != ",":
                continue
            found = next((c for c in child.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
            if found is not None and found.i + 1 < child.i and verb.doc[found.i + 1].text == ",":
                return found
    return None


def beside(verb: Token) -> Token | None:
    """The noun beside a finite verb that the parse left without a subject: right behind it where the words stand
    in front (“…,” added a farmer), else the one whose phrase ends in front of it."""
    if any(c.dep_ == "expl" for c in verb.children):
        return None
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i else verb
    after = next((c for c in verb.rights if c.dep_ in AFTER), None)
    if after is not None and (before.is_quote or before.text == ",") and verb.lemma_ not in TOLD:
        near = after.left_edge.i == verb.i + 1 and after.pos_ in ("PROPN", "NOUN")
        if near and after.ent_type_ not in edges.TIMES:
            return after
    first = verb.sent.start
    i = verb.i - 1
    if i - 3 > first and before.text == "," and doc[i - 1].like_num and doc[i - 2].text == ",":
        return doc[i - 3] if doc[i - 3].pos_ == "PROPN" else None  # "Jane Roe, 58, said"
    while i > first and (doc[i].pos_ in ("ADV", "AUX") or doc[i].text == ","):
        i -= 1
    if i - 4 > first and doc[i].lower_ == "old" and doc[i - 2].lower_ == "year":
        return doc[i]  # "the 24-year-old said"
    if i < first or doc[i].pos_ not in NOMINAL or doc[i].tag_ == "WP":
        return None
    return _described(doc[i], verb, first)


def _described(noun: Token, verb: Token, first: int) -> Token | None:
    """The head of the phrase that ends in this noun; where a comma stands before the verb, the noun that it
    describes ("Jane Roe, the harbour master, said")."""
    aside = verb.doc[verb.i - 1].text == ","
    while first <= noun.head.i < noun.i and noun.head.right_edge.i < verb.i and (aside or noun.dep_ != "appos"):
        noun = noun.head
    while noun.head != noun and noun.dep_ in ("compound", "amod") and noun.head.i < verb.i:
        noun = noun.head
    return noun if noun.pos_ in NOMINAL and noun.ent_type_ not in edges.TIMES else None


def _is_participle(verb: Token) -> bool:
    """ "Asked whether it was safe, she …": who is asked does not speak."""
    return (
        verb.tag_ == "VBN"
        and verb.lemma_ in acts.words("addressed")
        and verb.dep_ in ("advcl", "acl", "prep")
        and not any(c.dep_ in ("aux", "nsubj") for c in verb.lefts)
    )


def _teller(verb: Token) -> Token | None:
    """The verb whose subject speaks, where the parse hung this one on another: a conjunct that goes on with the
    teller's own words, an infinitive behind "with two members abstaining"."""
    head = verb.head
    if verb.dep_ == "conj":
        while head.dep_ == "conj":
            head = head.head
        bare = head.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in head.lefts)
        if bare and head.dep_ == "ccomp" and verb.tag_ in ("VBD", "VBZ") and head.head.tag_ == verb.tag_:
            return head.head  # "wants every bill paid and plans to leave"
        if head.dep_ in ("ccomp", "xcomp", "advcl") and edges.is_own(head.head, head, verb):
            return head.head
    elif verb.dep_ in ("xcomp", "advcl") and head.tag_ == "VBG" and head.dep_ == "pcomp":
        above = head.head
        if above.lower_ == "with" and above.head.pos_ == "VERB" and verb.doc[verb.left_edge.i - 1].text == ",":
            return above.head
    return None


def of_noun(noun: Token, frame: str) -> Token | None:
    """The speaker of a noun: its possessor ("Iran’s denial"), who it comes from or is made by, or the subject
    of the verb that it completes ("they made the claim")."""
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ == "nsubj" and child.i < noun.i and noun.dep_ == "ROOT"):
            return child
    for by in syntax.prepositional(
        noun, *(("by", "from") if frame == "about:of" else ("by", "from", "of", "among"))
    ):
        return by
    above = noun.head
    if noun.dep_ == "dobj" and above.lemma_ in acts.words("rejecting"):
        return None  # "denied reports that …": somebody else's
    if noun.dep_ in LIGHT and above != noun:
        if above.dep_ == "prep" and above.head.pos_ in ("VERB", "AUX"):
            return of_verb(above.head)
        if above.pos_ in ("VERB", "AUX"):
            return of_verb(above)
    return next((c for c in noun.children if c.dep_ in ("compound", "nmod", "amod") and c.ent_type_), None)


def of_adjective(adjective: Token) -> Token | None:
    """Whose state the adjective tells."""
    head = adjective.head
    if adjective.dep_ in ("acomp", "conj", "oprd", "attr") and head.pos_ in ("VERB", "AUX", "ADJ"):
        return of_verb(head) if head.pos_ != "ADJ" else of_adjective(head)
    if adjective.dep_ == "amod" and head.pos_ in ("NOUN", "PROPN"):
        return head
    return None


def words_of(speaker: Token) -> Range:
    """The speaker's words: the noun with what stands before it and its "of" phrases, no clause or apposition;
    a relative pronoun with the noun that it stands for."""
    if speaker.lower_ in RELATIVE and speaker.head.dep_ == "relcl":
        antecedent = speaker.head.head
        start = antecedent.left_edge.i
        return (start if speaker.i - start < FURTHEST else speaker.i, speaker.i + 1)
    end = speaker.i + 1
    for child in speaker.rights:
        if child.dep_ == "appos" and child.left_edge.i == end and child.pos_ == "PROPN":
            end = child.i + 1  # "county health officer Dr. Ruth Okafor"
            break
        if child.dep_ in ASIDE and not (
            child.dep_ == "prep" and child.i == end and child.lower_ in ("of", "for", "from", "at", "in", "with")
        ):
            break
        if child.is_punct or child.is_space or child.dep_ == "conj":
            break
        end = child.right_edge.i + 1
    start = speaker.left_edge.i
    if end - start > 25:
        start, end = max(start, speaker.i - 5), min(end, speaker.i + 6)
    while start < speaker.i and (speaker.doc[start].is_punct or speaker.doc[start].is_space):
        start += 1
    return (start, end)
