"""What a report says of its people: titles in front of their names, descriptions after them."""

import msgspec
from spacy.tokens import Token

from onrecord.annotate.actors.frame import Frame, Identity, Spot, canonical, word_set
from onrecord.annotate.actors.genders import by_name
from onrecord.annotate.actors.holders import current_terms, former, term_at
from onrecord.annotate.actors.phrases import Reading, read_phrase
from onrecord.annotate.actors.tables import ABROAD, Holder, tables
from onrecord.model import Role


def _described(frame: Frame, spot: Spot) -> tuple[Reading, int, int] | None:
    """What stands beside a name in apposition: "X, the Kenyan envoy" or "Kenya's envoy, X"."""
    tokens = frame.tokens
    i = spot.last
    if i + 1 < len(tokens) and tokens[i].text in (",", "(", "–", "—"):
        if i + 2 < len(tokens) and tokens[i + 1].like_num and tokens[i + 2].text == ",":
            i += 2
        end = i + 1
        while (
            end < len(tokens)
            and end - i < 16
            and tokens[end].text not in (",", ".", ";", ")", "–", "—", ":", "“", '"')
            and not tokens[end].is_space
        ):
            if tokens[end].pos_ in ("VERB", "AUX") and tokens[end].tag_ != "VBG" and end not in frame.role_ending:
                break
            end += 1
        found = _role_in(frame, i + 1, end)
        if found is not None:
            return found
    if spot.first > 3 and tokens[spot.first - 1].text == ",":
        found = _office_before(frame, spot.first - 1)
        if found is not None and (found[0].title or "").lower().startswith("spokes"):
            return found  # "a spokesman for the premier, X"
    if spot.first > 1 and tokens[spot.first - 1].text == "," and spot.first - 2 in frame.role_ending:
        before = frame.role_ending[spot.first - 2]
        head = frame.head_of(frame.token_at(before.start), spot.first - 1)
        first = max(min(tokens[head].left_edge.i, frame.token_at(before.start)), spot.first - 10)
        if before.entry.kind == "person" and not before.entry.plural and first < spot.first - 1:
            return read_phrase(frame.words(first, spot.first - 1), frame.date, frame.known), first, spot.first - 1
    if spot.first > 3 and tokens[spot.first - 1].text == ",":
        found = _office_before(frame, spot.first - 1)
        if found is not None:
            return found
    for token in tokens[spot.first : spot.last]:
        if token.dep_ == "appos" and token.head.i < spot.first and spot.first - token.head.i < 12:
            role = frame.role_ending.get(token.head.i)
            if role is not None and role.entry.kind == "person" and not role.entry.plural:
                first = max(token.head.left_edge.i, token.head.i - 8)
                last = spot.first
                while last > first and tokens[last - 1].is_punct:
                    last -= 1
                return read_phrase(frame.words(first, last), frame.date, frame.known), first, last
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.head.lemma_ in ("be", "become", "serve", "remain", "stay")
            and token.head.tag_ != "MD"
        ):
            for child in token.head.rights:
                if child.dep_ == "attr" or (child.dep_ == "prep" and child.lower_ == "as"):
                    noun = child if child.dep_ == "attr" else next(iter(child.children), child)
                    role = frame.role_ending.get(noun.i)
                    if role is not None and role.entry.kind == "person" and not role.entry.plural:
                        first, last = noun.left_edge.i, min(noun.right_edge.i + 1, noun.i + 8)
                        return read_phrase(frame.words(first, last), frame.date, frame.known), first, last
        for clause in token.rights:
            if clause.dep_ == "relcl" and clause.lemma_ == "be" and clause.tag_ in ("VBD", "VBZ"):
                found = _predicated(frame, clause)
                if found is not None:
                    return found
    return None


