// The review page: the queue on the left, the item with its source on the right, keys for everything.
import { find, make, rendered } from "./elements";
import { Filters } from "./filters";
import { Help, listen, type Key } from "./keys";
import { List } from "./list";
import { idOf, Rows, type Item, type Queue, type Row, type Verdict } from "./queue";
import { RulingForm, type Said } from "./ruling";
import * as server from "./server";

const settle = 60; // ms that a row stays chosen before its article is asked for
const askAgain = 10_000; // ms between looks at whether somebody else has decided

class Review {
  private rows: Rows;
  private readonly collapsed = new Set<string>();
  private readonly skipped = new Set<string>();
  private readonly changes: { change: number; id: string }[] = [];
  private readonly list = new List((row) => this.chosen(row), (group) => this.toggle(group));
  private readonly filters = new Filters(() => this.draw(), () => this.list.element.focus());
  private readonly form: RulingForm;
  private readonly help: Help;
  private readonly count = make("p", { class: "done" });
  private readonly bar = make("progress", { max: "1", "aria-label": "Decided" });
  private readonly live = make("p", { class: "said", role: "status", "aria-live": "polite" });
  private readonly detail = make("section", { class: "detail", "aria-label": "Item", tabindex: "-1" });
  private readonly body = make("div", { class: "body" });
  private readonly tools = make("div", { class: "tools", role: "toolbar", "aria-label": "Verdict" });
  private readonly articles = new Map<string, string>();
  private readonly other = new BroadcastChannel("portbook");
  private posting: Promise<void> = Promise.resolve();
  private timer = 0;

  constructor(private queue: Queue, main: HTMLElement) {
    this.rows = new Rows(queue);
    this.form = new RulingForm(queue.who);
    const table = this.keys();
    this.help = new Help(table);
    this.detail.append(this.tools, this.body, this.form.element);
    main.replaceChildren(
      make("section", { class: "queue", "aria-label": "Queue" },
        this.filters.element, make("div", { class: "progress" }, this.count, this.bar), this.list.element),
      this.detail, this.live, this.help.element);
    this.drawTools(table);
    this.filters.offer(this.rows);
    this.draw(decodeURIComponent(location.hash.slice(1)));
    window.addEventListener("hashchange", () => this.list.chooseId(decodeURIComponent(location.hash.slice(1))));
    listen(table);
    this.list.element.focus();
    this.other.onmessage = () => void this.refresh();
    window.addEventListener("focus", () => void this.look());
    setInterval(() => { if (!document.hidden) void this.look(); }, askAgain);
  }

  private keys(): Key[] {
    return [
      { keys: ["j", "ArrowDown"], says: "Next row", run: () => this.list.move(1) },
      { keys: ["k", "ArrowUp"], says: "Row before", run: () => this.list.move(-1) },
      { keys: ["a"], says: "Accept: it is right, and the guide stays as it is", run: () => void this.rule("accept") },
      { keys: ["r"], says: "Reject: it is wrong", run: () => void this.rule("reject") },
      { keys: ["e"], says: "Edit: it is right, and these are the values", run: () => void this.edit() },
      { keys: ["u"], says: "Unsure: it stays open, with your remark", run: () => void this.rule("unsure") },
      { keys: ["s"], says: "Skip: look at it later", run: () => this.skip() },
      { keys: ["A"], says: "Accept every open item of the group", run: () => void this.ruleGroup("accept") },
      { keys: ["R"], says: "Reject every open item of the group", run: () => void this.ruleGroup("reject") },
      { keys: ["z"], says: "Undo", run: () => this.undo() },
      { keys: ["Enter"], says: "Read the item", run: () => this.detail.focus() },
      { keys: ["Escape"], says: "Back to the list", run: () => this.list.element.focus() },
      { keys: ["ArrowRight", "ArrowLeft"], says: "Open or close a group", run: () => undefined },
      { keys: ["/"], says: "Search", run: () => { this.filters.search.focus(); this.filters.search.select(); } },
      { keys: ["?"], says: "These keys", run: () => this.help.show() },
      // As a tree has them.
      { keys: ["ArrowRight"], says: "", run: () => this.fold("open") },
      { keys: ["ArrowLeft"], says: "", run: () => this.fold("close") },
      { keys: ["Home"], says: "", run: () => this.list.moveTo("first") },
      { keys: ["End"], says: "", run: () => this.list.moveTo("last") },
      { keys: ["PageDown"], says: "", run: () => this.list.page(1) },
      { keys: ["PageUp"], says: "", run: () => this.list.page(-1) },
    ];
  }

