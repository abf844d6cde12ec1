// The bookmarklet: the page that a person looks at, handed to this instance by their own browser.
// A shop's policy lets no page of it post to others, but a window may be told something by the one that opened it.

const PATIENCE = 5_000;

/** Make `link` the bookmarklet of this instance. */
export function offerBookmarklet(link) {
  link.href = `javascript:${encodeURIComponent(`(${handOver})(${JSON.stringify(location.origin)})`)}`;
  link.addEventListener("click", (event) => event.preventDefault()); // it is for the bookmarks, not for here
}

/** Runs in the shop's page, alone: open this instance, wait until it listens, and give it the page as it stands. */
function handOver(instance) {
  const opened = open(`${instance}/take`);
  addEventListener("message", function told({ source, origin, data }) {
    if (source !== opened || origin !== instance || data !== "worthit:listening") return;
    removeEventListener("message", told);
    opened.postMessage({ url: location.href, html: document.documentElement.outerHTML }, instance);
  });
}

/** The page that the opener hands over, {url, html}; null where there is none, or it comes from elsewhere than it says. */
export async function handedOver() {
  const { opener } = window;
  if (!opener) return null;
  const arrived = new Promise((resolve) => {
    window.addEventListener("message", ({ source, origin, data }) => {
      if (source === opener && isPageFrom(origin, data)) resolve(data);
    });
    setTimeout(resolve, PATIENCE, null);
  });
  opener.postMessage("worthit:listening", "*");
  const page = await arrived;
  window.opener = null;
  return page;
}

function isPageFrom(origin, data) {
  return typeof data?.html === "string" && URL.canParse(data.url) && new URL(data.url).origin === origin;
}
