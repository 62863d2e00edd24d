// Keeps the pages that were seen, so that they open out of reach of the viewer, and says so.
// `version` and `assets` stand above this line: they change with every build that changes a file,
// so what is kept never mixes two versions.
"use strict";

const kept = `plugtrack-${version}`;
const offlinePage = "/offline";
const longestWait = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(kept)
      .then((cache) => cache.addAll(assets).then(() => cache.add(offlinePage).catch(() => {})))
      .then(() => self.skipWaiting())
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name))))
      .then(() => self.clients.claim())
  );
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname === "/events" || url.pathname.startsWith("/login")) return;
  if (url.pathname.startsWith("/assets/")) {
    event.respondWith(asset(request));
  } else if (request.mode === "navigate" || request.headers.get("X-PlugTrack") === "reload") {
    event.respondWith(page(request));
  }
});

// An asset's address changes with its content, so what is kept is right.
async function asset(request) {
  const cache = await caches.open(kept);
  const known = await cache.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function page(request) {
  const cache = await caches.open(kept);
  try {
    const response = await withinTime(fetch(request));
    if (response.ok && !response.redirected && isPage(response)) {
      await keep(cache, request.url, response.clone());
    }
    return response;
  } catch {
    const known = await cache.match(request.url) || await cache.match(offlinePage);
    return known ? marked(known) : Response.error();
  }
}

// What is downloaded, which may be large, is not kept.
function isPage(response) {
  return (response.headers.get("Content-Type") || "").startsWith("text/html");
}

function withinTime(promise) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), longestWait)),
  ]);
}

async function keep(cache, url, response) {
  await cache.put(url, response);
  const pages = (await cache.keys()).filter((request) => !request.url.includes("/assets/"));
  for (const old of pages.slice(0, Math.max(0, pages.length - 60))) await cache.delete(old);
}

// The page as it was, with a mark that the style sheet and the script turn into words.
async function marked(response) {
  const text = await response.text();
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(text.replace("<body", '<body data-offline="true"'), {
    status: 200, headers,
  });
}
