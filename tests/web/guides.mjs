// Sources for the tests, written to a directory: guides that nobody published.
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export async function writeGuide(sources, product, text) {
  const directory = join(sources, "example", product, "1");
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, "guide.txt"), text);
  await writeFile(join(directory, "source.toml"),
    `[source]\nvendor = 'example'\nproduct = '${product}'\nrelease = '1'\ntitle = 'Ports of ${product}'\npublisher = 'Example'\n` +
    `authority = 'vendor'\nmedia_type = 'text'\nfile = 'guide.txt'\nsha256 = '${createHash("sha256").update(text).digest("hex")}'\n`);
}

const head = "Source\tDestination\tProtocol\tTransport\tPort\tRemarks\n";

// Rows whose port cell is empty: a finding each.
export const manyRows = (product, rows) => `Ports of ${product}\n\n${head}` +
  Array.from({ length: rows }, (_, i) => `Phone ${i}\tGateway ${i % 97}\tSIP\tUDP\t\tListens as its number ${i} says\n`).join("");

// What a page would run, load or turn round if words of a guide were ever more than words.
export const hostileWords = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(2)>",
  "<a href=\"javascript:alert(3)\">here</a>",
  "</td></table></article><style>body{display:none}</style>",
  "\" onmouseover=\"alert(4)",
  "' autofocus onfocus='alert(5)",
  "<svg onload=alert(6)>",
  "{{constructor.constructor('alert(7)')()}}",
  "<iframe srcdoc=\"<script>alert(8)</script>\"></iframe>",
  "<base href=//evil.example/>",
  "]]><!--",
  "evil\u202etxt.exe",
  "a\u2066b\u2069c\u200e",
  "red\u001b[31mred\u0007",
];
export const hostileGuide = `Ports of <b>hostile</b>\n\n${head}` +
  hostileWords.map((words, i) => `${words}\tGateway ${words}\tSIP\tUDP\t\t${words} ${i}\n`).join("") +
  hostileWords.map((words, i) => `${words}\tGateway ${words}\tHTTP\tTCP\t${7000 + i}\t${words}\n`).join("");
