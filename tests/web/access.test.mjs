// Every kind of page, for whoever reads by ear, by key, on a phone or at night.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { hasNoComplaint, launch, open, openQueue, seriousOf, Served } from "./page.mjs";

let browser, served;
before(async () => {
  served = await Served.start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await served?.close();
});

const looks = {
  "in the light": { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  "in the dark": { viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  "on a phone": { viewport: { width: 390, height: 844 }, colorScheme: "light", reducedMotion: "reduce" },
};
const follow = (selector) => async (page) => {
  await page.goto(await page.evaluate((links) => document.querySelector(links).href, selector));
};
const kinds = {
  catalog: ["/catalog.html"],
  ports: ["/ports.html"],
  port: ["/port-5060.html"],
  guide: ["/catalog.html", follow("main a[href*='~']")],
  flow: ["/port-5060.html", follow("main a[href*='~f_']")],
  group: ["/index.html", async (page) => {
    const queue = await page.evaluate(() => fetch("queue.json").then((response) => response.json()));
    await page.goto(`${served.origin}/${queue.groups.find(({ kind }) => kind === "port-missing").id}.html`);
  }],
};

for (const [name, look] of Object.entries(looks)) {
  test(`the queue ${name}: an item, a group, a verdict, the keys`, async () => {
    const context = await browser.newContext(look);
    const page = await openQueue(context, served);
    const check = async (what) => {
      await page.waitForTimeout(250);
      assert.deepEqual(await seriousOf(page), [], what);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what}: nothing hangs out`);
    };
    await check("item");
    await page.keyboard.press("e");
    await check("no flow to edit");
    await page.keyboard.press("Escape");
    await page.keyboard.press("a");
    await check("verdict");
    await page.keyboard.press("Escape");
    await page.locator(".of-group").first().click();
    await check("group");
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.waitForSelector(".ruling .fields");
    await check("edit");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await check("keys");
    await hasNoComplaint(page);
    await context.close();
  });
  test(`the other pages ${name}`, async () => {
    const context = await browser.newContext(look);
    for (const [kind, [path, act]] of Object.entries(kinds)) {
      const page = await open(context, served.origin + path);
      await act?.(page);
      assert.deepEqual(await seriousOf(page), [], kind);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${kind}: nothing hangs out`);
      await hasNoComplaint(page);
      await page.close();
    }
    await context.close();
  });
}

test("a reader hears the tree, where it is in it, and what became of a verdict", async () => {
  const context = await browser.newContext();
  const page = await openQueue(context, served);
  const row = page.locator("[role=treeitem][aria-selected=true]");
  const id = await row.getAttribute("id");
  assert.equal(await page.locator("[role=tree]").getAttribute("aria-activedescendant"), id);
  for (const name of ["aria-level", "aria-posinset", "aria-setsize"]) assert.match(await row.getAttribute(name), /^[1-9]/);
  assert.equal(await page.locator(".said").getAttribute("aria-live"), "polite");
  for (const name of ["Queue", "Item", "Filters", "Verdict"]) assert.ok((await page.locator(`[aria-label="${name}"]`).count()) > 0, name);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Item");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "tree");
  // What has the focus can be seen to have it.
  await page.keyboard.press("j");
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector("[aria-selected=true]")).outlineStyle), "none");
  for (let i = 0; i < 12; ++i) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return document.activeElement === document.body || document.activeElement.matches(".detail, .tree") || (outlineStyle !== "none" && outlineWidth !== "0px");
    });
    assert.ok(seen, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 80)));
  }
  await context.close();
});
