"""The kinds of figures: which words tell one, and of whom."""

from functools import cache

from spacy.tokens import Token

from onrecord.lang import lexicon

_WORDS = lexicon("figures.toml")
_WHO = lexicon("figures_who.toml")
PEOPLE = frozenset(_WORDS["claims"]["people"])
TOLD_BY_FATE = frozenset(_WORDS["claims"]["told_by_fate"])
FOUND = frozenset(_WORDS["claims"]["found"])
THINGS = frozenset(_WHO["things"])
ANIMALS = frozenset(_WHO["animals"])
LIVING = frozenset(_WHO["living"])
POPULACE = frozenset(_WHO["populace"])
UNITS = frozenset(_WHO["units"])
GOODS = frozenset(_WHO["goods"])
BRINGING = frozenset(_WHO["bringing"])
COMPANIONS = frozenset(_WHO["companions"])
CARRIERS = frozenset(_WHO["carriers"])
PERSONAL = ("man", "men", "ist", "ian", "ee", "er", "or", "ant", "child")
OBJECTS: dict[str, str] = {entry["name"]: entry.get("objects", "") for entry in _WORDS["kind"]}
DESCRIBING = frozenset(entry["name"] for entry in _WORDS["kind"] if entry.get("described"))


@cache
def _told_by(part: str) -> dict[str, tuple[str, ...]]:
    """Word -> the kinds that it tells as a verb, noun or adjective, the strongest first."""
    found: dict[str, list[str]] = {}
    for entry in _WORDS["kind"]:
        for word in entry.get(part, ()):
            found.setdefault(word, []).append(entry["name"])
    return {word: tuple(names) for word, names in found.items()}


@cache
def acts() -> dict[str, tuple[str, str]]:
    """Noun of an act -> its kind and participle: of "the release of 40 hostages" freed, released."""
    return {
        noun: (entry["name"], word) for entry in _WORDS["kind"] for noun, word in entry.get("acts", {}).items()
    }


def tells(word: Token) -> tuple[str, ...]:
    """The kinds that a verb, participle or adjective tells of those whom it is said of: "killed", "missing"."""
    verbs = _told_by("verbs").get(word.lemma_.lower(), ()) if word.pos_ == "VERB" or word.tag_[:2] == "VB" else ()
    return (*verbs, *_told_by("adjectives").get(word.lower_, ()))


def fits(kind: str, noun: Token | None, fate: Token) -> bool:
    """Whether what the word tells can befall those counted: chapels don't drown, and people are not razed."""
    if noun is None or not OBJECTS[kind]:
        return True
    if fate.lemma_.lower() in LIVING:
        return noun.lemma_.lower() not in ANIMALS
    return is_people(noun) == (OBJECTS[kind] == "people")


def kind_of_fate(fate: Token, noun: Token | None) -> str | None:
    """The kind that the fate tells of those counted, None where it can't befall them."""
    if fate.pos_ == "NOUN":
        # "froze to death"
        return "killed"
    return next((kind for kind in tells(fate) if fits(kind, noun, fate)), None)


def kind_of_noun(noun: Token, verb: Token | None) -> tuple[str, str]:
    """The kind that those counted have by what they are, and the word that says so: "soldiers", "aid parcels"."""
    if bodies_found(noun, verb):
        return "killed", noun.text.lower()
    if _is_aid(noun, verb):
        return "aid", noun.text.lower()
    if _are_soldiers(noun, verb):
        return "troops", noun.text.lower()
    nouns = _told_by("nouns")
    companions = any(c.lower_ in COMPANIONS for c in noun.lefts if c.dep_ == "compound")
    for word in () if companions else (noun.lemma_.lower(), noun.lower_, noun.lower_.removesuffix("s")):
        if word in nouns:
            return nouns[word][0], noun.text.lower()
        adjectives = () if noun.pos_ == "PROPN" else _told_by("adjectives").get(word, ())
        if adjectives:
            return adjectives[0], noun.text.lower()
    for before in noun.lefts:
        told = tells(before) if before.dep_ == "amod" else ()
        kind = next((kind for kind in told if fits(kind, noun, before)), None)
        if kind is None and before.dep_ == "compound":
            kind = next((kind for kind in nouns.get(before.lemma_.lower(), ()) if kind in DESCRIBING), None)
        if kind is not None:
            return kind, before.text.lower()
    return "other", ""


def is_people(noun: Token) -> bool:
    """Whether a noun means people: by the list, its form (fishermen, farmers, activists), or a people's name."""
    lemma = noun.lemma_.lower()
    if lemma in PEOPLE or lemma in POPULACE or noun.lower_ in PEOPLE or noun.ent_type_ == "NORP":
        return True
    if noun.pos_ in ("PRON", "DET"):
        # "the number of those missing"
        return True
    return noun.tag_ == "NNPS" or (lemma.endswith(PERSONAL) and lemma not in THINGS)


def is_populace(noun: Token | None) -> bool:
    """Whether a noun means those who live somewhere, or a people by its name."""
    return noun is None or noun.lemma_.lower() in POPULACE or noun.ent_type_ == "NORP" or noun.tag_ == "NNPS"


def bodies_found(noun: Token, verb: Token | None) -> bool:
    """Whether bodies are the dead: those that somebody finds, buries or pulls from rubble."""
    if noun.lemma_.lower() != "body" or noun.tag_ != "NNS":
        return False
    return verb is not None and verb.lemma_.lower() in FOUND


def _is_aid(noun: Token, verb: Token | None) -> bool:
    """Whether goods are aid because somebody brings or gives them, or carriers because aid is in them."""
    lemma = noun.lemma_.lower()
    if (lemma in GOODS or noun.lower_ in GOODS) and verb is not None and verb.lemma_.lower() in BRINGING:
        return True
    aid = _told_by("nouns")
    return lemma in CARRIERS and any(
        "aid" in aid.get(word.lemma_.lower(), ()) or word.lower_ == "humanitarian"
        for word in noun.subtree
        if word != noun
    )


def _are_soldiers(noun: Token, verb: Token | None) -> bool:
    """Whether men are troops because an army has them: "the new force will have 31,000 men"."""
    if noun.lower_ != "men":
        return False
    beside = noun.doc[max(noun.sent.start, noun.i - 8) : noun.i]
    ahead = [t for t in beside if t.pos_ in ("NOUN", "PROPN", "PUNCT")]
    if len(ahead) > 1 and ahead[-1].is_punct and ahead[-2].lemma_.lower() in UNITS:
        # "two of its battalions, about 1,600 men in all"
        return True
    if noun.i + 2 < len(noun.doc) and noun.nbor(1).lower_ == "under" and noun.nbor(2).lower_ == "arms":
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in UNITS:
        return True
    owners = () if verb is None else (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))
    return any(
        owner.lemma_.lower() in UNITS and not any(c.lower_ == "police" for c in owner.lefts) for owner in owners
    )
