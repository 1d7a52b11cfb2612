"""What stands, computed from what was appended: the views of the first migration."""

VIEWS = {
    "latest_versions": """
        SELECT v.series, v.version, v.report, v.source, v.since FROM versions v
        WHERE NOT EXISTS (SELECT 1 FROM versions later WHERE later.series = v.series AND later.version > v.version)
    """,
    "standing_reports": """
        SELECT r.id, r.title, r.publisher, r.published, r.modified, r.url, r.source, r.language, r.added_at
        FROM reports r WHERE EXISTS (SELECT 1 FROM latest_versions v WHERE v.report = r.id)
    """,
    "standing_readings": """
        SELECT g.key, g.report, g.method, g.schema, g.read_at FROM readings g
        WHERE NOT EXISTS (SELECT 1 FROM readings later WHERE later.report = g.report AND later.key > g.key)
    """,
    "quarantined": """
        SELECT q.key, q.source, q.reason, q.message, q.since FROM quarantine q WHERE q.released IS NULL
    """,
    "standing_copies": """
        SELECT c.report, c.copy_of, c.kind, c.shared, c.confidence, c.altered, r.title, r.publisher, r.published,
               o.title AS original_title, o.publisher AS original_publisher, o.published AS original_published
        FROM copies c
        JOIN standing_reports r ON r.id = c.report
        JOIN standing_reports o ON o.id = c.copy_of
    """,
    "standing_actors": """
        SELECT a.key, a.id, a.name, a.folded, a.kind, a.codes, a.body, r.id AS report, r.title, r.published
        FROM actors a
        JOIN standing_readings g ON g.key = a.reading
        JOIN standing_reports r ON r.id = g.report
    """,
    "standing_records": """
        SELECT f.key, f.id, f.kind, f.confidence, f.rule, f.body, w.quote AS sentence, w.start, w."end",
               r.id AS report, r.title, r.publisher, r.published, r.url, r.source
        FROM records f
        JOIN standing_readings g ON g.key = f.reading
        JOIN standing_reports r ON r.id = g.report
        LEFT JOIN evidence w ON w.record = f.key AND w.place = 0
    """,
    "timeline": """
        SELECT f.id, e.date_start, e.date_end, e.type, e.mode, e.status, e.actors, e.recipients, e.actor_codes,
               e.recipient_codes, e.place, e.country, e.latitude, e.longitude, e.thread, f.confidence, f.sentence,
               f.report, f.title, f.publisher, f.published, f.url
        FROM events e JOIN standing_records f ON f.key = e.key
    """,
    "attributed_statements": """
        SELECT f.id, s.date_start, s.date_end, s.kind, s.act, s.speaker, s.addressee, s.content, s.occasion,
               f.confidence, f.sentence, f.report, f.title, f.publisher, f.published, f.url
        FROM statements s JOIN standing_records f ON f.key = s.key
    """,
    "claimed_figures": """
        SELECT f.id, n.date_start, n.date_end, n.kind, n.bound, n.value, n.low, n.high, n.unit, n.what, n.claimant,
               n.place, n.country, f.confidence, f.sentence, f.report, f.title, f.publisher, f.published, f.url
        FROM figures n JOIN standing_records f ON f.key = n.key
    """,
    "votes_cast": """
        SELECT f.id, v.date_start, v.date_end, v.body, v.measure, v.members, v."for", v.against, v.abstain,
               v.absent, v.positions, v.vetoed, v.outcome,
               f.confidence, f.sentence, f.report, f.title, f.publisher, f.published, f.url
        FROM votes v JOIN standing_records f ON f.key = v.key
    """,
    "turns": """
        SELECT f.id, c.date_start, c.date_end, c.kind, c."by", c.thread, c.steps,
               f.confidence, f.sentence, f.report, f.title, f.publisher, f.published, f.url
        FROM changes c JOIN standing_records f ON f.key = c.key
    """,
}