  private drawTools(table: readonly Key[]): void {
    const button = (key: string, name: string): HTMLElement =>
      make("button", { type: "button", "aria-keyshortcuts": key, title: table.find(({ keys }) => keys.includes(key))?.says ?? "",
        click: () => table.find(({ keys }) => keys.includes(key))?.run() }, name, make("kbd", {}, key));
    this.tools.append(button("a", "Accept"), button("r", "Reject"), button("e", "Edit"), button("u", "Unsure"),
      button("s", "Skip"), button("z", "Undo"), button("?", "Keys"));
  }

  private draw(keep?: string): void {
    const row = this.list.current;
    this.list.show(this.rows.choose(this.filters.choice, this.collapsed), keep ?? (row && idOf(row)));
    const all = this.queue.items.length;
    const done = this.queue.items.filter((item) => item.state === "decided").length;
    this.count.textContent = `${done} of ${all} decided`;
    this.bar.max = Math.max(all, 1);
    this.bar.value = done;
  }

  private toggle(group: string): void {
    if (!this.collapsed.delete(group)) this.collapsed.add(group);
    this.draw(group);
  }
  private fold(way: "open" | "close"): void {
    const row = this.list.current;
    if (row?.is === "group" && row.collapsed === (way === "open")) this.toggle(row.group.id);
    else if (row?.is === "item" && way === "close") this.list.parent();
    else if (row?.is === "group" && way === "open") this.list.move(1);
  }

