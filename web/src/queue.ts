// The queue as the server sends it, and the choice of it that the list shows. No element of the page is touched here.

export type Verdict = "accept" | "reject" | "fix" | "unsure";
export type State = "open" | "unsure" | "decided";

export interface Group {
  readonly id: string;
  readonly mark: string; // the severity of a finding, or the effect of a change
  readonly kind: string;
  readonly title: string;
  readonly why: string;
  readonly resolve: string;
}

export interface Item {
  readonly id: string;
  readonly group: string;
  readonly guide: string; // vendor/product/release
  readonly about: string; // the flow or row, one line
  readonly title: string;
  readonly state: State;
  readonly decision: string; // which one stands in the file: what a change says that it saw; empty: none
  readonly ports: readonly (readonly [number, number])[];
  readonly decidable: boolean;
}

export interface Queue {
  readonly stamp: string;
  readonly who: string;
  readonly groups: readonly Group[];
  readonly items: readonly Item[];
}

export interface Choice {
  words: string;
  vendor: string;
  product: string;
  kind: string;
  mark: string;
  port: string; // "5060" or "5060-5070"
  state: State | "undecided" | "";
}

export const everything: Choice = {
  words: "", vendor: "", product: "", kind: "", mark: "", port: "", state: "",
};

export type Row =
  | { readonly is: "group"; readonly group: Group; readonly shown: number; readonly collapsed: boolean }
  | { readonly is: "item"; readonly item: Item; readonly place: number; readonly of: number; readonly group: Group; readonly alone: boolean };

export const idOf = (row: Row): string => (row.is === "group" ? row.group.id : row.item.id);
export const vendorOf = (guide: string): string => guide.split("/")[0] ?? "";
export const productOf = (guide: string): string => guide.split("/")[1] ?? "";

const readPort = (text: string): readonly [number, number] | undefined => {
  const match = /^\s*(\d{1,5})\s*(?:-\s*(\d{1,5})\s*)?$/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  return [first, match[2] === undefined ? first : Number(match[2])];
};

// The items by their groups, with what is searched in folded once.
export class Rows {
  private readonly groups = new Map<string, Group>();
  private readonly byGroup = new Map<string, Item[]>();
  private readonly found = new Map<string, string>();

  constructor(private readonly queue: Queue) {
    for (const group of queue.groups) {
      this.groups.set(group.id, group);
      this.byGroup.set(group.id, []);
    }
    for (const item of queue.items) {
      const group = this.groups.get(item.group);
      if (!group) continue;
      this.byGroup.get(item.group)?.push(item);
      this.found.set(item.id, [item.about, item.title, item.guide, group.kind, group.title].join("\n").toLowerCase());
    }
  }

  group(id: string): Group | undefined { return this.groups.get(id); }
  of(group: string): readonly Item[] { return this.byGroup.get(group) ?? []; }

  values(pick: (item: Item, group: Group) => string): string[] {
    const values = new Set<string>();
    for (const item of this.queue.items) {
      const group = this.groups.get(item.group);
      if (group) values.add(pick(item, group));
    }
    return [...values].filter((value) => value !== "").sort();
  }

  choose(choice: Choice, collapsed: ReadonlySet<string>): Row[] {
    const words = choice.words.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const port = readPort(choice.port);
    const fits = (item: Item): boolean =>
      (choice.state === "" || item.state === choice.state || (choice.state === "undecided" && item.state !== "decided")) &&
      (choice.vendor === "" || vendorOf(item.guide) === choice.vendor) &&
      (choice.product === "" || productOf(item.guide) === choice.product) &&
      (port === undefined || item.ports.some(([first, last]) => first <= port[1] && port[0] <= last)) &&
      words.every((word) => (/^[ng]_/.test(word) ? item.id.startsWith(word) || item.group.startsWith(word) : this.found.get(item.id)?.includes(word)));
    const rows: Row[] = [];
    for (const group of this.queue.groups) {
      if (choice.kind !== "" && group.kind !== choice.kind) continue;
      if (choice.mark !== "" && group.mark !== choice.mark) continue;
      const items = this.of(group.id).filter(fits);
      if (items.length === 0) continue;
      const all = this.of(group.id).length;
      const rowOf = (item: Item, i: number): Row =>
        ({ is: "item", item, place: i + 1, of: items.length, group, alone: all === 1 });
      // A heading above the one item there is would say everything twice.
      if (all === 1) {
        rows.push(...items.map(rowOf));
        continue;
      }
      const isCollapsed = collapsed.has(group.id);
      rows.push({ is: "group", group, shown: items.length, collapsed: isCollapsed });
      if (!isCollapsed) rows.push(...items.map(rowOf));
    }
    return rows;
  }
}
