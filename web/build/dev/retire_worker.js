// Replaces a service worker that `./build.sh serve` has left at this address, and removes itself.
addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: "window" })) client.navigate(client.url);
}
