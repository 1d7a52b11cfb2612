"""What stands once people have decided: the views that the seventh migration changes, and those over them."""

from onrecord.store.migrations.v0001_views import VIEWS as FIRST

OVER_RECORDS = ("timeline", "attributed_statements", "claimed_figures", "votes_cast", "turns")
"""The views of the first migration over the records that stand; they stay as they were."""

VIEWS = {
    "ruled_copies": """
        SELECT c.key, c.report, c.copy_of, c.kind, c.shared, c.confidence, c.altered, p.same AS decided
        FROM copies c
        LEFT JOIN report_pairs p ON p.one = c.report AND p.other = c.copy_of AND p.about = 'copy'
        WHERE CASE WHEN p.same IS NOT NULL THEN p.same * p.forward WHEN c.method = 'decided' THEN 0 ELSE 1 END = 1
          AND NOT EXISTS (SELECT 1 FROM copies later
                          WHERE later.report = c.report AND later.copy_of = c.copy_of AND later.key > c.key
                            AND (later.method = 'decided') = (c.method = 'decided'))
    """,
    "standing_copies": """
        SELECT c.report, c.copy_of, c.kind, c.shared, c.confidence, c.altered, c.decided, r.title, r.publisher,
               r.published, o.title AS original_title, o.publisher AS original_publisher,
               o.published AS original_published
        FROM ruled_copies c
        JOIN standing_reports r ON r.id = c.report
        JOIN standing_reports o ON o.id = c.copy_of
    """,
    "standing_records": """
        SELECT f.key, f.id, f.kind, f.confidence, f.rule, COALESCE(d.body, f.body) AS body, w.quote AS sentence,
               w.start, w."end", r.id AS report, r.title, r.publisher, r.published, r.url, r.source,
               d.verdict, d.by_whom AS ruled_by, d.decision
        FROM records f
        JOIN standing_readings g ON g.key = f.reading
        JOIN standing_reports r ON r.id = g.report
        LEFT JOIN evidence w ON w.record = f.key AND w.place = 0
        LEFT JOIN rulings d ON d.record = f.key
        WHERE d.verdict IS NULL OR d.verdict <> 'rejected'
    """,
    **{name: FIRST[name] for name in OVER_RECORDS},
}
