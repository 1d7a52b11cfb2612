"""What hangs on a word that attributes: the frames in which its content can stand.

Each frame is a name and the token ranges of the content; the lexicon says which frames of a word attribute
something ("said that …" does, "said goodbye" does not).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract import syntax
from onrecord.extract.statements import acts, edges, strayed
from onrecord.extract.statements.draft import Range, subtree
from onrecord.extract.statements.strayed import Frame
from onrecord.lang import lexicon

QUESTIONING = frozenset(("whether", "if", "who", "what", "why", "how", "when", "where", "which"))
FOLLOWING = frozenset(("prep", "acl", "advcl", "relcl", "xcomp"))
ADVERBIAL = frozenset(("after", "before", "when", "while", "as", "since", "until", "because"))
ADDRESSING = frozenset(("on", "upon", "with", "to"))
OCCASIONS = strayed.OCCASIONS
DOCUMENTS = frozenset(lexicon("reporting_occasions.toml")["documents"].split())


def of_verb(verb: Token) -> Iterator[Frame]:
    """The frames of a verb: clause, fronted, infinitive, addressed_infinitive, gerund, object, finding,
    object_infinitive, object_as, object_predicate, predicate, raised, about:PREP, as_clause."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i]
    target = objects[0] if objects else None
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    seen_clause = False
    for child in verb.children:
        if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and child.i > verb.i):
            seen_clause = True
            yield from _clause(verb, child, target, passive)
        elif child.dep_ == "oprd":
            yield from _predicate(child, target, passive)
        elif child.dep_ in ("prep", "agent") and child.i > verb.i:
            yield from _prepositional(child, target, passive)
        elif child.dep_ == "advcl" and child.i > verb.i and _is_infinitive(child):
            if target is not None:
                yield "object_infinitive", [_asked(verb, target, child)]
            else:
                yield from _addressed(verb, child)
    if target is not None and not seen_clause:
        yield from strayed.split(verb, target)
        for child in target.rights:
            if child.dep_ == "prep" and _governs_phrase(verb, child):
                # "accused the port of hiding it": the parse hangs the phrase on the port
                yield f"object_{child.lower_}", [(target.left_edge.i, child.right_edge.i + 1)]
            elif child.dep_ == "prep" and child.lower_ == "for" and verb.lemma_ in acts.words("requesting"):
                yield "about_for", [(child.i + 1, child.right_edge.i + 1)]  # "begged creditors for time"
        # "promised the islanders clean water": whom it was said to is no part of it
        whom = syntax.told_whom(verb)
        whole = _with_what_follows(verb, target if whom is None else objects[-1])
        yield "object", [whole if whom is None else (max(whole[0], whom.right_edge.i + 1), whole[1])]
        for child in verb.rights:
            if child.dep_ == "prt":
                yield f"object_{child.lower_}", [whole]  # "ruled out a sale"
        if _is_document(syntax.own_subject(verb)):
            yield "finding", [whole]
        elif target.lemma_.lower() in acts.words("findings") and any(c.lower_ == "no" for c in target.lefts):
            yield "finding", [whole]  # "the agency found no link"
        if any(c.i > target.i and c.dep_ in ("nummod", "det") for c in target.rights):
            # "called the delay one of the worst ever": what it is called has been read into the object
            yield "object_predicate", [whole]
    for child in verb.rights:
        if child.dep_ == "xcomp" and child.tag_ == "VBG" and target is None:
            # "ruled out closing it"
            yield from ((f"object_{p.lower_}", subtree(child)) for p in verb.rights if p.dep_ == "prt")
    if passive is not None:
        yield "passive_object", subtree(passive)
    if not seen_clause:
        yield from _host(verb)
        yield from strayed.beyond_noun(verb)


def _governs_phrase(verb: Token, preposition: Token) -> bool:
    return (
        preposition.lower_ == "as"
        or (verb.lemma_ == "accuse" and preposition.lower_ == "of")
        or any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in preposition.children)
    )


