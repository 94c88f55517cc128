// Writes plurals.tsv, numbers.tsv and plural-samples.tsv from CLDR.
import { existsSync, readdirSync, writeFileSync } from "node:fs";
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

// What BCP 47 knows: registered subtags, what replaces outdated ones, and what people write instead of a tag.
const registry = require("language-subtag-registry/data/json/registry.json");
const { languageAlias, territoryAlias } = require("cldr-core/supplemental/aliases.json").supplemental.metadata.alias;
const likely = require("cldr-core/supplemental/likelySubtags.json").supplemental.likelySubtags;
const local = dirname(require.resolve("cldr-localenames-full/main/en/languages.json")).replace(/en$/, "");
const names = (tag, what) => require(`${local}${tag}/${what}.json`).main[tag].localeDisplayNames[what];

/** The subtags of a range such as `qaa..qtz`. */
const range = (subtag) => {
  const [first, last] = subtag.split("..");
  if (!last) return [first];
  const found = [];
  for (let at = first; ; ) {
    found.push(at);
    if (at === last) return found;
    const letters = [...at].map((c) => c.toLowerCase());
    for (let i = letters.length - 1; ; i--) {
      if (letters[i] !== "z") { letters[i] = String.fromCharCode(letters[i].charCodeAt(0) + 1); break; }
      letters[i] = "a";
    }
    at = [...letters].map((c, i) => (first[i] === first[i].toUpperCase() ? c.toUpperCase() : c)).join("");
  }
};
const of = (type) => registry.filter((r) => r.Type === type);
const subtags = (type) => of(type).flatMap((r) => range(r.Subtag)).sort(order);
const pairs = (entries) => [...new Map(entries)].sort((a, b) => order(a[0], b[0])).map(([key, value]) => `${key}=${value}`);
const long = new Map();
for (const subtag of subtags("language").filter((s) => s.length === 3)) long.set(subtag.slice(0, 2), (long.get(subtag.slice(0, 2)) ?? subtag.slice(0, 2)) + subtag[2]);
const english = Object.entries(names("en", "languages")).filter(([tag]) => !/-(alt|menu)/.test(tag));
const own = readdirSync(local).sort(order).filter((tag) => !tag.includes("-") && existsSync(`${local}${tag}/languages.json`)).map((tag) => [tag, names(tag, "languages")[tag]]).filter(([, name]) => name);
const named = (entries) => "|" + pairs(entries.map(([tag, name]) => [name.normalize("NFC").toLowerCase(), tag])).join("|") + "|";
const line = (name, values) => `${name}\t${values.join(" ")}`;
write("src/Archive/Languages/subtags.tsv", [
  line("languages", subtags("language").filter((s) => s.length === 2)),
  // The first two letters, and the third of each language that begins with them.
  line("long-languages", [...long.values()]),
  line("extended", of("extlang").map((r) => `${r.Prefix[0]}=${r.Subtag}`)),
  line("scripts", subtags("script")),
  line("regions", subtags("region")),
  line("variants", subtags("variant")),
  line("grandfathered", of("grandfathered").map((r) => r.Tag.toLowerCase())),
  line("preferred-tags", pairs([...of("grandfathered"), ...of("redundant")].filter((r) => r["Preferred-Value"]).map((r) => [r.Tag.toLowerCase(), r["Preferred-Value"]]))),
  line("preferred-languages", pairs(of("language").filter((r) => r["Preferred-Value"]).map((r) => [r.Subtag, r["Preferred-Value"]]))),
  line("preferred-regions", pairs(of("region").filter((r) => r["Preferred-Value"]).map((r) => [r.Subtag, r["Preferred-Value"]]))),
  line("preferred-variants", pairs(of("variant").filter((r) => r["Preferred-Value"]).map((r) => [r.Subtag, r["Preferred-Value"]]))),
  line("meant-languages", pairs(Object.entries(languageAlias).filter(([, a]) => a._reason === "overlong" || a._reason === "bibliographic").map(([tag, a]) => [tag, a._replacement]).filter(([, to]) => !to.includes("-")))),
  line("meant-regions", pairs(Object.entries(territoryAlias).filter(([tag, a]) => /^[A-Z]+$/.test(tag) && !a._replacement.includes(" ")).map(([tag, a]) => [tag, a._replacement]))),
  line("spoken", pairs(of("region").filter((r) => /^[A-Z]{2}$/.test(r.Subtag) && !r.Deprecated && r.Description[0] !== "Private use").map((r) => [r.Subtag, (likely[`und-${r.Subtag}`] ?? likely.und).split("-")[0]]))),
  line("script-names", [named(Object.entries(names("en", "scripts")).filter(([tag]) => tag.length === 4))]),
  line("names", [named([...own, ...english])]),
]);
