// Shows of the rows on a page those that have every word that is typed, in themselves or in the heading of their
// group. Without this script all rows stand there.
"use strict";

// Words of the heading above a row in the queue.
const headingOf = (row) => {
  const group = row.closest(".group");
  return group ? [...group.querySelectorAll(":scope > h3, :scope > .meta")].map((part) => part.textContent).join(" ") : "";
};

for (const field of document.querySelectorAll("[data-find]")) {
  const frame = field.closest(".find");
  const said = frame.querySelector("output");
  const rows = [...document.querySelectorAll(".rows > *")];
  const texts = rows.map((row) => `${row.textContent} ${headingOf(row)}`.toLowerCase());
  const sections = [...document.querySelectorAll("main section")].filter((section) => section.querySelector(".rows"));
  const folded = [...document.querySelectorAll("details")].filter((details) => details.querySelector(".rows"));

  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !words.every((word) => texts[i].includes(word));
      if (!row.hidden) ++shown;
    });
    for (const section of sections) section.hidden = !section.querySelector(".rows > :not([hidden])");
    for (const details of folded) details.open = words.length > 0;
    said.textContent = words.length > 0 ? `${shown} of ${rows.length}` : "";
  });
  frame.hidden = false;
}
