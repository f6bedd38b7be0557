#include "catalog/sqlite_schema.h"

namespace portbook::catalog {

const std::string_view kViewsSql = R"sql(
-- One readable row a flow, under canonical names; the printed ones stand in flow.
CREATE VIEW port_use AS
SELECT
  flow.key AS flow,
  flow.id,
  source.id AS guide,
  coalesce(caption.quote, entry.table_key) AS table_title,
  entry.row,
  flow.component_host || coalesce(' (' || flow.component_process || ')', '') AS component,
  flow.source_host || coalesce(' (' || flow.source_process || ')', '') AS source,
  flow.destination_host || coalesce(' (' || flow.destination_process || ')', '') AS destination,
  (SELECT group_concat(value, ', ')
   FROM (SELECT value FROM flow_service WHERE flow_service.flow = flow.key ORDER BY ordinal)) AS services,
  flow.transport,
  CASE
    WHEN flow.port_first IS NULL THEN flow.port_kind
    ELSE CASE WHEN flow.port_kind IN ('fixed', 'range') THEN '' ELSE flow.port_kind || ' ' END
      || flow.port_first || iif(flow.port_first = flow.port_last, '', '-' || flow.port_last)
      || iif(flow.port_default, ' (default)', '')
  END AS port,
  CASE
    WHEN flow.source_port_first IS NULL THEN flow.source_port_kind
    ELSE CASE WHEN flow.source_port_kind IN ('fixed', 'range') THEN '' ELSE flow.source_port_kind || ' ' END
      || flow.source_port_first
      || iif(flow.source_port_first = flow.source_port_last, '', '-' || flow.source_port_last)
      || iif(flow.source_port_default, ' (default)', '')
  END AS source_port,
  flow.purpose,
  port_evidence.quote,
  port_statement.basis
FROM flow
JOIN source ON source.key = flow.source_key
JOIN entry ON entry.source_key = flow.source_key AND entry.id = flow.entry_id
LEFT JOIN capture ON capture.source_key = source.key
LEFT JOIN source_table ON source_table.capture = capture.key AND source_table.ordinal = entry.grid
LEFT JOIN evidence AS caption ON caption.key = source_table.caption
LEFT JOIN statement AS port_statement ON port_statement.key =
  (SELECT key FROM statement WHERE statement.flow = flow.key AND field = 'port' ORDER BY ordinal LIMIT 1)
LEFT JOIN statement_evidence ON statement_evidence.statement = port_statement.key AND statement_evidence.ordinal = 0
LEFT JOIN evidence AS port_evidence ON port_evidence.key = statement_evidence.evidence;

-- By port, ranges included. Flows whose port is a word alone (any, ephemeral, missing) are not here: no guide states a
-- number for them.
--   SELECT guide, source, destination, services, port FROM who_uses WHERE 8082 BETWEEN first AND last;
CREATE VIEW who_uses AS
SELECT flow.port_first AS first, flow.port_last AS last, port_use.*
FROM flow JOIN port_use ON port_use.flow = flow.key
WHERE flow.port_first IS NOT NULL;

-- One port or interval that several products state.
CREATE VIEW shared_ports AS
SELECT first, last, count(*) AS product_count, group_concat(product, '; ') AS products
FROM (
  SELECT DISTINCT flow.port_first AS first, flow.port_last AS last, source.vendor || ' ' || source.product AS product
  FROM flow JOIN source ON source.key = flow.source_key
  WHERE flow.port_first IS NOT NULL
  ORDER BY first, last, product
)
GROUP BY first, last
HAVING count(*) > 1;

-- Groups of findings that no decision settles: where a reviewer begins.
CREATE VIEW open_groups AS
SELECT
  finding_group.id,
  finding_group.severity,
  finding_group.kind,
  finding_group.guide,
  finding_group.message,
  (SELECT count(*) FROM open_findings WHERE open_findings.group_id = finding_group.id) AS open,
  finding_group.why,
  finding_group.resolve
FROM finding_group
WHERE EXISTS (SELECT 1 FROM open_findings WHERE open_findings.group_id = finding_group.id)
ORDER BY finding_group.key;

-- The names that guides print for another, canonical one.
CREATE VIEW alias AS
SELECT DISTINCT source.id AS guide, printed, canonical
FROM (
  SELECT source_key, component AS printed, component_host AS canonical FROM flow
  UNION ALL SELECT source_key, source, source_host FROM flow
  UNION ALL SELECT source_key, destination, destination_host FROM flow
)
JOIN source ON source.key = source_key
WHERE printed <> canonical
ORDER BY guide, canonical, printed;

-- Findings that no decision settles.
CREATE VIEW open_findings AS
SELECT
  finding.id,
  finding.severity,
  finding.kind,
  finding.guide,
  finding.group_id,
  finding.message,
  finding.scopes,
  (SELECT count(*) FROM finding_member WHERE finding_member.finding = finding.key) AS members,
  (SELECT evidence.quote
   FROM finding_member JOIN evidence ON evidence.key = finding_member.evidence
   WHERE finding_member.finding = finding.key ORDER BY finding_member.ordinal LIMIT 1) AS quote
FROM finding
WHERE finding.verdict IS NULL
ORDER BY finding.key;
)sql";

}  // namespace portbook::catalog
