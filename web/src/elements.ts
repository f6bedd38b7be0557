// Elements of the page. Words stand in them as text; the one way for markup is a fragment that the server rendered.

type Attributes = Readonly<Record<string, string | boolean | EventListener>>;

// An attribute that is false is left out; a function listens to the event of its name.
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

interface Policy { createHTML(text: string): string }
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined;

const asIs: Policy = { createHTML: (text) => text };
const policy = typeof trustedTypes === "undefined" ? asIs : trustedTypes.createPolicy("portbook", asIs);

export function rendered(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

export function find<Kind extends Element>(selector: string, within: ParentNode = document): Kind {
  const element = within.querySelector<Kind>(selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}
