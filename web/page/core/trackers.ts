/** Parameters that mail programs, social networks and advertisers add to every link that passes through them. */

const BY_PREFIX = /^(utm|pk|mtm|piwik|matomo|hsa|mc|ga|vero|oly|stm|trk)_|^_{0,2}hs/;
const NAMES = new Set(
  `_ga _gl __s _openstat awc campaign cmpid data dclid epik fbclid feature from gbraid gclid gclsrc icid igsh igshid
  li_fat_id mibextid mkt_tok msclkid ncid rdt_cid ref ref_src ref_url referer referrer reserved s_kwcid sccid sdata
  sfnsn share si source spm src srsltid trk ttclid twclid via wbraid wickedid yclid ysclid`.split(
    /\s+/,
  ),
);

/** True for the name of a tracking parameter. */
export function isTracker(name: string) {
  const plain = name.toLowerCase();
  return NAMES.has(plain) || BY_PREFIX.test(plain);
}

/**
 * True for a query or hash without other parameters.
 * @param part as `location.search` or `location.hash`
 */
export function holdsOnlyTrackers(part: string) {
  return [...new URLSearchParams(part.replace(/^#?\??/, "")).keys()].every(isTracker);
}
