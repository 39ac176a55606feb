/**
 * Sets `navigator.language` to English where it is not a valid language tag: WebKitGTK has "C" where the system's
 * locale is C.UTF-8. A library that formats numbers in that language while it is loaded would throw, and stop the
 * page. Import this before such a library.
 */

function isLanguageTag(tag: string) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

if (!isLanguageTag(navigator.language)) {
  Object.defineProperty(navigator, "language", { value: "en", configurable: true });
}