def _predicated(frame: Frame, clause: Token) -> tuple[Reading, int, int] | None:
    """What a relative clause says that somebody is or was: "Roe, who was the harbour master until May"."""
    noun = next((child for child in clause.rights if child.dep_ == "attr"), None)
    role = None if noun is None else frame.role_ending.get(noun.i)
    if noun is None or role is None or role.entry.kind != "person" or role.entry.plural:
        return None
    if not any(child.lower_ in ("who", "whom") for child in clause.lefts):
        return None
    first, last = noun.left_edge.i, noun.i + 1
    reading = read_phrase(frame.words(first, last), frame.date, frame.known)
    if clause.tag_ == "VBD" and reading.sector is not None and not reading.past:
        reading = reading._replace(past=True, sector=former(reading.sector))
    return reading, first, last


def _office_before(frame: Frame, comma: int) -> tuple[Reading, int, int] | None:
    """What opens the phrase that ends at the comma: "a spokesman for the army, X"."""
    tokens = frame.tokens
    for i in range(comma - 2, max(comma - 10, 0), -1):
        if tokens[i].is_punct or tokens[i].is_space or tokens[i].pos_ in ("VERB", "AUX", "PRON", "CCONJ"):
            return None
        role = frame.role_ending.get(i)
        if role is None or role.entry.kind != "person" or role.entry.plural:
            continue
        after = frame.lower[i + 1]
        if after not in ("for", "of", "to", "in", "at") or tokens[i].right_edge.i < comma - 1:
            return None
        first = max(tokens[i].left_edge.i, i - 6)
        return read_phrase(frame.words(first, comma), frame.date, frame.known), first, comma
    return None


def _role_in(frame: Frame, first: int, end: int) -> tuple[Reading, int, int] | None:
    """The description between these tokens, where it opens as one and names a role that no name follows."""
    if end <= first:
        return None
    tokens = frame.tokens
    opener = tokens[first]
    lower = frame.lower[first]
    inside = {
        i
        for last in range(first, end)
        if last in frame.role_ending and frame.role_ending[last].entry.kind == "person"
        for i in range(frame.token_at(frame.role_ending[last].start), last)
    }  # "leader of the opposition" is one role
    cut = next(
        (
            i
            for i in range(first + 1, end)
            if i not in inside
            and tokens[i].pos_ in ("ADP", "SCONJ", "PRON", "PART", "VERB")
            and tokens[i].text not in ("'s", "’s", "'", "’")
            and i not in frame.role_ending
        ),
        end,
    )
    roles = [
        i for i in range(first, cut) if i in frame.role_ending and frame.role_ending[i].entry.kind == "person"
    ]
    role_at = roles[-1] if roles else None
    if role_at is None or frame.role_ending[role_at].entry.plural:
        return None
    match = frame.role_ending[role_at]
    bare = frame.token_at(match.start) == first
    opens = lower in ("the", "a", "an", "his", "her", "its", "their", "former", "then", "senior", "deputy", "who")
    opens = opens or first in frame.name_starting or bare or opener.pos_ in ("ADJ", "PROPN", "NOUN")
    if not opens or lower in ("who", "and", "but"):
        return None
    if role_at + 1 < len(tokens) and tokens[role_at + 1].text[0].isupper() and tokens[role_at + 1].pos_ == "PROPN":
        return None
    if any(tokens[i].pos_ in ("VERB", "AUX") for i in range(first, role_at)):
        return None
    return read_phrase(frame.words(first, end), frame.date, frame.known), first, end


def describe(frame: Frame, identity: Identity) -> None:
    """Roles, codes and gender of a person, from what the report says and, failing that, from the table."""
    best: Reading | None = None
    for spot in identity.spots:
        if spot.first < spot.named and spot.reading is not None and spot.reading.role is not None:
            best = _enter_role(frame, identity, (spot.reading, spot.first, spot.named), best)
        if spot.form == "name" and spot.last - spot.named > 1:
            described = _described(frame, spot)
            if described is not None and described[0].role is not None:
                best = _enter_role(frame, identity, described, best)
        _mark_gender(frame, identity, spot)
    holder = identity.holder
    if best is not None:
        identity.country, identity.sector = best.country, best.sector
    if holder is not None:
        reading = read_phrase(holder.name, frame.date, frame.known)
        if reading.holder is None:
            # One word is no name in the table of names; the holder is known all the same.
            term, over = term_at(holder, frame.date)
            reading = Reading(term.country, former(term.sector) if over else term.sector, past=over)
        if identity.sector == "CVL":
            # "A supporter of NATO" says nothing of whose politician somebody is.
            identity.country = None
        if identity.country is None or identity.country == reading.country:
            identity.country = reading.country
            vague = best is None or best.role is None or best.role.weight == 1
            if identity.sector in (None, "CVL") or (vague and not reading.past):
                identity.sector = reading.sector
        for term in current_terms(holder, frame.date) if _is_the_holder(identity, holder) else ():
            if not any(canonical(role.title) == canonical(term.title) for role in identity.roles):
                of = tables().countries.get(term.country, term.country)
                identity.roles.append(
                    Role(
                        title=term.title,
                        of=of,
                        country=term.country,
                        sector=term.sector,
                        since=term.since or None,
                        until=term.until or None,
                        sure=term.sure,
                    )
                )


