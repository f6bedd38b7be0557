// The tables of the dataset, over 400 lines because each has its own few.
#include "catalog/sqlite_schema.h"

namespace portbook::catalog {

// The journal would only protect a file that nobody sees before it is whole.
const std::string_view kSettingsSql = R"sql(
PRAGMA encoding = 'UTF-8';
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA foreign_keys = ON;
)sql";

const std::string_view kTablesSql = R"sql(
CREATE TABLE meta (
  name TEXT PRIMARY KEY,  -- schema_version, data_version, tool_version, logical_hash
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What was read

CREATE TABLE vendor (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE product (
  vendor TEXT NOT NULL REFERENCES vendor (name),
  name TEXT NOT NULL,
  PRIMARY KEY (vendor, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE release (
  vendor TEXT NOT NULL,
  product TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (vendor, product, name),
  FOREIGN KEY (vendor, product) REFERENCES product (vendor, name)
) STRICT, WITHOUT ROWID;

-- A guide, and how many of its rows, of its port numbers in prose and of its visible characters were accounted for.
CREATE TABLE source (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  vendor TEXT NOT NULL,
  product TEXT NOT NULL,
  release TEXT NOT NULL,
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  authority TEXT NOT NULL,
  document_date TEXT,
  url TEXT,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  transcribed INTEGER NOT NULL,
  original_sha256 TEXT,
  pack TEXT NOT NULL,
  rows INTEGER NOT NULL,
  rows_stated INTEGER NOT NULL,
  rows_ignored INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  numbers INTEGER NOT NULL,
  numbers_stated INTEGER NOT NULL,
  numbers_ignored INTEGER NOT NULL,
  numbers_rejected INTEGER NOT NULL,
  characters INTEGER NOT NULL,
  characters_in_blocks INTEGER NOT NULL,
  FOREIGN KEY (vendor, product, release) REFERENCES release (vendor, product, name)
) STRICT;
CREATE TABLE leak (
  key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source (key),
  ordinal INTEGER NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (source_key, ordinal)
) STRICT;
CREATE TABLE capture (
  key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source (key),
  ordinal INTEGER NOT NULL,
  capture_sha256 TEXT NOT NULL,
  media_type TEXT NOT NULL,
  UNIQUE (source_key, ordinal)
) STRICT;
CREATE TABLE page (
  key INTEGER PRIMARY KEY,
  capture INTEGER NOT NULL REFERENCES capture (key),
  ordinal INTEGER NOT NULL,
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  width REAL NOT NULL,
  height REAL NOT NULL,
  rotation INTEGER NOT NULL,
  UNIQUE (capture, ordinal)
) STRICT;

-- Words and where they stand. grid, row and column are source_table.ordinal, source_row.ordinal and cell.column.
CREATE TABLE evidence (
  key INTEGER PRIMARY KEY,
  capture INTEGER REFERENCES capture (key),
  quote TEXT NOT NULL,
  grid INTEGER,
  row INTEGER,
  column INTEGER
) STRICT;
-- Bytes value_begin to value_end of the quote are bytes begin to end of the capture's text; a byte of the quote in no run
-- joins two pieces and stands nowhere. Boxes are in PDF points from the top left.
CREATE TABLE evidence_run (
  evidence INTEGER NOT NULL REFERENCES evidence (key),
  ordinal INTEGER NOT NULL,
  value_begin INTEGER NOT NULL,
  value_end INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  end INTEGER NOT NULL,
  page INTEGER NOT NULL,  -- 0 where the medium has no pages
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  style INTEGER NOT NULL,  -- bits: 1 strong, 2 emphasis, 4 superscript, 8 code, 16 link
  PRIMARY KEY (evidence, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_table (
  key INTEGER PRIMARY KEY,
  capture INTEGER NOT NULL REFERENCES capture (key),
  ordinal INTEGER NOT NULL,
  basis TEXT NOT NULL,
  caption INTEGER REFERENCES evidence (key),
  columns INTEGER NOT NULL,
  layout TEXT NOT NULL,
  path TEXT NOT NULL,
  first_page INTEGER NOT NULL,
  last_page INTEGER NOT NULL,
  UNIQUE (capture, ordinal)
) STRICT;
CREATE TABLE source_row (
  key INTEGER PRIMARY KEY,
  source_table INTEGER NOT NULL REFERENCES source_table (key),
  ordinal INTEGER NOT NULL,
  after_page_break INTEGER NOT NULL,
  UNIQUE (source_table, ordinal)
) STRICT;
CREATE TABLE cell (
  key INTEGER PRIMARY KEY,
  source_row INTEGER NOT NULL REFERENCES source_row (key),
  ordinal INTEGER NOT NULL,
  column INTEGER NOT NULL,
  row_span INTEGER NOT NULL,
  column_span INTEGER NOT NULL,
  state TEXT NOT NULL,
  header INTEGER NOT NULL,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL,
  path TEXT NOT NULL,
  UNIQUE (source_row, ordinal)
) STRICT;
CREATE TABLE cell_line (
  key INTEGER PRIMARY KEY,
  cell INTEGER NOT NULL REFERENCES cell (key),
  ordinal INTEGER NOT NULL,
  text INTEGER REFERENCES evidence (key),
  UNIQUE (cell, ordinal)
) STRICT;

-- What it was read as

CREATE TABLE entry (
  key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source (key),
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  port_table INTEGER,
  grid INTEGER,
  row INTEGER,
  table_key TEXT NOT NULL,
  sentence INTEGER REFERENCES evidence (key),
  rule TEXT NOT NULL,
  UNIQUE (source_key, ordinal),
  UNIQUE (source_key, id)
) STRICT;
CREATE TABLE entry_cell (
  key INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry (key),
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL,
  state TEXT NOT NULL,
  grid INTEGER,
  row INTEGER,
  column INTEGER,
  header TEXT NOT NULL,
  transport TEXT,
  placement TEXT NOT NULL,
  UNIQUE (entry, ordinal)
) STRICT;
CREATE TABLE entry_cell_line (
  key INTEGER PRIMARY KEY,
  entry_cell INTEGER NOT NULL REFERENCES entry_cell (key),
  ordinal INTEGER NOT NULL,
  text INTEGER REFERENCES evidence (key),
  UNIQUE (entry_cell, ordinal)
) STRICT;
CREATE TABLE entry_context (
  key INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry (key),
  ordinal INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  evidence INTEGER REFERENCES evidence (key),
  rule TEXT NOT NULL,
  UNIQUE (entry, ordinal)
) STRICT;
CREATE TABLE entry_footnote (
  key INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry (key),
  ordinal INTEGER NOT NULL,
  mark TEXT NOT NULL,
  mark_evidence INTEGER REFERENCES evidence (key),
  note INTEGER REFERENCES evidence (key),
  UNIQUE (entry, ordinal)
) STRICT;

CREATE TABLE flow (
  key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source (key),
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  fact_key TEXT NOT NULL,
  component TEXT,
  source TEXT,
  destination TEXT,
  source_host TEXT,
  destination_host TEXT,
  component_host TEXT,
  source_process TEXT,
  destination_process TEXT,
  component_process TEXT,
  interface TEXT,
  direction TEXT,
  security TEXT,
  transport TEXT NOT NULL,
  protocol_number INTEGER,
  icmp_type INTEGER,
  icmp_code INTEGER,
  port_kind TEXT NOT NULL,
  port_first INTEGER CHECK (port_first BETWEEN 0 AND 65535),
  port_last INTEGER CHECK (port_last BETWEEN port_first AND 65535),
  port_default INTEGER,
  port_step INTEGER,
  port_count INTEGER,
  source_port_kind TEXT,
  source_port_first INTEGER CHECK (source_port_first BETWEEN 0 AND 65535),
  source_port_last INTEGER CHECK (source_port_last BETWEEN source_port_first AND 65535),
  source_port_default INTEGER,
  source_port_step INTEGER,
  source_port_count INTEGER,
  source_port_role TEXT,
  exposure TEXT,
  requirement TEXT,
  condition TEXT,
  purpose TEXT,
  remarks TEXT,
  UNIQUE (source_key, ordinal),
  UNIQUE (source_key, id),
  FOREIGN KEY (source_key, entry_id) REFERENCES entry (source_key, id)
) STRICT;
CREATE INDEX flow_by_port ON flow (port_first, port_last);
CREATE INDEX flow_by_fact ON flow (fact_key);
CREATE INDEX flow_by_entry ON flow (source_key, entry_id);
CREATE TABLE flow_service (
  key INTEGER PRIMARY KEY,
  flow INTEGER NOT NULL REFERENCES flow (key),
  ordinal INTEGER NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (flow, ordinal)
) STRICT;
CREATE TABLE flow_applies_to (
  key INTEGER PRIMARY KEY,
  flow INTEGER NOT NULL REFERENCES flow (key),
  ordinal INTEGER NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (flow, ordinal)
) STRICT;
CREATE TABLE statement (
  key INTEGER PRIMARY KEY,
  flow INTEGER NOT NULL REFERENCES flow (key),
  ordinal INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  raw TEXT NOT NULL,
  basis TEXT NOT NULL,
  rule TEXT NOT NULL,
  UNIQUE (flow, ordinal)
) STRICT;
CREATE TABLE statement_evidence (
  key INTEGER PRIMARY KEY,
  statement INTEGER NOT NULL REFERENCES statement (key),
  ordinal INTEGER NOT NULL,
  evidence INTEGER REFERENCES evidence (key),
  UNIQUE (statement, ordinal)
) STRICT;
CREATE TABLE port_candidate (
  key INTEGER PRIMARY KEY,
  flow INTEGER NOT NULL REFERENCES flow (key),
  ordinal INTEGER NOT NULL,
  first INTEGER NOT NULL CHECK (first BETWEEN 0 AND 65535),
  last INTEGER NOT NULL CHECK (last BETWEEN first AND 65535),
  transport TEXT NOT NULL,
  evidence INTEGER REFERENCES evidence (key),
  UNIQUE (flow, ordinal)
) STRICT;
CREATE TABLE endpoint_candidate (
  key INTEGER PRIMARY KEY,
  flow INTEGER NOT NULL REFERENCES flow (key),
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  is_source INTEGER NOT NULL,
  evidence INTEGER REFERENCES evidence (key),
  UNIQUE (flow, ordinal)
) STRICT;
-- What became of every table row and of every port number in prose.
CREATE TABLE account (
  key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source (key),
  ordinal INTEGER NOT NULL,
  is_row INTEGER NOT NULL,
  fate TEXT NOT NULL,
  by TEXT NOT NULL,
  evidence INTEGER REFERENCES evidence (key),
  UNIQUE (source_key, ordinal)
) STRICT;

-- What a person should look at, and what persons said

-- Findings that are settled together: what a consumer looks at first.
CREATE TABLE finding_group (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,
  guide TEXT REFERENCES source (id),
  subject TEXT NOT NULL,
  message TEXT NOT NULL,
  why TEXT NOT NULL,
  resolve TEXT NOT NULL,
  findings INTEGER NOT NULL
) STRICT;
CREATE TABLE finding (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,
  guide TEXT REFERENCES source (id),
  group_id TEXT REFERENCES finding_group (id),
  message TEXT NOT NULL,
  scopes TEXT NOT NULL,  -- empty where no rows are set against each other
  help TEXT NOT NULL,
  verdict TEXT  -- of the decision that settles it
) STRICT;
-- source_key is the guide that the member stands in; a finding across products has members of several.
CREATE TABLE finding_member (
  key INTEGER PRIMARY KEY,
  finding INTEGER NOT NULL REFERENCES finding (key),
  ordinal INTEGER NOT NULL,
  source_key INTEGER REFERENCES source (key),
  role TEXT NOT NULL,
  flow_id TEXT,
  entry_id TEXT,
  evidence INTEGER REFERENCES evidence (key),
  UNIQUE (finding, ordinal),
  FOREIGN KEY (source_key, flow_id) REFERENCES flow (source_key, id),
  FOREIGN KEY (source_key, entry_id) REFERENCES entry (source_key, id)
) STRICT;
CREATE INDEX finding_member_by_flow ON finding_member (source_key, flow_id);

-- finding is the one it was made on, settles the one it settles now: another where its members changed, none where the
-- finding is gone.
CREATE TABLE decision (
  key INTEGER PRIMARY KEY,
  source_key INTEGER NOT NULL REFERENCES source (key),
  ordinal INTEGER NOT NULL,
  finding TEXT NOT NULL,
  kind TEXT NOT NULL,
  verdict TEXT NOT NULL,
  subject TEXT,  -- id of a flow or entry
  reason TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_on TEXT NOT NULL,
  evidence_sha256 TEXT NOT NULL,  -- of the words
  standing TEXT NOT NULL,
  settles TEXT,
  UNIQUE (source_key, ordinal)
) STRICT;
CREATE TABLE decision_flow (
  key INTEGER PRIMARY KEY,
  decision INTEGER NOT NULL REFERENCES decision (key),
  ordinal INTEGER NOT NULL,
  value TEXT NOT NULL,  -- flow.id
  UNIQUE (decision, ordinal)
) STRICT;
CREATE TABLE decision_change (
  key INTEGER PRIMARY KEY,
  decision INTEGER NOT NULL REFERENCES decision (key),
  ordinal INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (decision, ordinal)
) STRICT;
CREATE TABLE decision_words (
  key INTEGER PRIMARY KEY,
  decision INTEGER NOT NULL REFERENCES decision (key),
  ordinal INTEGER NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (decision, ordinal)
) STRICT;
CREATE TABLE rekey (
  old_id TEXT PRIMARY KEY,
  new_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  data_version TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE tombstone (
  id TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  data_version TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace portbook::catalog
