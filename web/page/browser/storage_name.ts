/**
 * The name under which this copy of pynn stores its data, as several copies on one host must not share it. It is
 * made of the copy's address: the folder of a site, or the one file. It includes the path also for pages from disk,
 * which in some browsers share one store.
 *
 * @param href the page's address, with any query and hash
 */
export function storageName(href: string = location.href) {
  const address = new URL(href);
  address.search = "";
  address.hash = "";
  return `pynn ${address.href.replace(/\/index\.html$/, "/")}`;
}
