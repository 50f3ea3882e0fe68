// What an analytics tag does: it reads the address as early as it can, in every way it can, and sends it off.
const seen = [location.href, document.URL, document.referrer];
const report = () => {
  seen.push(location.href, ...performance.getEntries().map((entry) => entry.name + JSON.stringify(entry)));
  for (const storage of [localStorage, sessionStorage]) seen.push(JSON.stringify(storage));
  for (const key of Object.keys(window)) if (typeof window[key] === "string") seen.push(window[key]);
  if (typeof window.sameplaceGuard === "function") seen.push(String(window.sameplaceGuard()));
  navigator.sendBeacon("/collect", JSON.stringify(seen));
};
report();
addEventListener("load", report);