  private chosen(row: Row | undefined): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.present(row), settle);
  }

  private async present(row: Row | undefined): Promise<void> {
    if (!row) {
      this.body.replaceChildren(make("p", { class: "none" }, "Nothing is left to look at here."));
      return;
    }
    if (row.is === "group") {
      const { kind, title, why, resolve, id } = row.group;
      this.body.replaceChildren(make("article", {}, make("h2", {}, kind), make("p", {}, title), make("p", {}, why), make("p", {}, resolve),
        make("p", {}, make("a", { href: `${id}.html` }, `All ${this.rows.of(id).length} on a page`))));
      return;
    }
    this.detail.setAttribute("aria-busy", "true");
    let html = this.articles.get(row.item.id);
    try {
      html ??= await server.article(row.item.id);
    } catch (error) {
      this.fail(error);
      return;
    } finally {
      this.detail.removeAttribute("aria-busy");
    }
    this.articles.set(row.item.id, html);
    const now = this.list.current;
    if (!now || idOf(now) !== row.item.id) return;
    this.body.replaceChildren(rendered(html));
    this.detail.scrollTop = 0;
  }

  private async rule(verdict: Verdict, flows: readonly server.EditableFlow[] = []): Promise<void> {
    const row = this.list.current;
    if (row?.is === "group" && (verdict === "accept" || verdict === "reject")) return this.ruleGroup(verdict);
    if (row?.is !== "item" || !this.mayDecide([row.item])) return;
    const said = await this.form.ask(verdict, "", flows);
    this.list.element.focus();
    if (said) this.send(row.item.id, [row.item], said);
  }

  private async ruleGroup(verdict: "accept" | "reject"): Promise<void> {
    const row = this.list.current;
    if (!row) return;
    const id = row.is === "group" ? row.group.id : row.item.group;
    const open = this.rows.of(id).filter((item) => item.state !== "decided");
    if (!this.mayDecide(open)) return;
    const kind = this.rows.group(id)?.kind ?? "";
    const said = await this.form.ask(verdict, `all ${open.length} of the group: ${kind}`, []);
    this.list.element.focus();
    if (said) this.send(id, open, said);
  }

  private async edit(): Promise<void> {
    const row = this.list.current;
    if (row?.is !== "item" || !this.mayDecide([row.item])) return;
    try {
      const flows = await server.editable(row.item.id);
      if (flows.length === 0) this.say("It names no flow that could be edited: accept or reject it.");
      else await this.rule("fix", flows);
    } catch (error) {
      this.fail(error);
    }
  }

  private mayDecide(items: readonly Item[]): boolean {
    if (items.length > 0 && items.every((item) => item.decidable)) return true;
    this.say(items.length === 0 ? "Every item of the group is decided." : "It shows no words of a guide that a verdict could be made on.");
    return false;
  }

  private send(id: string, items: readonly Item[], said: Said): void {
    const next = this.list.nextOpen(new Set([...this.skipped, ...items.map((item) => item.id)]));
    if (next !== undefined) this.list.chooseId(next);
    const seen = Object.fromEntries(items.map((item) => [item.id, item.decision]));
    this.post(async () => {
      const changed = await server.decide({ id, seen, ...said });
      this.changes.push({ change: changed.change, id: items[0]?.id ?? id });
      return changed;
    });
  }

  private undo(): void {
    const last = this.changes.pop();
    if (!last) {
      this.say("There is nothing of this tab to undo.");
      return;
    }
    this.post(() => server.undo(last.change), last.id);
  }

  // One after the other, in the order of the keys; the page does not wait for them.
  private post(ask: () => Promise<server.Changed>, thenChoose?: string): void {
    this.posting = this.posting.then(async () => {
      try {
        const changed = await ask();
        await this.take(changed, thenChoose);
        this.say(changed.said);
        this.other.postMessage(changed.stamp);
      } catch (error) {
        this.fail(error);
        if (error instanceof server.Refused && error.status === 409) await this.refresh();
      }
    });
  }

  private async take(changed: server.Changed, choose?: string): Promise<void> {
    if (changed.before !== this.queue.stamp) return this.refresh(choose);
    const items = new Map(this.queue.items.map((item) => [item.id, item]));
    for (const id of changed.gone) items.delete(id);
    let known = true;
    for (const item of changed.items) {
      known &&= this.rows.group(item.group) !== undefined;
      items.set(item.id, item);
    }
    if (!known) return this.refresh(choose);
    this.renew({ ...this.queue, stamp: changed.stamp, items: [...items.values()] }, choose);
  }

  private renew(queue: Queue, choose?: string): void {
    this.queue = queue;
    this.rows = new Rows(queue);
    this.articles.clear();
    this.filters.offer(this.rows);
    this.draw(choose);
  }

  private async refresh(choose?: string): Promise<void> {
    try {
      this.renew(await server.queue(), choose);
    } catch (error) {
      this.fail(error);
    }
  }

  // The terminal may have decided something.
  private async look(): Promise<void> {
    try {
      if ((await server.stamp()) !== this.queue.stamp) await this.refresh();
    } catch {
      // Said when something is asked for.
    }
  }

  private skip(): void {
    const row = this.list.current;
    if (row?.is === "item") this.skipped.add(row.item.id);
    const next = this.list.nextOpen(this.skipped);
    if (next !== undefined) return this.list.chooseId(next);
    this.skipped.clear();
    this.say("That was the last one; those that were skipped come again.");
  }

  private say(text: string): void {
    this.live.className = "said";
    this.live.textContent = text;
  }
  private fail(error: unknown): void {
    const help = error instanceof server.Refused && error.help !== "" ? ` \u2014 ${error.help}` : "";
    this.live.className = "said wrong";
    this.live.textContent = `${error instanceof Error ? error.message : String(error)}${help}`;
  }
}

async function start(): Promise<void> {
  server.takeToken();
  if (!["/", "/index.html"].includes(location.pathname)) return;
  const main = find<HTMLElement>("main");
  const queue = await server.queue();
  document.body.classList.add("app");
  new Review(queue, main);
}
void start();
