"""Attributions that the parse shows: a word of the lexicon with its content hanging on it."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.extract import syntax
from onrecord.extract.statements import acts, edges, frames, speakers
from onrecord.extract.statements.cues import Cue, cue_of
from onrecord.extract.statements.draft import Draft, Range, subtree, trimmed
from onrecord.extract.statements.nobody import is_nobodys
from onrecord.extract.statements.strayed import Frame

STOPS = frozenset((".", "?", "!", ":"))
OPENERS = frozenset(("“", '"', "''", "``", "‘"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
LONGEST_TELLER = 8
SHORTEST = 4
"""In tokens: how much may stand around the cue, how little in front of it, in a sentence that ends in its cue."""
SPECIFIC = (
    "clause",
    "fronted",
    "parenthetical",
    "object_predicate",
    "addressed_infinitive",
    "object_infinitive",
    "raised",
    "question",
    "infinitive",
)


def drafts(doc: Doc, telling: list[Range]) -> Iterator[Draft]:
    """One draft for each word that attributes something, in the text's order."""
    for start, end in telling:
        for token in doc[start:end]:
            if token.lower_ == "according" or (token.lower_ == "per" and token.dep_ == "prep"):
                draft = according(token)
            elif token.lower_ in acts.words("viewing") and token.dep_ == "pobj":
                draft = in_view(token)
            else:
                cue = cue_of(token)
                draft = None if cue is None else _draft(token, cue)
            if draft is not None:
                if draft.frame in ("fronted", "parenthetical", "as_clause"):
                    draft.content = _last_sentence(doc, draft.content)
                draft.content = [r for r in (trimmed(doc, c) for c in draft.content) if r is not None]
                if draft.content:
                    yield draft


def _last_sentence(doc: Doc, content: list[Range]) -> list[Range]:
    """What is fronted starts with its own sentence, though the parse may have run two into one."""
    start, end = content[0]
    for i in range(end - 2, start, -1):
        if doc[i].text in STOPS and doc[i + 1].text in OPENERS and doc[i - 1].is_lower:
            return [(i + 1, end), *content[1:]]
    return content


def _draft(token: Token, cue: Cue) -> Draft | None:
    if cue.pos == "verb":
        return verbal(token, cue)
    return nominal(token, cue) if cue.pos == "noun" else adjectival(token, cue)


def _best(found: Iterator[Frame], cue: Cue) -> Frame | None:
    """The frame to read where several stand: a clause before an object, an object with its phrase before the
    bare object."""
    best: Frame | None = None
    best_rank = 99
    for name, content in found:
        if name not in cue.frames:
            continue
        rank = SPECIFIC.index(name) if name in SPECIFIC else 20 if name.startswith("object_") else 50
        if name in ("object", "passive_object"):
            rank = 40
        if rank < best_rank:
            best, best_rank = (name, content), rank
    return best


def verbal(verb: Token, cue: Cue) -> Draft | None:
    """A verb of saying, thinking, wanting or asking with what hangs on it: "said that …", "wants to …",
    "criticized the …", "called it a …". The speaker is the verb's subject, or the agent of a passive."""
    best = _best(frames.of_verb(verb), cue) or _trailing(verb, cue)
    if best is None:
        return None
    frame, content = best
    if frame == "infinitive" and any(
        t.lemma_ in acts.words("unnamed") for t in verb.children if t.dep_ == "xcomp"
    ):
        return None
    if frame == "infinitive" and verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"):
        return None  # "the trial, expected to last a week"
    speaker = speakers.of_verb(verb)
    if is_nobodys(verb, frame, speaker):
        return None
    if frame == "fronted" and speaker is not None and speaker.dep_ == "appos":
        first = speaker.left_edge.i
        content = [(a, first if a < first < b else b) for a, b in content]
    return Draft(
        rule="extract.statements.parsed:verbal",
        frame=frame,
        content=content,
        predicate=verb,
        cue=_cue_words(verb, frame),
        entry=cue,
        speaker=speaker,
        addressee=_addressee(verb, frame),
    )


def _trailing(verb: Token, cue: Cue) -> Frame | None:
    """A sentence that ends in ", the union says", whatever the parse made of what stands before the comma."""
    if "fronted" not in cue.frames or verb.tag_ not in FINITE:
        return None
    doc = verb.doc
    subject = syntax.own_subject(verb)
    if subject is None:
        return None
    first = min(subject.left_edge.i, verb.i)
    last = max(subject.right_edge.i, verb.i)
    sentence = verb.sent
    if last - first > LONGEST_TELLER or doc[first - 1].text != "," or first - sentence.start < SHORTEST:
        return None
    rest = [t for t in doc[last + 1 : sentence.end] if not t.is_punct and not t.is_space]
    if len(rest) > LONGEST_TELLER or any(t.head.i > last and t.tag_ in FINITE for t in rest):
        return None
    return "fronted", [(sentence.start, first - 1)]


