# From what `portbook tables --format json` prints, one document after the other, to the list that the evaluator of
# the ICDAR 2013 table competition reads. With --slurpfile regions FILE each document's tables are those regions, in
# their order.
[ inputs
  | (.file | split("/") | last) as $pdf
  | [ $ARGS.named.regions[0] // [] | .[] | select(.pdf == $pdf) | .region ] as $regions
  | { pdf: $pdf,
      origin: "top-left",
      tables: [ .tables | to_entries[]
                | select(.value.page != null)
                | { page: .value.page,
                    bbox: .value.box,
                    region: $regions[.key],
                    cells: [ .value.cells[]
                             | { r0: .row, c0: .column, r1: (.row + .row_span - 1), c1: (.column + .column_span - 1), text } ] } ] } ]
