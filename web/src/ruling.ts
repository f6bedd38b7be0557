// The form below an item: which verdict, why, by whom, and for a fix what the flow shall say.
import { make } from "./elements";
import type { EditableFlow } from "./server";
import type { Verdict } from "./queue";

export interface Said {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly who: string;
  readonly fields: readonly string[];
  readonly flow?: string;
}

const asks: Readonly<Record<Verdict, string>> = {
  accept: "It is right, and the guide stays as it is. Why?",
  reject: "It is wrong. Why?",
  fix: "It is right, and these are the values. Why?",
  unsure: "It stays open. What is unclear?",
};
const names: Readonly<Record<Verdict, string>> = {
  accept: "Accept", reject: "Reject", fix: "Fix", unsure: "Unsure",
};

const keptWho = "portbook-who";
const keptReasons = "portbook-reasons";
const mostReasons = 12;

const reasons = (): string[] => JSON.parse(localStorage.getItem(keptReasons) ?? "[]") as string[];
function keepReason(reason: string): void {
  const kept = [reason, ...reasons().filter((other) => other !== reason)].slice(0, mostReasons);
  localStorage.setItem(keptReasons, JSON.stringify(kept));
}

function labelled(text: string, field: HTMLElement): HTMLElement {
  return make("label", {}, make("span", {}, text), field);
}

// The fields of one flow; what is changed in them is what the fix sets.
class FlowFields {
  readonly element = make("div", { class: "fields" });
  private inputs: { name: string; was: string; input: HTMLInputElement }[] = [];

  show(flow: EditableFlow): void {
    this.inputs = flow.fields.map(({ name, value, takes }) => {
      const list = name === "port" ? flow.candidates : [];
      const input = make("input", { value, placeholder: takes, autocomplete: "off", list: list.length > 0 ? "candidates" : false });
      return { name, was: value, input };
    });
    this.element.replaceChildren(
      make("datalist", { id: "candidates" }, ...flow.candidates.map((value) => make("option", { value }))),
      ...this.inputs.map(({ name, input }) => labelled(name.replaceAll("_", " "), input)));
    const port = this.inputs.find(({ name }) => name === "port");
    // The only port that the row's own text gives is what a fix without a word would set.
    if (port && flow.candidates.length === 1) port.input.value = flow.candidates[0] ?? "";
  }
  changed(): string[] {
    return this.inputs.filter(({ was, input }) => input.value.trim() !== was).map(({ name, input }) => `${name}=${input.value.trim()}`);
  }
  first(): HTMLElement | undefined { return this.inputs.find(({ name }) => name === "port")?.input; }
}

export class RulingForm {
  readonly element = make("form", { class: "ruling", hidden: true, "aria-label": "Verdict", autocomplete: "off" });
  private done: ((said: Said | undefined) => void) | undefined;

  constructor(private who: string) {
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.end(undefined);
    });
  }

  // Nothing: it was called off. `about` says what is ruled on, where that is more than the item in sight.
  ask(verdict: Verdict, about: string, flows: readonly EditableFlow[]): Promise<Said | undefined> {
    this.end(undefined);
    const fields = new FlowFields();
    const chosen = make("select", { change: () => { const flow = flows[chosen.selectedIndex]; if (flow) fields.show(flow); } },
      ...flows.map((flow) => make("option", { value: flow.id }, flow.line)));
    if (flows[0]) fields.show(flows[0]);
    const reason = make("input", { required: true, name: "reason", list: "reasons", value: reasons()[0] ?? "" });
    const who = make("input", { required: true, name: "who", value: localStorage.getItem(keptWho) ?? this.who });
    const problem = make("p", { class: "problem", role: "alert" });
    this.element.replaceChildren(
      make("p", { class: "about" }, make("b", {}, names[verdict]), " ", about),
      ...(flows.length > 1 ? [labelled("flow", chosen)] : []),
      ...(flows.length > 0 ? [fields.element] : []),
      labelled(asks[verdict], reason),
      labelled("Who", who),
      make("datalist", { id: "reasons" }, ...reasons().map((value) => make("option", { value }))),
      problem,
      make("div", { class: "buttons" },
        make("button", { type: "submit", class: "primary" }, names[verdict], make("kbd", {}, "Enter")),
        make("button", { type: "button", click: () => this.end(undefined) }, "Cancel", make("kbd", {}, "Esc"))));
    this.element.hidden = false;
    this.element.scrollIntoView({ block: "nearest" });
    const start = fields.first() ?? reason;
    start.focus();
    if (start instanceof HTMLInputElement) start.select();
    this.element.onsubmit = (event) => {
      event.preventDefault();
      const changed = fields.changed();
      if (verdict === "fix" && changed.length === 0) {
        problem.textContent = "Nothing is changed: say what the flow shall state.";
        return;
      }
      const said = { verdict, reason: reason.value.trim(), who: who.value.trim(), fields: changed };
      keepReason(said.reason);
      localStorage.setItem(keptWho, said.who);
      this.end(flows.length > 1 ? { ...said, flow: chosen.value } : said);
    };
    return new Promise((resolve) => { this.done = resolve; });
  }

  get open(): boolean { return !this.element.hidden; }

  private end(said: Said | undefined): void {
    this.element.hidden = true;
    this.element.replaceChildren();
    const done = this.done;
    this.done = undefined;
    done?.(said);
  }
}
