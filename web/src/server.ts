// What is asked of the server. A change carries the token of its run, which came behind the `#` of the address that the
// terminal printed and is kept for the other tabs.
import type { Item, Queue, Verdict } from "./queue";

const kept = "portbook-token";

export function takeToken(): void {
  const given = /^#token=([0-9a-f]{32})$/.exec(location.hash);
  if (!given?.[1]) return;
  localStorage.setItem(kept, given[1]);
  history.replaceState(null, "", location.pathname + location.search);
}

export class Refused extends Error {
  constructor(message: string, readonly status: number, readonly help: string) { super(message); }
}

// What a change made of the queue, since the state that had the stamp `before`.
export interface Changed {
  readonly before: string;
  readonly stamp: string;
  readonly items: readonly Item[]; // new, or other than they were
  readonly gone: readonly string[];
  readonly change: number; // to undo it by
  readonly said: string;
}

export interface Ruling {
  readonly id: string; // of an item or a group
  readonly seen: Readonly<Record<string, string>>; // the decision that stood on each item that is meant
  readonly verdict: Verdict;
  readonly fields: readonly string[];
  readonly flow?: string;
  readonly reason: string;
  readonly who: string;
}

export interface EditableFlow {
  readonly id: string;
  readonly line: string;
  readonly fields: readonly { readonly name: string; readonly value: string; readonly takes: string }[];
  readonly candidates: readonly string[]; // ports that the row's text names
}

async function answer(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Refused("the server does not answer", 0, "start `portbook serve` again");
  }
  if (response.ok) return response;
  const text = await response.text();
  let said: { error?: string; help?: string } = {};
  try {
    said = JSON.parse(text) as typeof said;
  } catch {
    said.error = text.trim();
  }
  throw new Refused(said.error ?? "refused", response.status, said.help ?? "");
}

async function post(path: string, body: unknown): Promise<Changed> {
  const headers = { "Content-Type": "application/json", "X-Portbook-Token": localStorage.getItem(kept) ?? "" };
  return (await answer(path, { method: "POST", headers, body: JSON.stringify(body) })).json() as Promise<Changed>;
}

export const queue = async (): Promise<Queue> => (await answer("queue.json", {})).json() as Promise<Queue>;
export const stamp = async (): Promise<string> => (await answer("stamp", {})).text();
export const article = async (id: string): Promise<string> => (await answer(`article/${id}`, {})).text();
export const editable = async (id: string): Promise<EditableFlow[]> =>
  (await answer(`editable/${id}`, {})).json() as Promise<EditableFlow[]>;
export const decide = (ruling: Ruling): Promise<Changed> => post("decide", ruling);
export const undo = (change: number): Promise<Changed> => post("undo", { change });
