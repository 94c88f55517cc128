// Writes plurals.tsv, numbers.tsv and plural-samples.tsv from CLDR.
import { readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";

const require = createRequire(import.meta.url);
const write = (file, lines) => writeFileSync(new URL(`../../${file}`, import.meta.url), lines.join("\n") + "\n");
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Languages by what they share, in the order of the first of each. */
const grouped = (entries) => {
  const groups = new Map();
  for (const [tag, value] of [...entries].sort((a, b) => order(a[0], b[0]))) groups.set(value, [...(groups.get(value) ?? []), tag]);
  return [...groups].map(([value, tags]) => `${tags.join(" ")}\t${value}`);
};

const plurals = require("cldr-core/supplemental/plurals.json").supplemental["plurals-type-cardinal"];
const rules = [], samples = [];
for (const [tag, forms] of Object.entries(plurals)) {
  const own = [], shown = [];
  for (const [name, text] of Object.entries(forms)) {
    const category = name.replace("pluralRule-count-", "");
    const [rule, ...kinds] = text.split("@");
    if (rule.trim()) own.push(`${category}: ${rule.trim()}`);
    for (const kind of kinds) shown.push(`${category}: ${kind.replace(/^(integer|decimal) /, "").replaceAll("…", "").trim().replace(/,$/, "")}`);
  }
  rules.push([tag, own.join("; ")]);
  samples.push([tag, shown.join("; ")]);
}
write("src/Archive/Languages/plurals.tsv", grouped(rules));
write("tests/Archive.Tests/Languages/plural-samples.tsv", grouped(samples));

const systems = require("cldr-core/supplemental/numberingSystems.json").supplemental.numberingSystems;
const code = (text) => [...text].map((c) => c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")).join(" ");
const contiguous = (digits) => digits.every((c, i) => c.codePointAt(0) === digits[0].codePointAt(0) + i);

/** Numbering system, its zero, the sign between groups (the apostrophe as printers set it, which HTML need not encode), the sizes of the last and of the other groups, and how many digits the first group has at least. */
const format = (numbers, system) => {
  const digits = [...(systems[system]?._digits ?? "")];
  const symbols = numbers[`symbols-numberSystem-${system}`];
  if (digits.length !== 10 || !contiguous(digits) || !symbols) return null;
  const groups = numbers[`decimalFormats-numberSystem-${system}`].standard.split(";")[0].split(".")[0].split(",");
  const last = groups.at(-1).length, others = groups.length > 2 ? groups.at(-2).length : last;
  return [system, code(digits[0]), code(symbols.group.replace("'", "’")), last, others, numbers.minimumGroupingDigits].join(" ");
};

const locales = new Map();
const folder = dirname(require.resolve("cldr-numbers-full/main/en/numbers.json")).replace(/en$/, "");
for (const tag of readdirSync(folder).sort(order)) {
  const { numbers } = require(`${folder}${tag}/numbers.json`).main[tag];
  const usual = numbers.defaultNumberingSystem, native = numbers.otherNumberingSystems.native;
  locales.set(tag, [...new Set([usual, "latn", native])].map((system) => format(numbers, system)).filter((f) => f).join("; "));
}
const parent = (tag) => {
  for (let at = tag.lastIndexOf("-"); at > 0; at = tag.lastIndexOf("-", at - 1)) if (locales.has(tag.slice(0, at))) return locales.get(tag.slice(0, at));
  return locales.get("und");
};
write("src/Archive/Languages/numbers.tsv", grouped([...locales].filter(([tag, own]) => tag === "und" || own !== parent(tag))));