def _clause(verb: Token, clause: Token, target: Token | None, passive: Token | None) -> Iterator[Frame]:
    """A clause that the verb governs."""
    if clause.left_edge.i < verb.i and clause.i < verb.i:
        if clause.doc[clause.right_edge.i + 1].text == ";":
            return  # a semicolon parts what two tell
        content = subtree(clause, verb)
        start = edges.behind_own(*content[0], verb)
        content[0] = (edges.trimmed_front(start, content[0][1], clause), content[0][1])
        yield "fronted", content
        return
    if any(c.dep_ == "mark" and c.lower_ in ADVERBIAL for c in clause.lefts):
        return  # "the minister said on Tuesday, a day after drivers blocked the road"
    content = subtree(clause, verb)
    content[0] = (edges.begin(clause, content[0][0]), content[0][1])
    content[-1] = edges.end(verb, clause, content[-1])
    if verb.lemma_ == "want" and clause.dep_ == "ccomp" and clause.tag_ in ("VBN", "RB", "JJ"):
        # "wants the road closed until Sunday", "wants them back by the weekend"
        yield "object_infinitive", [_with_what_follows(verb, clause)]
        return
    if _is_infinitive(clause) and any(c.lower_ in QUESTIONING and c.i > verb.i for c in clause.lefts):
        yield "question", content  # "is weighing whether to close it"
    elif _is_infinitive(clause):
        if passive is not None:
            yield "passive_infinitive", content  # "were told not to drink the water"
        if passive is not None or verb.lemma_ in ("seem", "appear"):
            raised = passive or next((c for c in verb.children if c.dep_ == "nsubj"), None)
            if raised is not None:
                yield "raised", [*subtree(raised), *content]
                return
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.lefts):
            yield "object_infinitive", content
        elif target is not None:
            yield "object_infinitive", [_asked(verb, target, clause)]
        else:
            yield from _addressed(verb, clause)
            yield "infinitive", content
    elif target is not None and strayed.lost_subject(target, clause):
        yield "clause", [_join(target, clause)]
    elif clause.dep_ == "xcomp" and clause.tag_ == "VBG":
        yield "gerund", content
    elif clause.dep_ == "xcomp":
        yield "complement", content
    elif _asks(clause):
        yield "question", content
    elif any(c.lower_ == "back" and c.i == verb.i + 1 for c in verb.rights):
        yield "clause_back", content  # "shot back that nobody had asked her"
        yield "clause", content
    elif not any(
        c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") or (c.dep_ == "mark" and c.lower_ == "that")
        for c in clause.children
    ):
        yield "complement", content
    else:
        yield "clause", content


def _asks(clause: Token) -> bool:
    return any(c.lower_ in QUESTIONING for c in clause.lefts)


def _addressed(verb: Token, clause: Token) -> Iterator[Frame]:
    """ "called on both sides to stop", "pleaded with the court to wait": whom, with what is asked of them."""
    for child in verb.rights:
        if child.dep_ in ("prep", "dative") and child.lower_ in ADDRESSING and child.right_edge.i < clause.i:
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if noun is not None and noun.ent_type_ not in edges.TIMES:
                start, end = edges.end(verb, clause, (clause.left_edge.i, clause.right_edge.i + 1))
                if start - child.right_edge.i <= 2:
                    yield "addressed_infinitive", [(child.i + 1, end)]


def _is_document(subject: Token | None) -> bool:
    """Whether the subject is something written or measured: a study, a poll, "which" of one."""
    if subject is not None and subject.lower_ in ("which", "that") and subject.head.dep_ == "relcl":
        subject = subject.head.head
    return subject is not None and subject.lemma_.lower() in DOCUMENTS


def _predicate(predicate: Token, target: Token | None, passive: Token | None) -> Iterator[Frame]:
    """ "called the attack a massacre", "was called a hero"."""
    if passive is not None:
        yield "object_predicate", [*subtree(passive), *subtree(predicate)]
    elif target is not None and target.i < predicate.i:
        yield "object_predicate", [_join(target, predicate)]
    else:
        yield "object_predicate", subtree(predicate)


def _prepositional(preposition: Token, target: Token | None, passive: Token | None) -> Iterator[Frame]:
    """ "accused them of lying", "described it as a trap", "called for talks"."""
    noun = next((c for c in preposition.children if c.dep_ in ("pobj", "pcomp")), None)
    if noun is None:
        adjective = next((c for c in preposition.children if c.dep_ in ("amod", "advcl", "acomp")), None)
        if preposition.lower_ != "as" or adjective is None:
            return
        noun = adjective
    word = preposition.lower_
    requested = word == "for" and preposition.head.lemma_ in acts.words("requesting")
    if (noun.ent_type_ in edges.TIMES and not requested) or (
        preposition.head.lemma_ in acts.words("deeds") and noun.tag_ != "VBG"
    ):
        return  # "attacked the town for three days" is no saying, "attacked him for lying" is
    if target is not None and target.i < preposition.i:
        yield f"object_{word}", [_join(target, preposition)]
        yield f"about_{word}", [(noun.left_edge.i, preposition.right_edge.i + 1)]
    elif passive is not None:
        yield f"object_{word}", [*subtree(passive), *subtree(preposition)]
    else:
        yield f"about:{word}", [(preposition.i + 1, preposition.right_edge.i + 1)]