def nominal(noun: Token, cue: Cue) -> Draft | None:
    """A noun of saying or thinking with what it is about: "the claim that …", "her support for …". The speaker
    is its possessor, who it is made by, or the subject of the verb that it completes."""
    best = _best(frames.of_noun(noun), cue)
    if best is None:
        return None
    frame, content = best
    speaker = speakers.of_noun(noun, frame)
    if speaker is None and frame.startswith("about:") and not any(t.dep_ in edges.SUBJECTS for t in noun.sent):
        return None  # a heading: "Frequently asked questions about fluoride"
    return Draft(
        rule="extract.statements.parsed:nominal",
        frame=frame,
        content=content,
        predicate=noun,
        cue=_cue_words(noun, frame),
        entry=cue,
        speaker=speaker,
    )


def adjectival(adjective: Token, cue: Cue) -> Draft | None:
    """An adjective of belief or feeling with what it is about: "confident that …", "critical of …"."""
    best = _best(frames.of_adjective(adjective), cue)
    if best is None:
        return None
    frame, content = best
    return Draft(
        rule="extract.statements.parsed:adjectival",
        frame=frame,
        content=content,
        predicate=adjective,
        cue=_cue_words(adjective, frame),
        entry=cue,
        speaker=speakers.of_adjective(adjective),
    )


def in_view(noun: Token) -> Draft | None:
    """ "In her opinion, it comes too late", "In the view of the guild, …": the rest of the sentence is theirs."""
    preposition = noun.head
    doc = noun.doc
    right = preposition.right_edge.i + 1
    if preposition.lower_ != "in" or preposition.left_edge.i != noun.sent.start:
        return None
    if right + 1 >= noun.sent.end or doc[right].text != ",":
        return None
    whose = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if whose is None:
        whose = next(iter(syntax.prepositional(noun, "of")), None)
    if whose is None:
        return None
    return Draft(
        rule="extract.statements.parsed:according",
        frame="according",
        content=[(right + 1, noun.sent.end)],
        predicate=noun,
        cue=(preposition.i, noun.i + 1),
        speaker=whose,
    )


def according(word: Token) -> Draft | None:
    """ "According to the ministry": what the sentence says beside it is the ministry's."""
    doc = word.doc
    to = word.i + 1 if word.lower_ == "according" else word.i
    if word.lower_ == "per" and not (to + 1 < len(doc) and doc[to + 1].ent_type_ in ("ORG", "PERSON", "NORP")):
        return None
    if to >= len(doc) or (word.lower_ == "according" and doc[to].lower_ != "to"):
        return None
    preposition = doc[to]
    source = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), None)
    if source is None:
        return None
    left = word.i
    right = max(preposition.right_edge.i, source.right_edge.i) + 1
    head = word.head
    while head.pos_ not in ("VERB", "AUX") and head.head != head:
        head = head.head
    sentence = word.sent
    if not any(not doc[i].is_punct and not doc[i].is_space for i in range(right, sentence.end)):
        aside = doc[word.i - 1].text == ","
        while head.head.pos_ in ("VERB", "AUX") and (head.dep_ == "conj" or (aside and head.dep_ == "ccomp")):
            head = head.head
    span = subtree(head)[0]
    content = [(span[0], min(left, span[1])), (max(right, span[0]), span[1])]
    if content[0][0] < content[0][1] and any(t.tag_ in FINITE for t in doc[span[0] : left]):
        content.pop()
    return Draft(
        rule="extract.statements.parsed:according",
        frame="according",
        content=[c for c in content if c[1] > c[0]],
        predicate=word,
        cue=(word.i, to + 1),
        speaker=source,
    )


def _cue_words(predicate: Token, frame: str) -> Range:
    """The predicate with its particle, and the preposition that the frame names."""
    end = predicate.i + 1
    doc = predicate.doc
    if end < len(doc) and doc[end].dep_ == "prt" and doc[end].head == predicate:
        end += 1
    if frame == "clause_back":
        end += 1
    if frame.startswith("about:") and end < len(doc) and doc[end].lower_ == frame[6:]:
        end += 1
    return (predicate.i, end)


def _addressee(verb: Token, frame: str) -> Token | None:
    """Whom the words go to: "told reporters", "said to the envoy"."""
    if frame == "passive_infinitive":
        return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if frame == "object":
        return syntax.told_whom(verb)
    if frame.startswith("object"):
        return (
            next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
            if frame == "object_infinitive"
            else None
        )
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i > verb.i:
            if child.dep_ == "dative" and child.lower_ == "to":
                return next((c for c in child.children if c.dep_ == "pobj"), None)
            return child
        if child.dep_ == "prep" and child.lower_ == "to" and not frame.startswith("about"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None
