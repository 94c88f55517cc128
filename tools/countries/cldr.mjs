// What CLDR has: the codes, their mappings, English names and the regions of UN M49.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

export const mappings = require("cldr-core/supplemental/codeMappings.json").supplemental.codeMappings;
export const names = require("cldr-localenames-full/main/en/territories.json").main.en.localeDisplayNames.territories;
const containment = require("cldr-core/supplemental/territoryContainment.json").supplemental.territoryContainment;

// Two letters in CLDR, but not officially assigned in ISO 3166-1. XK is neither and is kept on purpose.
const unassigned = new Set(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]);

export const codes = Object.keys(names).filter((key) => /^[A-Z]{2}$/.test(key) && !unassigned.has(key)).sort();

/** The M49 region and the smallest M49 region inside it that contain the territory. */
export const regionsOf = (code) => {
  for (const region of ["002", "009", "019", "142", "150"])
    for (const subregion of containment[region]._contains)
      if (containment[subregion]._contains.includes(code)) return [region, subregion];
  return [];
};
