// The page without a network: keeps one whole build and answers from it. The build's list of files, each with the hash of
// its content, is written in front of this script as `build`. A build is kept when all of it is there and is what the list
// says; until then, and when something fails, everything comes from the network as if nobody stood between. The browser
// lets a new one take over when no page of the one before is open: so a page and what it loads later are of one build.

const scope = new URL("./", self.location.href);
const prefix = `loopscope ${scope.pathname} `;
const name = prefix + build.version;

/** By address. */
const files = new Map(build.files.map(([path, integrity]) => [new URL(path, scope).href, integrity]));

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("fetch", (event) => {
    const { method, url } = event.request;
    const address = addressOf(url);
    if (method === "GET" && files.has(address)) event.respondWith(answer(event.request, address));
});

async function install() {
    const cache = await caches.open(name);
    const requests = [...files].map(
        ([url, integrity]) =>
            // What has a hash in its name never changes, and the page has just loaded most of it.
            new Request(url, { integrity, cache: url.includes("/assets/") ? "default" : "no-cache" }),
    );
    try {
        await cache.addAll(requests);
    } catch (error) {
        await caches.delete(name);
        throw error;
    }
}

async function forgetOthers() {
    const names = await caches.keys();
    await Promise.all(
        names
            .filter((other) => other.startsWith(prefix) && other !== name)
            .map((other) => caches.delete(other)),
    );
}

/** Where something is kept: the page stands at the folder's own address, whatever is asked of it. */
function addressOf(url) {
    const address = new URL(url);
    address.hash = address.search = "";
    if (address.href === new URL("index.html", scope).href) return scope.href;
    return address.href;
}

async function answer(request, address) {
    const cache = await caches.open(name);
    // Hosts name headers that answers vary by, such as Origin; here there is one answer to each address.
    return (await cache.match(address, { ignoreVary: true })) ?? fetch(request);
}
