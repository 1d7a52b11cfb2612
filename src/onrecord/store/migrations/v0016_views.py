"""What stands, looked up in the table that keeps it: the views that the sixteenth migration changes."""

from onrecord.store.migrations.v0001_views import VIEWS as FIRST
from onrecord.store.migrations.v0007_views import VIEWS as SEVENTH

BEFORE = {
    "standing_reports": FIRST["standing_reports"],
    "standing_copies": SEVENTH["standing_copies"],
    "standing_actors": FIRST["standing_actors"],
    "standing_records": SEVENTH["standing_records"],
}
VIEWS = {
    "standing_reports": """
        SELECT r.id, r.title, r.publisher, r.published, r.modified, r.url, r.source, r.language, r.added_at
        FROM reports r WHERE EXISTS (SELECT 1 FROM standing s WHERE s.report = r.id)
    """,
    "standing_copies": """
        SELECT c.report, c.copy_of, c.kind, c.shared, c.confidence, c.altered, c.decided, r.title, r.publisher,
               r.published, o.title AS original_title, o.publisher AS original_publisher,
               o.published AS original_published
        FROM ruled_copies c
        JOIN standing r ON r.report = c.report
        JOIN standing o ON o.report = c.copy_of
    """,
    "standing_actors": """
        SELECT a.key, a.id, a.name, a.folded, a.kind, a.codes, a.body, s.report, s.title, s.published
        FROM actors a JOIN standing s ON s.reading = a.reading
    """,
    "standing_records": """
        SELECT f.key, f.id, f.kind, f.confidence, f.rule, COALESCE(d.body, f.body) AS body, w.quote AS sentence,
               w.start, w."end", s.report, s.title, s.publisher, s.published, s.url, s.source,
               d.verdict, d.by_whom AS ruled_by, d.decision
        FROM records f
        JOIN standing s ON s.reading = f.reading
        LEFT JOIN evidence w ON w.record = f.key AND w.place = 0
        LEFT JOIN rulings d ON d.record = f.key
        WHERE d.verdict IS NULL OR d.verdict <> 'rejected'
    """,
}
