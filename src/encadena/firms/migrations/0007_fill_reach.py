"""Fills what 0006 added, in plain statements that both databases understand; ``encadena rebuild-lists`` does the same."""

from django.db import migrations

SECTIONS = """
UPDATE firms_firm SET section = COALESCE((
    SELECT division.parent_id FROM firms_firmactivity main
    JOIN catalogs_activity division ON division.code = SUBSTR(main.activity_id, 1, 2)
    WHERE main.firm_id = firms_firm.id AND main.main
), '')
WHERE id IN (SELECT firm_id FROM firms_firmactivity WHERE main)
"""

REACH = """
INSERT INTO firms_reach (firm_id, token, since, until, sort_name, region, commune, band, legal_size, female_owned, kind,
                         section, has_rut, updated_at)
SELECT f.id, held.token, held.since, held.until, f.sort_name, COALESCE(f.region_id, ''), COALESCE(f.commune_id, ''),
       f.band, f.legal_size, f.female_owned, f.kind, f.section, f.rut IS NOT NULL, f.updated_at
FROM firms_firm f JOIN (
    SELECT firm_id, token, CASE WHEN COUNT(since) < COUNT(*) THEN NULL ELSE MIN(since) END AS since,
           CASE WHEN COUNT(until) < COUNT(*) THEN NULL ELSE MAX(until) END AS until
    FROM (
        SELECT id AS firm_id, 'all' AS token, CAST(NULL AS date) AS since, CAST(NULL AS date) AS until FROM firms_firm
        UNION ALL
        SELECT id, 'region:' || region_id, NULL, NULL FROM firms_firm WHERE region_id IS NOT NULL
        UNION ALL
        SELECT id, 'promoted', NULL, NULL FROM firms_firm WHERE open_to_promotion
        UNION ALL
        SELECT firm_id, 'member:' || institution_id, CASE WHEN since > CURRENT_DATE THEN since END, until
        FROM firms_membership
        UNION ALL
        SELECT firm_id, 'centre:' || centre_id, CASE WHEN since > CURRENT_DATE THEN since END, until
        FROM firms_assignment
        UNION ALL
        SELECT a.firm_id, 'region:' || c.region_id, CASE WHEN a.since > CURRENT_DATE THEN a.since END, a.until
        FROM firms_assignment a JOIN network_centre c ON c.id = a.centre_id WHERE c.region_id IS NOT NULL
        UNION ALL
        SELECT a.firm_id, 'operator:' || k.operator_id, CASE WHEN a.since > CURRENT_DATE THEN a.since END,
               CASE WHEN a.until IS NULL OR k.ends_on < a.until THEN k.ends_on ELSE a.until END
        FROM firms_assignment a JOIN network_centre c ON c.id = a.centre_id
        JOIN network_operatingcontract k ON k.centre_id IN (c.id, c.parent_id)
    ) spans
    WHERE until IS NULL OR until > CURRENT_DATE
    GROUP BY firm_id, token
) held ON held.firm_id = f.id
WHERE f.merged_into_id IS NULL AND f.archived_at IS NULL
ORDER BY held.token, f.sort_name
"""


class Migration(migrations.Migration):

    dependencies = [
        ('firms', '0006_lists_by_reach'),
        ('catalogs', '0001_initial'),
        ('network', '0002_stated_figures'),
    ]

    operations = [
        migrations.RunSQL(SECTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(REACH, migrations.RunSQL.noop),
    ]
