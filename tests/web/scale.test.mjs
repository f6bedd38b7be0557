// Ten thousand items: what a key and a wheel cost, measured in the browser. The limits are ten times what a quiet machine
// needs, so that they speak of a list that is drawn whole and not of a busy neighbour.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { manyRows, writeGuide } from "./guides.mjs";
import { hasNoComplaint, launch, openQueue, selected, Served } from "./page.mjs";

const guides = 10, rows = 1000; // a guide
const keyLimit = 100, frameLimit = 150, searchLimit = 400, openLimit = 8_000; // ms

let browser, served, sources;
before(async () => {
  sources = await mkdtemp(join(tmpdir(), "portbook-many-"));
  for (let i = 0; i < guides; ++i) await writeGuide(sources, `gateway-${i}`, manyRows(`gateway-${i}`, rows));
  served = await Served.start({ sources });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await served?.close();
  await rm(sources, { recursive: true, force: true });
});

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
// From an input to the frame that shows what it did, in the page's own time.
const watch = (page) => page.evaluate(() => {
  window.cost = [];
  const noted = (event) => {
    const begun = event.timeStamp;
    requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => window.cost.push(performance.now() - begun); channel.port2.postMessage(0); });
  };
  for (const name of ["keydown", "wheel", "input"]) document.addEventListener(name, noted, { capture: true, passive: true });
});
const costs = async (page) => page.evaluate(() => window.cost.splice(0));

test("ten thousand items open, move, scroll and are searched without a wait", async (context) => {
  const tab = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const begun = performance.now();
  const page = await openQueue(tab, served);
  const opened = performance.now() - begun;
  assert.match(await page.locator(".done").textContent(), /of 10010 decided/);
  assert.ok((await page.locator("[role=treeitem]").count()) < 60, "only what is in sight stands in the page");
  await watch(page);

  for (let i = 0; i < 60; ++i) await page.keyboard.press("j");
  const keys = await costs(page);
  await page.keyboard.press("End");
  assert.match(await page.locator("[role=treeitem][aria-selected=true]").textContent(), /./);
  await page.keyboard.press("Home");
  await costs(page);

  await page.mouse.move(200, 500);
  for (let i = 0; i < 60; ++i) {
    await page.mouse.wheel(0, 4000);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  assert.ok((await page.evaluate(() => document.querySelector("[role=tree]").scrollTop)) > 100_000);
  const frames = await costs(page);

  await page.keyboard.press("/");
  await costs(page);
  await page.keyboard.type("gateway 42");
  const search = await costs(page);
  await page.keyboard.press("Enter");
  for (const text of await page.locator(".of-item .main").allTextContents()) assert.match(text, /42/);

  const before = await selected(page);
  const decided = performance.now();
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.keyboard.type("one of many");
  await page.keyboard.press("Enter");
  assert.notEqual(await selected(page), before, "the page goes on before the server has answered");
  await page.waitForFunction(() => document.querySelector(".said")?.textContent.includes("accept"));
  const reconciled = performance.now() - decided;
  assert.match(await served.decisions(), /one of many/);

  const ms = (value) => `${value.toFixed(1)} ms`;
  context.diagnostic(`opened in ${ms(opened)}; a key ${ms(median(keys))} (worst ${ms(Math.max(...keys))}); a turn of the wheel ${ms(median(frames))} ` +
    `(worst ${ms(Math.max(...frames))}); a letter of a search ${ms(median(search))} (worst ${ms(Math.max(...search))}); decided and reconciled in ${ms(reconciled)}`);
  assert.ok(opened < openLimit);
  assert.ok(median(keys) < keyLimit);
  assert.ok(median(frames) < frameLimit);
  assert.ok(median(search) < searchLimit);
  await hasNoComplaint(page);
  await tab.close();
});
