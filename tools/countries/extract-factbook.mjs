// Writes factbook.tsv from a checkout of github.com/factbook/factbook.json: node extract-factbook.mjs <checkout>
// The profiles are filed by GEC code; CLDR knows most of those, the later ones are below.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { codes, mappings } from "./cldr.mjs";

const checkout = process.argv[2];
const laterCodes = { CW: "uc", RS: "ri", SS: "od", SX: "nn", XK: "kv" };
// Their letters name other profiles there, or the profile is of a part only.
const withoutProfile = new Set(["AX", "BQ", "GF", "GP", "MQ", "PS", "RE", "SJ", "UM", "YT"]);

const files = new Map();
for (const folder of readdirSync(checkout, { withFileTypes: true }))
  if (folder.isDirectory() && !["meta", "oceans", "world"].includes(folder.name))
    for (const file of readdirSync(`${checkout}/${folder.name}`))
      if (file.endsWith(".json")) files.set(file.slice(0, -5), `${checkout}/${folder.name}/${file}`);

const entities = { "&ocirc;": "ô", "&eacute;": "é", "&ccedil;": "ç" };
const plain = (field) => {
  const text = (field?.text ?? "").replace(/&\w+;/g, (entity) => entities[entity] ?? entity).replace(/\s+/g, " ").trim();
  if (/&\w+;|</.test(text)) throw new Error(`Markup left in: ${text}`);
  return ["none", "NA"].includes(text) ? "" : text;
};

const lines = ["code\tlong\tnoun\tadjective\tgec"];
for (const code of codes.filter((code) => !withoutProfile.has(code))) {
  const gec = laterCodes[code] ?? (mappings[code]._fips10 ?? code).toLowerCase();
  const profile = JSON.parse(readFileSync(files.get(gec), "utf8"));
  const name = profile.Government["Country name"];
  const nationality = profile["People and Society"]?.Nationality;
  lines.push([code.toLowerCase(), plain(name["conventional long form"]), plain(nationality?.noun), plain(nationality?.adjective), gec].join("\t"));
}
writeFileSync(new URL("factbook.tsv", import.meta.url), lines.join("\n") + "\n");
