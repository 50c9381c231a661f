// Keeps the style sheet, the script and the page of danger signs. Pages with answers pass through and are never kept.
"use strict";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(TOLD.cache)
    .then((cache) => cache.addAll([...TOLD.shell, TOLD.offline].map((url) => new Request(url, { cache: "reload" }))))
    .then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names
      .filter((name) => name.startsWith(TOLD.ours) && name !== TOLD.cache)
      .map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

async function fromNetworkElseOffline(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(TOLD.offline);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const isOurs = url.pathname === TOLD.home || url.pathname === TOLD.offline;
  if (request.mode === "navigate" && isOurs) {
    event.respondWith(fromNetworkElseOffline(request));
  } else if (request.method === "GET" && TOLD.shell.includes(url.pathname + url.search)) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  }
});
