# From an embedded guide's text to groff -ms with tbl: headings, paragraphs, items, and tab-separated rows as ruled tables. Where
# the text has a table's header again, the original had a new page, and so has this; the table macros repeat the header on
# pages that fill up. A heading that the text has more than once is the running header of a page. Knows nothing of ports and
# of no guide in particular.
# usage: awk -f typeset.awk GUIDE.txt GUIDE.txt       (the first pass only counts headings)

BEGIN {
  FS = "\t"
  text_width = 7.0    # inches
  cell_padding = 0.22 # inches: what tbl leaves between two columns, rule included
  character = 0.06    # inches: the width of a character of a long word in a table
}

FNR == NR { if (/^#/) times[$0]++; next }
FNR == 1 { print_preamble() }

/\t/ { add_row(); next }
/^[ \t]*$/ || /^-+$/ { next }
times[$0] > 1 { add_page_break(); next }
is_caption($0) {
  if (items > 0 && unmarked($0) == caption) { add_item("caption again"); next }
  caption = unmarked($0)
}
{ end_table(); print_line($0) }
END { end_table() }

function print_preamble() {
  print ".nr PS 9\n.nr VS 11\n.nr PO 0.75i\n.nr LL " text_width "i\n.nr HM 0.9i\n.nr FM 0.8i"
  print ".cflags 0 -"  # a word's own hyphen ends no line: a reader could not tell it from the typesetter's
  print ".ds LH\n.ds CH\n.ds RH\n.OF '''Page %'\n.EF 'Page %'''\n.LP"
}

# Inline marks, and the characters that groff would read as its own.
function typeset(text) {
  gsub(/\\_/, "_", text)
  gsub(/\\/, "\\e", text)
  gsub(/'/, "\\(aq", text)
  gsub(/`/, "", text)
  gsub(/"/, "\\(dq", text)
  gsub(/\^/, "\\(ha", text)
  gsub(/~/, "\\(ti", text)
  gsub(/<b>/, "\\fB", text)
  gsub(/<i>/, "\\fI", text)
  gsub(/<\/[bi]>/, "\\fR", text)
  gsub(/<sup>/, "\\s-3\\u", text)
  gsub(/<\/sup>/, "\\d\\s+3", text)
  while (match(text, /\[[^][]*\]\(#\)/)) {
    text = substr(text, 1, RSTART - 1) substr(text, RSTART + 1, RLENGTH - 5) substr(text, RSTART + RLENGTH)
  }
  text = enclosed(text, "[*][*]", "\\fB")
  text = enclosed(text, "[*]", "\\fI")
  return text ~ /^[.]/ ? "\\&" text : text
}

# `*words*`, but not a mark that stands alone or behind a cell's text.
function enclosed(text, mark, font,    pair, inner, size) {
  pair = mark "[^* ][^*]*" mark
  size = mark == "[*]" ? 1 : 2
  while (match(text, pair)) {
    inner = substr(text, RSTART + size, RLENGTH - 2 * size)
    text = substr(text, 1, RSTART - 1) font inner "\\fR" substr(text, RSTART + RLENGTH)
  }
  return text
}

function is_caption(line) { return line ~ /^([*][*])?Table( [0-9]+)?: / }

# A heading of a guide without marks: a short line that ends no sentence.
function is_heading(line) { return line ~ /^[A-Z]/ && length(line) < 60 && line !~ /[.:,;]$/ }

function print_line(line) {
  if (line ~ /^#/) print_heading(line)
  else if (is_caption(line)) print_caption(line, 12)
  else if (line ~ /^ *- /) print_item(line)
  else if (is_heading(line)) print_in_type("+2", line)
  else if (line !~ /^ *-$/) print ".LP\n" typeset(line)
}

# `room`: so many lines of the page must be left for it and what follows.
function print_caption(line, room) { print ".LP\n.ne " room "\n\\fB" typeset(line) "\\fR" }

function print_heading(line,    depth) {
  depth = match(line, /[^#]/) - 1
  sub(/^#+ /, "", line)
  gsub(/[*][*]/, "", line)
  print_in_type("+" (7 - 2 * depth), line)
}

function print_in_type(larger, line) {
  if (!titled++) print ".ds RH " typeset(line)
  print ".LP\n.ne 6\n.ps " larger "\n.ft B\n" typeset(line) "\n.br\n.ft R\n.ps " 9
}

function print_item(line) {
  sub(/^ *- (◆ )?/, "", line)
  print ".IP \\(bu 2\n" typeset(line)
}

# --- tables: rows wait until the table is over, for the widths of its columns need all of them

function add_item(kind) {
  kinds[++items] = kind
  lines[items] = $0
}

function add_row() {
  if (items == 0) { header = unmarked($0); columns = NF }
  else if (unmarked($0) == header) { add_item("page with header"); return }
  if (NF > columns) columns = NF
  add_item("row")
}

function unmarked(text) { gsub(/<\/?b>|[*][*]/, "", text); return text }

function add_page_break() {
  sub(/^#+ /, "")
  if (items > 0) add_item("page")
  else print_page_break($0)
}

function print_page_break(running_header) { print ".ds LH " typeset(running_header) "\n.bp" }

function end_table(    i) {
  if (items == 0) return
  measure_columns()
  open_part(1)
  for (i = 2; i <= items; i++) {
    if (kinds[i] == "row") { if (!open) open_part(0); print_row(lines[i]) }
    else if (kinds[i] == "caption again") { close_part(); print_caption(lines[i], 1) }
    else if (kinds[i] == "page") { close_part(); print_page_break(lines[i]) }
    else { close_part(); print ".bp"; open_part(1) }
  }
  close_part()
  items = 0
}

# A column gets at least its longest word and its share of what is left by the text that it holds.
function measure_columns(    i, j, n, cell, words, k, left, total) {
  for (j = 1; j <= columns; j++) longest[j] = amount[j] = 0
  for (i = 1; i <= items; i++) {
    if (kinds[i] != "row") continue
    n = split(lines[i], cell, FS)
    for (j = 1; n > 1 && j <= n; j++) {
      amount[j] += length(cell[j])
      gsub(/\/ /, "/_", cell[j])  # print_cells() breaks no line there
      split(cell[j], words, " ")
      for (k in words) if (length(words[k]) > longest[j]) longest[j] = length(words[k])
    }
  }
  left = text_width
  for (j = 1; j <= columns; j++) { left -= longest[j] * character + cell_padding; total += amount[j] }
  for (j = 1; j <= columns; j++) width[j] = longest[j] * character + (left > 0 ? left * amount[j] / total : 0)
}

function format(font,    j, text) {
  for (j = 1; j <= columns; j++) text = text sprintf("l%sw(%.2fi) ", font, width[j])
  return text
}

function section_format(    j, text) {
  text = "lb"
  for (j = 2; j <= columns; j++) text = text " s"
  return text
}

function open_part(with_header) {
  open = 1
  used_format = ""
  print ".TS" (with_header ? " H" : "") "\nallbox;"
  if (!with_header) return
  use_format(format("b"))
  print_cells(lines[1])
  print ".TH"
}

function close_part() { if (open) print ".TE"; open = 0 }

# tbl takes the format of the rows to come before the first of them and, behind .T&, wherever it changes.
function use_format(wanted) {
  if (wanted == used_format) return
  print (used_format == "" ? "" : ".T&\n") wanted "."
  used_format = wanted
}

function print_row(line) {
  if (is_section(line)) print_section(line)
  else { use_format(format("")); print_cells(line) }
}

function is_section(line,    n, cell, j) {
  n = split(line, cell, FS)
  for (j = 2; j <= n; j++) if (cell[j] != "") return 0
  return cell[1] ~ /^<b>/
}

function print_section(line,    cell) {
  split(line, cell, FS)
  use_format(section_format())
  print typeset(unmarked(cell[1]))
}

# Each side of a two-way cell and each paragraph stands on a line of its own.
function print_cells(line,    n, cell, j, out) {
  n = split(line, cell, FS)
  for (j = 1; j <= n; j++) {
    cell[j] = typeset(unmarked(cell[j]))
    gsub(/ ----- /, "\n.br\n-----\n.br\n", cell[j])
    gsub(/  +/, "\n.sp 4p\n", cell[j])
    gsub(/\/ /, "/\\ ", cell[j])
    out = out (j > 1 ? FS : "") (cell[j] == "" ? "" : "T{\n.na\n.sp 1p\n" cell[j] "\nT}")
  }
  print out
}