def _host(verb: Token) -> Iterator[Frame]:
    """The clause that a parenthetical stands in: "the talks, aides said, will go on", "as she put it"."""
    head = verb.head
    if verb.dep_ in ("parataxis", "ccomp") and head != verb and head.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
        if verb.dep_ == "parataxis":
            yield "parenthetical", subtree(head, verb)
    elif (
        verb.dep_ == "advcl"
        and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.lefts)
        and not any(c.dep_ in ("ccomp", "xcomp") or (c.dep_ == "dobj" and c.is_title) for c in verb.rights)
    ):
        yield "as_clause", subtree(head, verb)


def of_noun(noun: Token) -> Iterator[Frame]:
    """The frames of a noun: clause ("the claim that"), infinitive ("a plan to"), about:PREP ("support for"),
    copula ("the hope is that")."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl") and child.dep_ != "relcl":
            if _is_infinitive(child):
                yield "infinitive", subtree(child)
            elif child.tag_ not in ("VBN", "VBG"):
                yield "clause", subtree(child)
        elif child.dep_ == "prep":
            inside = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
            if inside is not None:
                yield f"about:{child.lower_}", [(child.i + 1, child.right_edge.i + 1)]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        for child in noun.head.children:
            if child.dep_ == "ccomp" and child.i > noun.head.i:
                yield "copula", subtree(child)


def of_adjective(adjective: Token) -> Iterator[Frame]:
    """The frames of an adjective: clause ("sure that"), infinitive ("eager to"), about:PREP ("critical of")."""
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep_ in ("ccomp", "xcomp"):
            yield ("infinitive" if _is_infinitive(child) else "clause"), subtree(child)
        elif child.dep_ == "prep":
            yield f"about:{child.lower_}", [(child.i + 1, child.right_edge.i + 1)]


def _with_what_follows(verb: Token, target: Token) -> Range:
    """The object with the phrases that the parse hung on the verb though they stand right behind the object:
    "rejected calls to resign", "criticized the plan for Gaza"."""
    start, end = target.left_edge.i, target.right_edge.i + 1
    doc = verb.doc
    for child in target.rights:
        if (child.dep_ == "relcl" and doc[child.left_edge.i - 1].text == ",") or _is_occasion(child):
            return (start, child.left_edge.i)  # "the plan, which …": told by the report
    for child in verb.rights:
        if _is_occasion(child):
            break
        if child.i > target.i and child.left_edge.i == end and child.dep_ in FOLLOWING:
            end = child.right_edge.i + 1
    last = doc[end - 1]
    if end - 2 > target.i and last.ent_type_ == "DATE" and doc[end - 2].lower_ == "on":
        end -= 2  # "rejected the offer on Monday"
    return (start, end)


def _is_occasion(child: Token) -> bool:
    """ "in a statement", "on Facebook": where it was said, no part of what."""
    if child.dep_ != "prep" or child.lower_ not in ("in", "on", "at", "during", "via"):
        return False
    noun = next((c for c in child.children if c.dep_ == "pobj"), None)
    if noun is None or noun.lemma_.lower() not in OCCASIONS:
        return False
    article = next((c.lower_ for c in noun.lefts if c.dep_ in ("det", "poss")), "")
    return article in ("a", "an") or (not article and noun.pos_ == "PROPN")


def _is_infinitive(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.lefts)


def _asked(verb: Token, target: Token, clause: Token) -> Range:
    """Who is asked with what: "urged both sides to show restraint and offered help" ends at "restraint"."""
    _, end = edges.end(verb, clause, (clause.left_edge.i, clause.right_edge.i + 1))
    return (target.left_edge.i, max(target.right_edge.i + 1, end))


def _join(first: Token, last: Token) -> Range:
    return (first.left_edge.i, max(first.right_edge.i, last.right_edge.i) + 1)
