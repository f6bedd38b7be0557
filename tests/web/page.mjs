// What the tests of the review page share: the program serving a copy of sources, and a browser that looks at it. Every
// error on the console and every breach of the page's policy is kept; a test fails for them.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const modules = createRequire(join(root, "web/package.json"));
const { chromium } = modules("playwright-core");
const axe = modules("axe-core");

const program = process.env.PORTBOOK_BINARY ?? join(root, "build/release/portbook");
const browserPath = process.env.PORTBOOK_CHROMIUM ?? "/usr/bin/chromium";
const quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

export const launch = () => chromium.launch({ executablePath: browserPath, args: quiet });

// The program, run to its end.
export function run(directory, ...words) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: directory, env: { ...process.env, USER: "Ann" } });
    let out = "";
    let err = "";
    child.stdout.on("data", (part) => { out += part; });
    child.stderr.on("data", (part) => { err += part; });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

// `portbook serve` over sources of its own.
export class Served {
  static async start({ sources = join(root, "sources"), options = [] } = {}) {
    const served = new Served();
    served.directory = await mkdtemp(join(tmpdir(), "portbook-web-"));
    await cp(sources, join(served.directory, "sources"), { recursive: true });
    await served.listen(options);
    return served;
  }
  async listen(options = []) {
    this.child = spawn(program, ["serve", "--rules", join(root, "rules"), ...options], { cwd: this.directory, env: { ...process.env, USER: "Ann" } });
    this.address = await new Promise((resolve, reject) => {
      let out = "";
      let err = "";
      this.child.stdout.on("data", (part) => { out += part; if (out.includes("\n")) resolve(out.trim()); });
      this.child.stderr.on("data", (part) => { err += part; });
      this.child.on("exit", (code) => reject(new Error(`serve ended with ${code}: ${err}`)));
    });
    this.origin = new URL(this.address).origin;
    this.token = this.address.split("#token=")[1];
  }
  run(...words) { return run(this.directory, ...words); }
  // Every decisions.toml, one after the other.
  async decisions() {
    const files = (await readdir(join(this.directory, "sources"), { recursive: true })).filter((name) => name.endsWith("decisions.toml"));
    return (await Promise.all(files.sort().map((name) => readFile(join(this.directory, "sources", name), "utf8")))).join("");
  }
  // How it ended.
  async end(signal = "SIGTERM") {
    const ended = this.child.exitCode ?? new Promise((resolve) => this.child.on("exit", (code, by) => resolve(code ?? by)));
    this.child.kill(signal);
    return ended;
  }
  async close() {
    await this.end();
    await rm(this.directory, { recursive: true, force: true });
  }
}

// A tab; what it complains of is in `complaints`.
export async function open(context, address) {
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) page.complaints.push(message.text()); });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("dialog", (dialog) => { page.complaints.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  await page.addInitScript(() => {
    window.breaches = [];
    document.addEventListener("securitypolicyviolation", (event) => window.breaches.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(address);
  return page;
}

export async function openQueue(context, served) {
  const page = await open(context, served.address);
  await page.waitForSelector("[role=tree] [role=treeitem][aria-selected]");
  return page;
}

export async function hasNoComplaint(page) {
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(await page.evaluate(() => window.breaches), []);
}
// The one complaint so far is the browser's note that the server refused a request, as it should.
export function wasRefused(page, status) {
  assert.equal(page.complaints.length, 1);
  assert.match(page.complaints.pop(), new RegExp(`status of ${status}`));
}

// What axe finds that is serious, one line each.
export async function seriousOf(page) {
  // What is not in sight has no layout, and axe would see it stand on colours that it does not stand on.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important; }");
    document.adoptedStyleSheets.push(sheet);
  });
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" / ")}`);
}

export async function selected(page) {
  return page.evaluate(() => document.querySelector("[role=treeitem][aria-selected=true]")?.id.replace("row-", "") ?? "");
}