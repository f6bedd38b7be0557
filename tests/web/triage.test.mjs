// A reviewer with a keyboard and nothing else, another tab beside him, and a terminal.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { hasNoComplaint, launch, open, openQueue, selected, Served, wasRefused } from "./page.mjs";

let browser, context, served;
before(async () => { browser = await launch(); });
after(() => browser.close());
beforeEach(async () => {
  served = await Served.start();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
});
afterEach(async () => {
  try {
    for (const page of context.pages()) await hasNoComplaint(page);
  } finally {
    await context.close();
    await served.close();
  }
});

const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
async function decide(page, key, reason) {
  await press(page, key);
  await page.keyboard.type(reason);
  await press(page, "Enter");
}
const saysNow = (page, words) => page.waitForFunction((wanted) => document.querySelector(".said")?.textContent.includes(wanted), words);
const lineOf = async (finding) => (await served.decisions()).split("\n").find((line) => line.startsWith(`${finding} =`)) ?? "";
async function filter(page, words) {
  await press(page, "/");
  await press(page, "Control+A", "Backspace");
  await page.keyboard.type(words);
  await press(page, "Enter");
}
const isList = (page) => page.evaluate(() => document.activeElement?.getAttribute("role") === "tree");

test("items are accepted, rejected, skipped and left as unsure by keys alone, and each verdict stands in decisions.toml", async () => {
  const page = await openQueue(context, served);
  assert.ok(await isList(page));
  const [first, second, third, fourth] = [await selected(page), await press(page, "j").then(() => selected(page)),
    await press(page, "ArrowDown").then(() => selected(page)), await press(page, "j").then(() => selected(page))];
  assert.equal(new Set([first, second, third, fourth]).size, 4);
  await press(page, "k", "k", "ArrowUp");
  assert.equal(await selected(page), first);

  await decide(page, "a", "as the guide has it");
  assert.ok(await isList(page), "the list has the keys again");
  assert.equal(await selected(page), second, "the next one is chosen");
  await saysNow(page, "accept");
  await decide(page, "r", " after all");
  await saysNow(page, "reject");
  await press(page, "s");
  assert.equal(await selected(page), fourth);
  await decide(page, "u", "?");
  await saysNow(page, "unsure");
  assert.match(await lineOf(first), /verdict = "accept".*reason = "as the guide has it", who = "Ann"/);
  assert.match(await lineOf(second), /verdict = "reject"/);
  assert.equal(await lineOf(third), "");
  assert.match(await lineOf(fourth), /verdict = "unsure"/);
  assert.match(await page.locator(".done").textContent(), /^2 of \d+ decided$/);
});

