"""Names of people, with the titles in front of them and the descriptions after them.

A name is what the recognizer calls a person, what follows a title ("Colonel ..."), what the table of office
holders knows, and, once the report has named somebody in full, the family name alone.
"""

from onrecord.annotate.actors.descriptions import complete, describe, share_countries
from onrecord.annotate.actors.frame import Frame, Spot, word_set
from onrecord.annotate.actors.naming import name_words, spot_of
from onrecord.annotate.actors.peers import share_titles
from onrecord.annotate.actors.roster import Roster
from onrecord.annotate.actors.runs import runs
from onrecord.annotate.actors.tables import tables


def find_people(frame: Frame) -> None:
    """Put the report's people on the frame."""
    spots = [spot for spot in (spot_of(frame, first, last) for first, last in runs(frame)) if spot is not None]
    roster = Roster(frame)
    full = [(spot, words) for spot in spots for words in [name_words(frame, spot)] if len(words) > 1]
    # The fullest form first, so that shorter ones find it wherever they stand.
    for spot, words in sorted(full, key=lambda pair: -len(pair[1])):
        strange = spot.first == spot.named and words[0].lower() not in tables().genders
        if not (strange and frame.is_town(" ".join(words))):
            roster.enter(spot)
    for spot, words in full:
        _share_family(frame, roster, spot, words)
    for spot in spots:
        if len(name_words(frame, spot)) == 1 and _is_single(frame, roster, spot):
            roster.enter(spot)
    roster.again()
    for identity in frame.identities:
        if identity.kind == "person":
            describe(frame, identity)
    share_countries(frame)
    share_titles(frame)
    for identity in frame.identities:
        complete(identity)


def _share_family(frame: Frame, roster: Roster, spot: Spot, words: list[str]) -> None:
    """Give the first of two who share the name of a family theirs: "Moira and Hugh Baillie" are two Baillies."""
    i = spot.first - 2
    if i < 0 or spot.first < spot.named or frame.lower[i + 1] != "and" or spot.identity is None:
        return
    given = frame.tokens[i]
    alone = i == 0 or frame.tokens[i - 1].pos_ != "PROPN"
    if not alone or given.lower_ not in tables().genders or not given.text[0].isupper() or i in frame.taken:
        return
    if words[0].lower() in tables().genders and given.lower_ not in roster.first_names:
        roster.share(Spot(i, i + 1, i, "name", i), [given.text, *words[1:]])


def _is_single(frame: Frame, roster: Roster, spot: Spot) -> bool:
    """Whether one word alone is somebody: by a title, by the report or the tables, or by what it does."""
    word = frame.words(spot.named, spot.last)
    titled = spot.first < spot.named
    if (word in frame.firms or word in frame.owners) and not titled and not roster.knows(word):
        return False
    if titled or roster.knows(word):
        return True
    above = frame.tokens[spot.head]
    if above.dep_ == "pobj" and above.head.lower_ == "in":
        return False
    if word.lower() in frame.known.surnames:
        return True
    if frame.is_town(word):
        return False
    token = frame.tokens[spot.head]
    if word.lower() in tables().genders:
        return True
    apposed = any(child.dep_ == "appos" and child.i in frame.role_ending for child in token.rights)
    apposed = apposed or (token.dep_ == "appos" and token.head.i in frame.role_ending)
    speaks = token.dep_ == "nsubj" and token.head.lemma_ in word_set("says")
    after = frame.tokens[spot.last : spot.last + 3]
    aged = len(after) == 3 and after[0].text == "," and after[1].is_digit and after[2].text == ","
    enclosed = apposed and token.dep_ == "appos" and after[:1] != [] and after[0].text == ","
    return aged or enclosed or (token.ent_type_ == "PERSON" and (apposed or speaks))
