// The manifest of every build, from one source.

/** @typedef {"chromium" | "firefox"} Target */

/** Nothing of these raises a warning at install. */
const PERMISSIONS = ["activeTab", "alarms", "contextMenus", "scripting", "storage"];

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  // The service is the visitor's choice, and on their own network it may speak http.
  "connect-src https: http:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ICONS = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/icon-${size}.png`]));

/** What only one family of browsers knows. @type {Record<Target, object>} */
const OWN = {
  chromium: {
    minimum_chrome_version: "127",
    background: { service_worker: "background.js" },
  },
  firefox: {
    background: { scripts: ["background.js"] },
    browser_specific_settings: {
      gecko: {
        id: "extension@sameplace.org",
        strict_min_version: "140.0",
        // Pages leave the device only encrypted, and only when the visitor asks; Firefox wants even that said.
        data_collection_permissions: {
          required: ["none"],
          optional: ["browsingActivity", "websiteContent"],
        },
      },
      gecko_android: { strict_min_version: "142.0" },
    },
  },
};

/**
 * @param {Target} target
 * @param {{ version: string, hosts?: string[] }} options `hosts`: patterns that are allowed from the start; none in
 *   what people install
 */
export function manifest(target, { version, hosts = [] }) {
  return {
    manifest_version: 3,
    name: "__MSG_name__",
    description: "__MSG_description__",
    version,
    default_locale: "en",
    icons: ICONS,
    permissions: PERMISSIONS,
    ...(hosts.length > 0 && { host_permissions: hosts }),
    optional_host_permissions: ["*://*/*"],
    action: { default_popup: "pages/popup.html", default_title: "__MSG_action__", default_icon: ICONS },
    options_ui: { page: "pages/options.html", open_in_tab: true },
    commands: {
      continue: { suggested_key: { default: "Alt+Shift+C" }, description: "__MSG_command__" },
    },
    content_security_policy: { extension_pages: POLICY },
    ...OWN[target],
  };
}
