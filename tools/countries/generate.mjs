// Writes src/Archive/Countries/countries.tsv from CLDR, factbook.tsv and overrides.json.
import { readFileSync, writeFileSync } from "node:fs";
import { codes, mappings, names, regionsOf } from "./cldr.mjs";

const read = (file) => readFileSync(new URL(file, import.meta.url), "utf8");
const overrides = JSON.parse(read("overrides.json"));
const factbook = new Map(read("factbook.tsv").trimEnd().split("\n").slice(1).map((line) => {
  const [code, long, noun, adjective] = line.split("\t");
  return [code, { long, noun, adjective }];
}));

const unique = (values) => [...new Set(values.filter((value) => value))];
const fail = (message) => { throw new Error(message); };

// M49 words these three otherwise than CLDR does.
const m49Names = { "035": "South-eastern Asia", "053": "Australia and New Zealand", "057": "Micronesia" };

/** A name in every way that a text may set it: Saint or St, curly or straight apostrophe, with and without accents. */
const spellings = (name) => {
  let forms = [name];
  if (/^(Saint|St\.) /.test(name)) forms = [name, ...["Saint ", "St. ", "St "].map((start) => name.replace(/^(Saint|St\.) /, start))];
  forms = forms.flatMap((form) => [form, form.replaceAll("’", "'"), form.replaceAll("'", "’")]);
  return forms.flatMap((form) => [form, form.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC")]);
};

const cldrName = (name) => name.replaceAll(" & ", " and ").replace("Vincent and Grenadines", "Vincent and the Grenadines");

// CLDR's variants that only a list of choices would print.
const cldrAliases = (code) => Object.keys(names)
  .filter((key) => key === code || key.startsWith(`${code}-alt-`))
  .map((key) => cldrName(names[key]))
  .filter((name) => !/[()]| - |SAR China|^.{2}$/.test(name));

const longName = (text) => text.split(";")[0].replace(/\s*\(.*\)/, "").replace(/^The /, "").replaceAll("of The ", "of the ");

/** "Afghan(s)", "Frenchman(men)", "Swiss (singular and plural)", joined by commas or "or". */
const demonyms = (text) => text
  .replace(/ \((US nationals|US citizens|singular|plural|singular and plural|collective plural)\)/g, "")
  .split(/, or |, | or /)
  .flatMap((item) => {
    const [, stem, plural] = /^(.*?)(?: ?\((s|men|women)\))?$/.exec(item);
    const forms = plural === undefined ? [stem] : plural === "s" ? [stem, `${stem}s`] : [stem, stem.replace(/(man|woman)$/, plural)];
    return forms.every((form) => /^[\p{L} '-]*$/u.test(form)) ? forms : fail(`Give these demonyms in overrides.json: ${text}`);
  });

const rows = codes.map((upper) => {
  const code = upper.toLowerCase();
  const own = overrides[code] ?? {};
  const facts = factbook.get(code) ?? { long: "", noun: "", adjective: "" };
  const name = own.name ?? cldrName(names[upper]);
  const keep = (form) => form !== name && !(own.without ?? []).includes(form);
  const aliases = unique([longName(facts.long), ...(own.aliases ?? []), ...cldrAliases(upper), name].flatMap(spellings)).filter(keep);
  const people = unique([...(own.demonyms ?? [...demonyms(facts.noun), ...demonyms(facts.adjective)]), ...(own.moreDemonyms ?? [])].flatMap(spellings))
    .filter((form) => keep(form) && !aliases.includes(form));
  const forms = [name, ...aliases, ...people];
  for (const form of own.ambiguous ?? []) forms.includes(form) || fail(`${code}: ambiguous, but no name of it: ${form}`);
  const [region, subregion] = upper === "AQ" ? ["Antarctic", ""] : regionsOf(upper).map((key) => m49Names[key] ?? names[key]);
  return {
    code, alpha3: mappings[upper]._alpha3, numeric: mappings[upper]._numeric, name, the: own.the ? "1" : "",
    region, subregion, aliases, demonyms: people, forms, doubted: (own.ambiguous ?? []).flatMap(spellings),
  };
});

const bearers = new Map();
for (const row of rows) for (const form of row.forms) bearers.set(form, (bearers.get(form) ?? 0) + 1);
for (const row of rows) row.ambiguous = row.forms.filter((form) => bearers.get(form) > 1 || row.doubted.includes(form));

rows.length === 250 || fail(`${rows.length} rows`);
for (const code of Object.keys(overrides)) rows.some((row) => row.code === code) || fail(`No such code: ${code}`);
for (const column of ["code", "alpha3", "numeric", "name"])
  new Set(rows.map((row) => row[column] || fail(`${row.code} has no ${column}`))).size === rows.length || fail(`${column} is not unique`);
for (const row of rows) {
  row.region || fail(`${row.code} has no region`);
  for (const form of row.forms) (/^[^\t\n|]{3,}$/.test(form) || ["US", "UK"].includes(form)) || fail(`${row.code}: ${form}`);
}

const columns = ["code", "alpha3", "numeric", "name", "the", "region", "subregion", "aliases", "demonyms", "ambiguous"];
const lines = rows.map((row) => columns.map((column) => [row[column]].flat().join("|")).join("\t"));
writeFileSync(new URL("../../src/Archive/Countries/countries.tsv", import.meta.url), [columns.join("\t"), ...lines].join("\n") + "\n");
