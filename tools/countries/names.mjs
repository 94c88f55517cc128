// Writes src/Archive/Countries/names/<language>.tsv: names of countries and regions in other languages than English.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { codes } from "./cldr.mjs";

const require = createRequire(import.meta.url);
const overrides = JSON.parse(readFileSync(new URL("names-overrides.json", import.meta.url), "utf8"));

// The regions as countries.tsv has them, with their code in M49.
const regions = { Africa: "002", Americas: "019", Antarctic: "AQ", Asia: "142", Europe: "150", Oceania: "009" };

for (const language of Object.keys(overrides)) {
  const names = require(`cldr-localenames-full/main/${language}/territories.json`).main[language].localeDisplayNames.territories;
  const rows = [...codes.map((code) => [code.toLowerCase(), names[code]]), ...Object.entries(regions).map(([name, code]) => [name, names[code]])]
    .map(([key, name]) => [key, overrides[language][key] ?? name]);
  for (const [key, name] of rows) if (!name || /[\t\n|]/.test(name)) throw new Error(`${language}: ${key} has no name`);
  writeFileSync(new URL(`../../src/Archive/Countries/names/${language}.tsv`, import.meta.url), rows.map((row) => row.join("\t")).join("\n") + "\n");
}
