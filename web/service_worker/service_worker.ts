/** The service worker: saves a whole build of the site, and answers requests from the copies. */

import { lookUp } from "../shared/checked_lookup.ts";
import { Fault } from "../shared/fault.ts";
import type { CopyAction, CopyRequest, SavingMessage } from "../shared/service_worker_messages.ts";
import type { Build } from "./copies.ts";
import { Copies } from "./copies.ts";

/** An event whose handling may last longer than its listener. */
type ExtendableEvent = Event & { waitUntil(done: Promise<unknown>): void };

type ScopeEvents = {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  message: ExtendableEvent & { data: CopyRequest; ports: MessagePort[] };
  fetch: ExtendableEvent & {
    request: Request;
    respondWith(response: Promise<Response | undefined>): void;
  };
};

/**
 * The parts of a service worker's scope that are used here: TypeScript has them only in a library that
 * conflicts with the page's.
 */
type Scope = {
  build: Build;
  registration: { scope: string };
  clients: {
    claim(): Promise<void>;
    matchAll(options: object): Promise<{ url: string; postMessage(message: unknown): void }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<E extends keyof ScopeEvents>(
    type: E,
    listener: (event: ScopeEvents[E]) => void,
  ): void;
};

const scope = self as unknown as Scope;
const base = scope.registration.scope;
const copies = new Copies(scope.build, base, fetch.bind(self), caches);

/** Every open page of the site; those of other sites on the same host are left out. */
async function pages() {
  const clients = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
  return clients.filter((client) => addressOf(client) === copies.page);
}

async function postToPages(message: SavingMessage) {
  for (const page of await pages()) page.postMessage(message);
}

async function install() {
  try {
    await copies.fill((saved) => postToPages({ saved }));
  } catch (thrown) {
    await postToPages({ failed: Fault.from(thrown).text });
    throw thrown; // an older build stays
  }
}

const actions: Record<CopyAction, () => Promise<unknown>> = {
  check: () => copies.check(),
  "take over": () => scope.skipWaiting(),
  async tidy() {
    const isOnlyPage = (await pages()).length === 1; // so no page of an older build is open
    if (isOnlyPage) await copies.forgetOlder();
  },
};

/** The address of a file in the build; that of the page for the address of the site itself. */
function addressOf({ url }: { url: string }) {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  return address === base ? copies.page : address;
}

async function answer(request: Request, address: string) {
  const bypassesCaches = request.mode !== "navigate" && PAST_CACHES.includes(request.cache);
  if (bypassesCaches) {
    const renewed = await copies.renew(address).catch(() => null); // not in the build, or unreachable
    if (renewed !== null) return renewed;
  }
  const finding = isCheckedByUs(request) ? copies.find(address) : intact(address);
  const copy = await finding.catch(() => undefined); // also where the storage is broken
  if (copy !== undefined) return copy;
  const response = fetch(request);
  return address === copies.page ? response.catch(noPage) : response;
}

/**
 * A file that the browser itself runs or shows. Code in the page may have altered a copy, which then is
 * replaced.
 */
async function intact(address: string) {
  return (await copies.findIntact(address)) ?? copies.renew(address);
}

/** True for a request by one of our scripts, which verifies the response. */
function isCheckedByUs({ mode, destination }: Request) {
  return mode !== "navigate" && destination === "";
}

/** The response where there is neither a network nor an intact copy of the page. */
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
  const answer = lookUp(actions, action)().catch((thrown) => ({ failed: Fault.from(thrown).text }));
  event.waitUntil(answer.then((message) => event.ports[0]?.postMessage(message)));
});
scope.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (event.request.method !== "GET" || !address.startsWith(base)) return;
  event.respondWith(answer(event.request, address));
});