test("z takes back, as often as something was decided, and what stood before stands again", async () => {
  const page = await openQueue(context, served);
  const first = await selected(page);
  const before = await served.decisions();
  await decide(page, "a", "one");
  await saysNow(page, "accept");
  await press(page, "j");
  const second = await selected(page);
  await decide(page, "r", "two");
  await saysNow(page, "reject");
  assert.notEqual(await lineOf(second), "");
  await press(page, "z");
  await saysNow(page, "taken back");
  assert.equal(await lineOf(second), "");
  assert.equal(await selected(page), second);
  await press(page, "z");
  await page.waitForFunction(() => document.querySelector(".done")?.textContent.startsWith("0 of"));
  assert.equal(await lineOf(first), "");
  assert.equal((await served.decisions()).replace(/^#.*\n/gm, ""), before);
  await press(page, "z");
  await saysNow(page, "nothing of this tab to undo");
});

test("e sets what the flow shall state, and a value that is none is said and sets nothing", async () => {
  const page = await openQueue(context, served);
  await filter(page, "port-missing");
  await press(page, "j");
  const finding = await selected(page);
  await press(page, "e");
  await page.waitForSelector(".ruling .fields input");
  await page.keyboard.type("70000");
  await press(page, ...Array(11).fill("Tab"));
  await page.keyboard.type("too high");
  await press(page, "Enter");
  await saysNow(page, "is no value of port");
  wasRefused(page, 400);
  assert.equal(await served.decisions(), "");
  await page.waitForFunction((id) => document.querySelector(`#row-${id}`), finding);
  while ((await selected(page)) !== finding) await press(page, "k");
  await press(page, "e");
  await page.waitForSelector(".ruling .fields input");
  await page.keyboard.type("1352");
  await press(page, "Enter");
  await saysNow(page, "fix port=1352");
  assert.match(await lineOf(finding), /verdict = "fix".*set = \{ port = "1352" \}/);
  // The catalog was reconciled again: the port's page has the flow.
  const port = await open(context, `${served.origin}/port-1352.html`);
  assert.match(await port.locator("main").textContent(), /1352/);
  assert.notEqual(await port.locator("main a[href*='~f_']").count(), 0);
});

test("A decides every open item of the group at once, and z takes all of it back", async () => {
  const page = await openQueue(context, served);
  await filter(page, "port-missing");
  const count = Number(await page.locator(".of-group .count").first().textContent());
  assert.ok(count > 10);
  await press(page, "A");
  assert.match(await page.locator(".ruling .about").textContent(), new RegExp(`all ${count} of the group`));
  await page.keyboard.type("set by hand");
  await press(page, "Enter");
  await saysNow(page, `${count} findings`);
  assert.equal((await served.decisions()).match(/verdict = "accept", kind = "port-missing"/g).length, count);
  await press(page, "z");
  await saysNow(page, "taken back");
  assert.equal((await served.decisions()).match(/port-missing/g), null);
});

test("the list is searched and filtered, and groups close and open", async () => {
  const page = await openQueue(context, served);
  await filter(page, "sametime CONSOLE");
  assert.ok((await page.locator(".of-item").count()) > 3);
  for (const text of await page.locator(".of-item .main").allTextContents()) assert.match(text, /Sametime/);
  await filter(page, "nothing has these words");
  assert.equal(await page.locator("[role=treeitem]").count(), 0);
  await filter(page, "");
  await page.getByLabel("kind").selectOption("not-a-port");
  await page.locator("[role=tree]").focus();
  assert.ok((await page.locator(".of-item").count()) >= 1);
  for (const text of await page.locator(".of-item .under").allTextContents()) assert.match(text, /not-a-port/);
  await page.getByLabel("kind").selectOption("");
  await page.getByLabel("Port", { exact: true }).fill("7330-7340");
  const lines = await page.locator(".of-item .main").allTextContents();
  assert.ok(lines.some((text) => /73/.test(text)), "a port in the range");
  assert.ok(lines.every((text) => /73|\d-\d/.test(text)), "or a range that meets it");
  await page.getByLabel("Port", { exact: true }).fill("");
  await press(page, "Enter");
  await filter(page, "port-missing");
  const group = page.locator(".of-group").first();
  await group.click();
  const after = () => group.evaluate((row) => row.nextElementSibling?.getAttribute("aria-level") ?? "1");
  assert.equal(await after(), "2");
  await press(page, "ArrowLeft");
  assert.equal(await group.getAttribute("aria-expanded"), "false");
  assert.equal(await after(), "1");
  await press(page, "ArrowRight");
  assert.equal(await group.getAttribute("aria-expanded"), "true");
});

test("Escape calls a verdict off, ? shows the keys, and no key decides while somebody types", async () => {
  const page = await openQueue(context, served);
  await press(page, "r");
  assert.ok(await page.locator(".ruling").isVisible());
  await page.keyboard.type("aRz?");
  await press(page, "Escape");
  assert.ok(!(await page.locator(".ruling").isVisible()));
  assert.ok(await isList(page));
  await press(page, "?");
  assert.ok(await page.locator("dialog").isVisible());
  for (const key of ["a", "r", "e", "s", "u", "A", "R", "z", "j", "k"])
    assert.equal(await page.locator("dialog kbd", { hasText: new RegExp(`^${key}$`) }).count(), 1, key);
  await press(page, "a");
  assert.ok(!(await page.locator(".ruling").isVisible()), "the dialog has the keys");
  await press(page, "Escape");
  assert.ok(await isList(page));
  assert.equal(await served.decisions(), "");
});

test("two tabs and a terminal lose nothing: each sees what the others decide, and nobody writes over it unseen", async () => {
  const one = await openQueue(context, served);
  const two = await open(context, `${served.origin}/`);  // the token is kept for it
  await two.waitForSelector("[role=treeitem][aria-selected]");
  const finding = await selected(one);
  assert.equal(await selected(two), finding);
  await press(two, "a");  // its form is open while the other tab decides
  await decide(one, "r", "the first");
  await saysNow(one, "reject");
  await two.waitForFunction(() => document.querySelector(".done")?.textContent.startsWith("1 of"));
  await two.keyboard.type("the second");
  await press(two, "Enter");
  await saysNow(two, "decided meanwhile");
  wasRefused(two, 409);
  assert.match(await lineOf(finding), /reason = "the first"/);

  // The terminal decides another; a tab that has not looked yet is told, and looks.
  assert.equal((await served.run("build", "--rules", `${process.cwd()}/rules`)).code <= 1, true);
  const next = await selected(one);
  assert.equal((await served.run("decide", next, "accept", "--reason", "from the terminal", "--who", "Bob")).code, 0);
  await decide(one, "r", "the page");
  await saysNow(one, "decided meanwhile");
  wasRefused(one, 409);
  assert.match(await lineOf(next), /verdict = "accept".*who = "Bob"/);
  assert.match(await lineOf(finding), /reason = "the first"/);
});

test("writers that come at once lose nothing", async () => {
  await served.run("build", "--rules", `${process.cwd()}/rules`);
  const queue = await (await fetch(`${served.origin}/queue.json`)).json();
  const items = queue.items.filter((item) => item.guide.startsWith("ibm/")).slice(0, 24);
  const post = (item) => fetch(`${served.origin}/decide`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Portbook-Token": served.token, Origin: served.origin },
    body: JSON.stringify({ id: item.id, seen: { [item.id]: "" }, verdict: "accept", fields: [], reason: "at once", who: "Ann" }),
  });
  const results = await Promise.all(items.map((item, i) => i % 3 === 0
    ? served.run("decide", item.id, "reject", "--reason", "at once", "--who", "Bob").then(({ code }) => code === 0)
    : post(item).then(({ ok }) => ok)));
  assert.deepEqual(results, items.map(() => true));
  for (const item of items) assert.notEqual(await lineOf(item.id), "", item.id);
});

test("without the token of the run the page shows everything and changes nothing", async () => {
  const page = await open(context, `${served.origin}/`);
  await page.waitForSelector("[role=treeitem][aria-selected]");
  await decide(page, "a", "no token");
  await saysNow(page, "token");
  assert.equal(await served.decisions(), "");
  wasRefused(page, 403);
});

test("an interrupt and a termination end it cleanly", async () => {
  assert.equal(await served.end("SIGINT"), 0);
  await served.listen();
  assert.equal(await served.end("SIGTERM"), 0);
});
