/** The service worker: keeps a whole build of the site, and answers from that. */

import { Fault } from "../shared/fault.ts";
import { lookUp } from "../shared/look_up.ts";
import type { Build } from "./copies.ts";
import { Copies } from "./copies.ts";

/**
 * What of a service worker's surroundings is used here; TypeScript has them in a library that excludes the page's.
 */
type Scope = {
  build: Build;
  registration: { scope: string };
  clients: {
    claim(): Promise<void>;
    matchAll(options: object): Promise<{ url: string; postMessage(message: unknown): void }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: any) => void): void;
};

const scope = self as unknown as Scope;
const base = scope.registration.scope;
const copies = new Copies(scope.build, base, fetch.bind(self), caches);

/** Every open page of the site; not those of other copies on the same host, which are found as well. */
async function pages() {
  const clients = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  return clients.filter((client) => addressOf(client) === copies.page);
}

async function tellPages(message: object) {
  for (const page of await pages()) page.postMessage(message);
}

async function install() {
  try {
    await copies.fill((saved) => tellPages({ saved }));
  } catch (thrown) {
    await tellPages({ failed: Fault.from(thrown).text });
    throw thrown; // the older build, if there is one, stays
  }
}

/** What a page may ask. */
const actions: Record<string, () => Promise<unknown>> = {
  check: () => copies.check(),
  "take over": () => scope.skipWaiting(),
  /** No page of an older build is open any more. */
  async tidy() {
    if ((await pages()).length === 1) await copies.forgetOlder();
  },
};

/** The address of a file as the build knows it; that of the page where the site itself is asked for. */
function addressOf({ url }: { url: string }) {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return address === base ? copies.page : address;
}

async function answer(request: Request, address: string) {
  const wantedAnew = request.mode !== "navigate" && PAST_CACHES.includes(request.cache);
  if (wantedAnew) {
    const renewed = await copies.renew(address).catch(() => null); // none of the build's; or else the copy may do
    if (renewed !== null) return renewed;
  }
  const found = isChecked(request) ? copies.find(address) : intact(address);
  const copy = await found.catch(() => undefined); // a store that is broken, too
  if (copy !== undefined) return copy;
  const answered = fetch(request);
  return address === copies.page ? answered.catch(noPage) : answered;
}

/**
 * A file that the browser itself runs or shows. A copy may have been altered by what runs in the page:
 * it is no better than none, and is replaced.
 */
async function intact(address: string) {
  return (await copies.findIntact(address)) ?? copies.renew(address);
}

/** True for a request by one of our scripts, which checks what it gets. */
function isChecked({ mode, destination }: Request) {
  return mode !== "navigate" && destination === "";
}

/** There is no network, and no copy that could be used. */
function noPage() {
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  return new Response(NO_PAGE, { status: 503, headers });
}

const NO_PAGE =
  "The copy of this page that the browser keeps is missing or damaged, so it was not used. " +
  "Connect to the network, then reload the page.\n\n" +
  "Die Kopie dieser Seite, die der Browser aufbewahrt, fehlt oder ist beschädigt und wurde nicht benutzt. " +
  "Stelle die Netzverbindung her und lade die Seite neu.\n";

const PAST_CACHES = ["reload", "no-cache", "no-store"];

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (event) => {
  const { action } = event.data;
  if (!Object.hasOwn(actions, action)) return;
  const done = lookUp(actions, action)().catch((thrown) => ({ failed: Fault.from(thrown).text }));
  event.waitUntil(done.then((answered) => event.ports[0]?.postMessage(answered)));
});
scope.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (event.request.method !== "GET" || !address.startsWith(base)) return;
  event.respondWith(answer(event.request, address));
});
