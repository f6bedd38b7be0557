// Search and filters above the list.
import { make } from "./elements";
import { everything, productOf, vendorOf, type Choice, type Rows } from "./queue";

export class Filters {
  readonly choice: Choice = { ...everything, state: "undecided" };
  readonly search = make("input", { type: "search", placeholder: "Search", "aria-label": "Search", "aria-keyshortcuts": "/" });
  readonly element: HTMLFormElement;
  private readonly more = make("details", {});
  private readonly selects: { select: HTMLSelectElement; name: string; values: (rows: Rows) => string[] }[] = [];

  constructor(private readonly changed: () => void, leave: () => void) {
    const port = make("input", { class: "port", placeholder: "Port", "aria-label": "Port", inputmode: "numeric", size: "9" });
    const typed = (input: HTMLInputElement, name: "words" | "port"): void => {
      input.addEventListener("input", () => { this.choice[name] = input.value; this.changed(); });
      input.addEventListener("keydown", (event) => {
        if (event.key === "Escape") { input.value = ""; this.choice[name] = ""; this.changed(); leave(); }
        if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); leave(); }
      });
    };
    typed(this.search, "words");
    typed(port, "port");
    const state = this.select("state", "Any state", () => ["undecided", "open", "unsure", "decided"]);
    this.element = make("form", { class: "filters", role: "search", "aria-label": "Filters", submit: (event) => event.preventDefault() },
      this.search,
      this.more);
    this.more.append(make("summary", {}, "Filters"),
      this.select("vendor", "Any vendor", (rows) => rows.values((item) => vendorOf(item.guide))),
      this.select("product", "Any product", (rows) => rows.values((item) => productOf(item.guide))),
      port,
      this.select("kind", "Any kind", (rows) => rows.values((_, group) => group.kind)),
      this.select("mark", "Any severity", (rows) => rows.values((_, group) => group.mark)),
      state);
    this.more.open = matchMedia("(min-width: 50rem)").matches;
  }

  // What there is to choose; a choice that is gone stays to be seen.
  offer(rows: Rows): void {
    for (const { select, name, values } of this.selects) {
      const chosen = this.choice[name as keyof Choice];
      const offered = new Set(values(rows));
      if (chosen !== "") offered.add(chosen);
      select.replaceChildren(select.options[0] ?? "", ...[...offered].map((value) => make("option", { value }, value)));
      select.value = chosen;
    }
  }

  private select(name: "vendor" | "product" | "kind" | "mark" | "state", any: string, values: (rows: Rows) => string[]): HTMLSelectElement {
    const select = make("select", { "aria-label": any.replace("Any ", "") }, make("option", { value: "" }, any));
    select.addEventListener("change", () => {
      (this.choice as Record<typeof name, string>)[name] = select.value;
      this.changed();
    });
    this.selects.push({ select, name, values });
    return select;
  }
}