def _is_the_holder(identity: Identity, holder: Holder) -> bool:
    """Whether the report leaves it open that the person of a holder's name is the holder: what it says of the
    country is none, or one for which the holder ever acted. Envoys of international bodies may be of any."""
    countries = {term.country for term in holder.terms}
    return identity.country is None or identity.country in countries or not ABROAD.isdisjoint(countries)


def share_countries(frame: Frame) -> None:
    """Give a person with a role of no country that of those the person is named in one breath with: "Kenyan
    Finance Minister X and Interior Minister Y"."""
    people = [i for i in frame.identities if i.kind == "person" and i.country is None and i.roles]
    for identity in people:
        countries = set()
        for spot in identity.spots:
            token = frame.tokens[spot.head]
            near = [token.head] if token.dep_ == "conj" else []
            near.extend(child for child in token.children if child.dep_ == "conj")
            for other in near:
                held = frame.taken.get(other.i)
                if held is not None and held.identity is not None and held.identity.kind == "person":
                    countries.add(held.identity.country)
        countries.discard(None)
        if len(countries) == 1:
            identity.country = countries.pop()


def complete(identity: Identity) -> None:
    """Roles that the report gives without a country get the person's."""
    code = identity.country
    if code is None:
        return
    name = tables().countries.get(code, code)
    identity.roles[:] = [
        role
        if role.country or role.sector is None
        else msgspec.structs.replace(role, of=role.of or name, country=code)
        for role in identity.roles
    ]


def _enter_role(frame: Frame, identity: Identity, said: tuple[Reading, int, int], best: Reading | None) -> Reading:
    reading, first, last = said
    start, end = frame.span(first, last)
    shown = reading.title or ""
    at = frame.text[start:end].lower().find(shown.lower())
    at = start + at if at >= 0 else at
    title = frame.text[at : at + len(shown)] if at >= 0 else shown
    role = Role(title=title, of=reading.of, country=reading.country, sector=reading.sector, evidence=(start, end))
    known = [r for r in identity.roles if canonical(r.title) == canonical(title)]
    if not known:
        identity.roles.append(role)
    elif known[0].country is None and role.country is not None:
        identity.roles[identity.roles.index(known[0])] = role
    if best is None:
        return reading
    # What somebody is now counts before what they were, an office before a rank, either before whose kin they are.
    better = best.past and not reading.past
    if reading.role is not None and reading.sector is not None:
        office = best.sector == "MIL" and (reading.role.office or reading.sector == "COP")
        better = better or best.sector in (None, "UNK", "CVL") or (office and not reading.past)
    return best._replace(
        country=best.country or reading.country,
        past=best.past and reading.past,
        sector=reading.sector if better and reading.sector is not None else best.sector,
        of=best.of or reading.of,
    )


def _mark_gender(frame: Frame, identity: Identity, spot: Spot) -> None:
    if identity.gender is not None:
        return
    for i in range(spot.first, spot.named):
        lower = frame.lower[i].rstrip(".")
        if lower in word_set("male"):
            identity.gender = "m"
        elif lower in word_set("female"):
            identity.gender = "f"
    if identity.gender is None and spot.last - spot.named > 1:
        identity.gender = by_name(identity.name)
