// The page's own requests as signs that the cart has changed, for platforms that fire no event. They are seen in the
// page's resource timings: nothing of the page is patched.

/**
 * @param {RegExp} changing addresses of requests that change the cart
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function onRequests(changing, changed) {
  const observer = new PerformanceObserver((list) => {
    if (list.getEntries().some(({ name }) => changing.test(name))) changed();
  });
  observer.observe({ type: "resource" });
  return () => observer.disconnect();
}
