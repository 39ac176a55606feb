/** The name under which this copy of pynn stores everything: several copies on one host must not see each other's. */

/**
 * Named after the copy's address: the folder of a site, or the file where pynn is one file. From disk, browsers
 * may give all files one common store, so the path counts there as well.
 *
 * @param href the page's address, with any query and hash
 */
export function storageName(href: string = location.href) {
  const address = new URL(href);
  address.search = "";
  address.hash = "";
  return `pynn ${address.href.replace(/\/index\.html$/, "/")}`;
}
