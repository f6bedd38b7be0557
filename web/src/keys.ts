// What each key does, in one table: it is what runs, and what the help shows.
import { make } from "./elements";

export interface Key {
  readonly keys: readonly string[]; // as KeyboardEvent.key has them
  readonly says: string;
  readonly run: () => void;
}

const printed: Readonly<Record<string, string>> = {
  ArrowDown: "\u2193", ArrowUp: "\u2191", ArrowLeft: "\u2190", ArrowRight: "\u2192", Escape: "Esc",
};

const isField = (element: EventTarget | null): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

export function listen(table: readonly Key[]): void {
  const runs = new Map(table.flatMap((key) => key.keys.map((name) => [name, key.run] as const)));
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isField(event.target) || document.querySelector("dialog[open]")) return;
    // A button has its own use for these.
    if ((event.key === "Enter" || event.key === " ") && event.target instanceof HTMLButtonElement) return;
    const run = runs.get(event.key);
    if (!run) return;
    event.preventDefault();
    run();
  });
}

export class Help {
  readonly element: HTMLDialogElement;
  private before: Element | null = null;

  constructor(table: readonly Key[]) {
    const rows = table.filter((key) => key.says !== "").map((key) =>
      make("tr", {}, make("th", { scope: "row" }, ...key.keys.map((name) => make("kbd", {}, printed[name] ?? name))), make("td", {}, key.says)));
    this.element = make("dialog", { class: "keys", "aria-labelledby": "help-title" },
      make("h2", { id: "help-title" }, "Keys"),
      make("table", {}, make("tbody", {}, ...rows)),
      make("form", { method: "dialog" }, make("button", { class: "primary" }, "Close", make("kbd", {}, "Esc"))));
    this.element.addEventListener("close", () => { if (this.before instanceof HTMLElement) this.before.focus(); });
  }
  show(): void {
    this.before = document.activeElement;
    this.element.showModal();
  }
}
