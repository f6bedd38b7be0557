// A guide is hostile text: on every page its words are words. And the server is closed to whoever is no page of its own.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { hostileGuide, hostileWords, writeGuide } from "./guides.mjs";
import { hasNoComplaint, launch, open, openQueue, Served } from "./page.mjs";

let browser, context, served, sources;
before(async () => {
  sources = await mkdtemp(join(tmpdir(), "portbook-hostile-"));
  await writeGuide(sources, "hostile", hostileGuide);
  served = await Served.start({ sources });
  browser = await launch();
  context = await browser.newContext();
});
after(async () => {
  await browser?.close();
  await served?.close();
  await rm(sources, { recursive: true, force: true });
});

// Elements and attributes that none of the page's own rendering makes.
const foreign = () => [...document.querySelectorAll("*")].flatMap((element) => [
  ...(["IFRAME", "BASE", "OBJECT", "EMBED", "STYLE", "SVG", "B-EVIL"].includes(element.tagName.toUpperCase()) ? [element.outerHTML] : []),
  ...(element.tagName === "SCRIPT" && !element.src.startsWith(location.origin) ? [element.outerHTML] : []),
  ...(element.tagName === "IMG" && !element.src.startsWith(location.origin) ? [element.outerHTML] : []),
  ...[...element.attributes].filter(({ name, value }) => name.startsWith("on") || /^\s*javascript:/i.test(value)).map(({ name }) => `${element.tagName} ${name}`),
]);
const controls = /[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

async function isInert(page) {
  assert.deepEqual(await page.evaluate(foreign), []);
  assert.doesNotMatch(await page.evaluate(() => document.documentElement.textContent), controls);
  assert.doesNotMatch(await page.evaluate(() => document.documentElement.outerHTML), controls);
  assert.ok(await page.evaluate(() => getComputedStyle(document.body).display !== "none"));
  await hasNoComplaint(page);
}

test("every item of the queue shows the words as words", async () => {
  const page = await openQueue(context, served);
  const seen = new Set();
  for (let i = 0; i < hostileWords.length; ++i) {
    await page.keyboard.press("j");
    await page.waitForTimeout(150);
    await page.waitForSelector(".detail .body article");
    await isInert(page);
    const text = await page.locator("main").textContent();
    for (const words of hostileWords) if (text.includes(words)) seen.add(words);
    await page.keyboard.press("e");
    await page.waitForSelector(".ruling .fields input");
    await isInert(page);
    await page.keyboard.press("Escape");
  }
  // They are there, and not merely gone: those without controls read as they were written.
  assert.deepEqual(hostileWords.filter((words) => !controls.test(words) && !seen.has(words)), []);
});

test("so does every other page", async () => {
  const page = await open(context, `${served.origin}/catalog.html`);
  const todo = ["/catalog.html", "/ports.html", "/port-7000.html"];
  const done = new Set();
  while (todo.length > 0) {
    const path = todo.pop();
    if (done.has(path)) continue;
    done.add(path);
    await page.goto(served.origin + path);
    await isInert(page);
    for (const link of await page.evaluate(() => [...document.querySelectorAll("main a")].map(({ href }) => href))) {
      assert.ok(link.startsWith(served.origin), link);
      const { pathname } = new URL(link);
      if (pathname !== "/" && pathname !== "/index.html") todo.push(pathname);
    }
  }
  assert.ok(done.size > 30, `${done.size} pages`);
});

test("the reason and the name of whoever decides are words too", async () => {
  const page = await openQueue(context, served);
  await page.keyboard.press("j");
  await page.keyboard.press("u");
  await page.keyboard.type("<img src=x onerror=alert(9)>");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("<script>alert(10)</script>");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".said")?.textContent.includes("unsure"));
  await page.keyboard.press("k");
  await page.waitForFunction(() => document.querySelector(".detail .body")?.textContent.includes("<img src=x onerror=alert(9)>"));
  await isInert(page);
});

test("a page of another site can neither ask nor frame", async () => {
  const other = await context.newPage();
  await other.route("http://evil.example/**", (route) => route.fulfill({ contentType: "text/html", body: "<p>evil</p>" }));
  await other.goto("http://evil.example/");
  const before = await served.decisions();
  const outcomes = await other.evaluate(async ({ origin, token }) => {
    const asked = async (init) => {
      try {
        const response = await fetch(`${origin}/decide`, { method: "POST", body: "{}", ...init });
        return `${response.type} ${response.status}`;
      } catch {
        return "refused";
      }
    };
    return [
      await asked({ mode: "cors", headers: { "Content-Type": "application/json", "X-Portbook-Token": token } }),
      await asked({ mode: "no-cors", headers: { "Content-Type": "text/plain" } }),
      await asked({ mode: "cors" }),
      await fetch(`${origin}/queue.json`).then(() => "read", () => "refused"),
    ];
  }, { origin: served.origin, token: served.token });
  assert.deepEqual(outcomes.filter((outcome) => outcome !== "refused" && outcome !== "opaque 0"), []);
  assert.equal(await served.decisions(), before);
  await other.evaluate((origin) => {
    const frame = document.createElement("iframe");
    frame.src = origin;
    document.body.append(frame);
  }, served.origin);
  await other.waitForTimeout(300);
  const framed = other.frames().find((frame) => frame !== other.mainFrame());
  assert.equal(await framed.locator("main").count(), 0);
  await other.close();
});

test("no path leads to a file", async () => {
  for (const path of ["/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/sources/example/hostile/1/guide.txt",
    "/article/..%2f..%2fsource.toml", "/editable/%00", "/app.js/../source.toml", "/index.html%00.png", "//etc/passwd"]) {
    const response = await fetch(served.origin + path);
    assert.ok([400, 403, 404].includes(response.status), `${path}: ${response.status}`);
    assert.doesNotMatch(await response.text(), /root:|vendor =/);
  }
});

test("what is no request of the page changes nothing", async () => {
  const headers = { "Content-Type": "application/json", "X-Portbook-Token": served.token, Origin: served.origin };
  const before = await served.decisions();
  for (const [path, body] of [["/decide", ""], ["/decide", "[]"], ["/decide", "{"], ["/decide", "{\"id\":1}"], ["/undo", "{\"change\":-1}"],
    ["/undo", "{\"change\":\"1\"}"], ["/undo", "{\"change\":99}"], ["/decide", JSON.stringify({ id: "n_", seen: {}, verdict: "accept", reason: "r", who: "w" })],
    ["/decide", JSON.stringify({ id: "n_1", seen: [], verdict: "maybe", reason: "r", who: "w", fields: [1] })], ["/decide", "[".repeat(60000)],
    ["/elsewhere", "{}"]]) {
    const response = await fetch(served.origin + path, { method: "POST", headers, body });
    assert.ok([400, 404, 409].includes(response.status), `${path} ${body.slice(0, 40)}: ${response.status}`);
  }
  assert.equal((await fetch(served.origin + "/decide", { method: "POST", headers, body: " ".repeat(70000) })).status, 413);
  assert.equal(await served.decisions(), before);
  assert.equal((await fetch(served.origin + "/stamp")).status, 200);
});
