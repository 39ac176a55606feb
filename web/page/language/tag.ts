/**
 * Where the browser's language is no tag of a language, gives it one. WebKitGTK says "C" where the
 * system's locale is C.UTF-8, and a library that makes itself a format of numbers in that language while
 * it is loaded would take the whole page with it.
 */

function isTag(tag: string) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

if (!isTag(navigator.language)) {
  Object.defineProperty(navigator, "language", { value: "en", configurable: true });
}
