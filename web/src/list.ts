// The list of rows as a tree of which only what is in sight stands in the page, so that ten thousand rows cost what forty do.
import { make } from "./elements";
import { idOf, type Row } from "./queue";

const heights = { group: 58, item: 46 }; // px; review.css says the same
const beyond = 8; // rows above and below what is in sight

const markOf = (mark: string): HTMLElement => make("span", { class: `chip ${mark.replace(/[^a-z-]/g, "")}` }, mark);

export class List {
  readonly element = make("div", { class: "tree", role: "tree", tabindex: "0", "aria-label": "Queue" });
  private readonly inner = make("div", { class: "entries", role: "presentation" });
  private rows: readonly Row[] = [];
  private tops: number[] = [0];
  private places = new Map<string, number>();
  private topPlaces: number[] = []; // 1-based, among the rows of the first level
  private topCount = 0;
  private shown = new Map<number, HTMLElement>();
  private active = -1;

  constructor(private readonly chosen: (row: Row | undefined) => void, private readonly toggled: (group: string) => void) {
    this.element.append(this.inner);
    this.element.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.element);
    this.element.addEventListener("click", (event) => this.clicked(event));
  }

  // The row stays chosen whose id is, else the one that took its place.
  show(rows: readonly Row[], id: string | undefined): void {
    this.rows = rows;
    this.tops = [0];
    this.places.clear();
    let top = 0;
    this.topCount = 0;
    this.topPlaces = rows.map((row, i) => {
      this.places.set(idOf(row), i);
      this.tops.push((top += heights[row.is]));
      return row.is === "group" || row.alone ? ++this.topCount : this.topCount;
    });
    this.inner.style.height = `${top}px`;
    for (const element of this.shown.values()) element.remove();
    this.shown.clear();
    const last = rows.length - 1;
    const place = (id === undefined ? undefined : this.places.get(id)) ?? this.firstItemFrom(Math.max(this.active, 0));
    this.active = -1;
    this.choose(Math.min(place, last));
  }

  get current(): Row | undefined { return this.rows[this.active]; }
  has(id: string): boolean { return this.places.has(id); }
  move(by: number): void { this.choose(Math.min(Math.max(this.active + by, 0), this.rows.length - 1)); }
  moveTo(end: "first" | "last"): void { this.choose(end === "first" ? 0 : this.rows.length - 1); }
  page(way: 1 | -1): void { this.move(way * Math.max(1, Math.floor(this.element.clientHeight / heights.item) - 1)); }
  chooseId(id: string): void { this.choose(this.places.get(id) ?? this.active); }
  parent(): void {
    const row = this.current;
    if (row?.is === "item") this.chooseId(row.item.group);
  }

  // The next item that may be decided, from the one behind the chosen row on and round again.
  nextOpen(except: ReadonlySet<string>): string | undefined {
    for (let i = 1; i <= this.rows.length; ++i) {
      const row = this.rows[(Math.max(this.active, 0) + i) % this.rows.length];
      if (row?.is === "item" && row.item.state !== "decided" && !except.has(row.item.id)) return row.item.id;
    }
    return undefined;
  }

  private firstItemFrom(place: number): number {
    const row = this.rows[place];
    return row?.is === "group" && place + 1 < this.rows.length && !row.collapsed ? place + 1 : place;
  }

  private choose(place: number): void {
    if (place === this.active && this.shown.size > 0) return;
    const before = this.active;
    this.active = this.rows.length === 0 ? -1 : Math.max(place, 0);
    this.reveal();
    this.draw();
    this.shown.get(before)?.removeAttribute("aria-selected");
    const element = this.shown.get(this.active);
    element?.setAttribute("aria-selected", "true");
    if (element) this.element.setAttribute("aria-activedescendant", element.id);
    else this.element.removeAttribute("aria-activedescendant");
    this.chosen(this.current);
  }

  private reveal(): void {
    if (this.active < 0) return;
    const top = this.tops[this.active] ?? 0;
    const bottom = this.tops[this.active + 1] ?? 0;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = this.active === 1 ? 0 : top;
    else if (bottom > scrollTop + clientHeight) this.element.scrollTop = bottom - clientHeight;
  }

  private rowAt(y: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tops[middle + 1] ?? 0) <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private draw(): void {
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, this.rowAt(scrollTop) - beyond);
    const last = Math.min(this.rows.length - 1, this.rowAt(scrollTop + clientHeight) + beyond);
    for (const [place, element] of this.shown) {
      if ((place >= first && place <= last) || place === this.active) continue;
      element.remove();
      this.shown.delete(place);
    }
    for (let place = first; place <= last; ++place) this.put(place);
    if (this.active >= 0) this.put(this.active);
  }

  private put(place: number): void {
    const row = this.rows[place];
    if (!row || this.shown.has(place)) return;
    const element = row.is === "group" ? this.groupRow(row, place) : this.itemRow(row, String(this.topPlaces[place]));
    element.dataset["place"] = String(place);
    element.style.top = `${this.tops[place]}px`;
    if (place === this.active) element.setAttribute("aria-selected", "true");
    this.shown.set(place, element);
    // In the order of the rows, for whoever reads the page in its order.
    const after = [...this.inner.children].find((other) => Number((other as HTMLElement).dataset["place"]) > place);
    this.inner.insertBefore(element, after ?? null);
  }

  private groupRow(row: Row & { is: "group" }, place: number): HTMLElement {
    return make("div", {
      id: `row-${row.group.id}`, class: "entry of-group", role: "treeitem", "aria-level": "1",
      "aria-expanded": String(!row.collapsed), "aria-posinset": String(this.topPlaces[place]), "aria-setsize": String(this.topCount),
    },
    make("span", { class: "head" }, markOf(row.group.mark), make("b", {}, row.group.kind), make("span", { class: "count" }, String(row.shown))),
    make("span", { class: "under" }, row.group.title));
  }

  // What the group says already is not said again.
  private itemRow({ item, place, of, group, alone }: Row & { is: "item" }, ofTop: string): HTMLElement {
    const under = alone ? `${group.kind}: ${item.title}` : item.title === group.title || item.title === "" ? item.guide : item.title;
    const state = item.state === "open" ? "" : make("span", { class: "state" }, item.state);
    return make("div", {
      id: `row-${item.id}`, class: `entry of-item ${item.state}${alone ? " alone" : ""}`, role: "treeitem", "aria-level": alone ? "1" : "2",
      "aria-posinset": alone ? ofTop : String(place), "aria-setsize": String(alone ? this.topCount : of),
    },
    make("span", { class: "main" }, ...(alone ? [markOf(group.mark)] : []), state, item.about),
    make("span", { class: "under" }, under));
  }

  private clicked(event: MouseEvent): void {
    const element = (event.target as Element).closest<HTMLElement>(".entry");
    if (!element) return;
    const place = Number(element.dataset["place"]);
    const again = place === this.active;
    this.choose(place);
    const row = this.current;
    if (row?.is === "group" && again) this.toggled(row.group.id);
  }
}
