"""Where the content of a clause begins and ends, where the parse has taken too much or too little into it.

"said on Tuesday it had closed" begins at "it"; "said the road was open and urged drivers to wait" ends at "open";
"said she sees the risk but trusts the crew", told in the past, goes on to its end.
"""

from spacy.tokens import Doc, Token

from onrecord.extract.statements.cues import cue_of
from onrecord.extract.statements.draft import Range
from onrecord.lang import lexicon

SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
TIMES = frozenset(("DATE", "TIME"))
CONTRASTS = frozenset(("while", "whereas", "although", "though"))
PRESENT = frozenset(("VBZ", "VBP"))
PAST = frozenset(("VBD",))
FINITE = PRESENT | PAST
FURTHEST = 30
"""In tokens: what hangs on the end of a content is looked for no further back."""
CONNECTIVES = frozenset(lexicon("reporting_acts.toml")["words"]["connectives"].split())


def begin(clause: Token, start: int) -> int:
    """Where the clause's content begins: behind what says when or where it was said, and behind "only"."""
    doc = clause.doc
    mark = next((c for c in clause.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    if mark is not None and mark.i > start:
        return mark.i
    subject = next((c for c in clause.lefts if c.dep_ in SUBJECTS), None)
    last = clause.i if subject is None else subject.left_edge.i
    while start < last:
        token = doc[start]
        if token.lower_ == "only" and mark is None:
            start += 1
        elif token.head == clause and token.dep_ in ("prep", "npadvmod", "advmod") and _is_time(token):
            start = token.right_edge.i + 1
            if start < last and doc[start].text == ",":
                break
        else:
            break
    return start


def _is_time(token: Token) -> bool:
    if token.dep_ == "prep":
        return any(c.dep_ == "pobj" and c.ent_type_ in TIMES for c in token.children)
    return token.ent_type_ in TIMES or any(t.ent_type_ in TIMES for t in token.subtree)


def trimmed_front(start: int, end: int, clause: Token) -> int:
    """Behind a connective with its comma that opens a fronted clause ("However, the dam is safe, she said")."""
    doc = clause.doc
    if start + 2 < end and doc[start].lower_ in CONNECTIVES and doc[start + 1].text == ",":
        return start + 2
    return start


def behind_own(start: int, end: int, cue: Token) -> int:
    """Behind a semicolon that parts what the report tells of the speaker from what he says: "Lima rejected this;
    prosecutors will seek ten years, he said"."""
    doc = cue.doc
    subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ != "PRON":
        return start
    for i in range(end - 1, start, -1):
        if doc[i].text == ";":
            own = (
                t
                for t in doc[start:i]
                if (entry := cue_of(t)) is not None and entry.pos == "verb" and entry.quotes
            )
            if any(t.tag_ in FINITE and any(c.dep_ == "nsubj" for c in t.lefts) for t in own):
                return i + 1
    return start


def end(cue: Token, clause: Token, content: Range) -> Range:
    """The content without the clauses that are the teller's own, with those that only the parse cut off."""
    start, stop = content[0], _where_another_speaks(clause.doc, *content)
    for part in _conjuncts(clause):
        if start < part.i < stop and is_own(cue, clause, part):
            stop = _before(part, clause, start)
            break
    else:
        for child in clause.children:
            if start < child.i < stop and child.dep_ == "advcl" and _contrasts(child):
                stop = _before(child, clause, start)
                break
        else:
            stop = _onward(cue, clause, stop)
    stop = _without_aside(clause, stop)
    return (start, stop) if stop > start else content


def _where_another_speaks(doc: Doc, start: int, stop: int) -> int:
    """The end of the content before a semicolon that another speaker follows: "…; the guild claimed 2,000"."""
    for i in range(start + 1, stop):
        if doc[i].text == ";":
            for token in doc[i + 1 : stop]:
                entry = cue_of(token)
                subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
                if entry is not None and entry.pos == "verb" and entry.quotes and subject and subject.i > i:
                    return i
    return stop


def _without_aside(clause: Token, stop: int) -> int:
    """The end of the content without what only hangs on its end: "…, which her lawyer called an insult", "…,
    according to the files"."""
    doc = clause.doc
    for i in range(stop - 1, max(clause.i, stop - FURTHEST), -1):
        token = doc[i]
        if (
            token.lower_ == "according"
            and doc[i - 1].text == ","
            and i + 1 < len(doc)
            and doc[i + 1].lower_ == "to"
        ):
            return i - 1
        if token.dep_ == "relcl" and token.right_edge.i >= stop - 2 and doc[token.left_edge.i - 1].text == ",":
            entry = cue_of(token)
            subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
            if entry is not None and entry.quotes and subject is not None and subject.tag_ not in ("WDT", "WP"):
                return token.left_edge.i - 1
    return stop


def _conjuncts(clause: Token) -> list[Token]:
    found = [clause]
    for token in found:
        found.extend(c for c in token.rights if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX"))
    return found[1:]


def is_own(cue: Token, clause: Token, part: Token) -> bool:
    """Whether this conjunct of the clause is told by the report itself and not by the speaker: a verb of saying
    in the tense of the cue, or a past one behind a subjunctive ("demanded that he resign, and left")."""
    own = next((c for c in part.lefts if c.dep_ in SUBJECTS), None)
    if clause.tag_ == "VB" and part.tag_ in PAST and own is None:
        return True  # "would not attend and accused": a past form cannot go on from the bare one
    perfect = part.tag_ == "VBN" and any(c.lemma_ == "have" and c.tag_ in PRESENT for c in part.lefts)
    tense = "VBP" if perfect else part.tag_
    if tense not in FINITE or (tense in PAST) != (cue.tag_ in PAST):
        return False
    if clause.tag_ == "VB" and not any(c.tag_ == "MD" for c in clause.lefts):
        return True
    entry = cue_of(part)
    if entry is None or entry.pos != "verb" or not entry.quotes:
        return False
    comma = _comma_before(part, own)
    # "says the coating is safe and has promised to replace it"
    apart = comma or bool(cue.tag_ in PAST or (perfect and clause.tag_ in PRESENT))
    return comma if own is not None else apart and _opens_something(part)


def _comma_before(part: Token, own: Token | None) -> bool:
    doc = part.doc
    first = part.i if own is None else own.left_edge.i
    return any(doc[i].text in (",", ";") for i in range(max(0, first - 3), first))


def _opens_something(part: Token) -> bool:
    """Whether the verb has something to say: a clause, an infinitive, somebody it is said to."""
    return any(c.dep_ in ("ccomp", "xcomp", "oprd") for c in part.rights)


def _contrasts(child: Token) -> bool:
    """ "… while the army said …": another voice beside the first."""
    entry = cue_of(child)
    return (
        entry is not None
        and entry.pos == "verb"
        and "clause" in entry.frames
        and child.tag_ in FINITE
        and any(c.dep_ == "mark" and c.lower_ in CONTRASTS for c in child.lefts)
        and any(c.dep_ in SUBJECTS and c.pos_ != "PRON" for c in child.lefts)
    )


def _before(part: Token, clause: Token, start: int) -> int:
    """The end of the content in front of this part: at its conjunction or comma."""
    doc = part.doc
    at = part.left_edge.i
    while at - 1 > start and (doc[at - 1].dep_ == "cc" or doc[at - 1].is_punct or doc[at - 1].dep_ == "mark"):
        at -= 1
    return at if at > clause.i else part.left_edge.i


def _onward(cue: Token, clause: Token, stop: int) -> int:
    """The end of a coordination that the parse gave to the cue: what is in the present tense beside a past cue
    is still the speaker's."""
    if cue.tag_ not in PAST or clause.tag_ not in PRESENT:
        return stop
    for part in cue.rights:
        present = part.tag_ in PRESENT or (part.tag_ == "NNS" and any(c.dep_ == "ccomp" for c in part.rights))
        if part.dep_ == "conj" and present and stop <= part.left_edge.i <= stop + 2:
            return part.right_edge.i + 1
    return stop
