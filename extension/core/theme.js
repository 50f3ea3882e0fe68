/**
 * Colours of prompt and sheet: the site's accent, checked for contrast, on a calm surface.
 *
 * A page themes the widget with CSS custom properties on any ancestor of ours, such as `:root`:
 *
 * | property             | what                                      | default                                   |
 * |----------------------|-------------------------------------------|-------------------------------------------|
 * | --sameplace-accent   | primary action, focus ring                | `<meta name="theme-color">`, else #22577a |
 * | --sameplace-surface  | background of card, sheet and launcher    | #ffffff; dark: #1e2024                    |
 * | --sameplace-text     | words and icons                           | #1c1e21; dark: #f1f2f4                    |
 * | --sameplace-font     | font-family                               | the system's interface font               |
 * | --sameplace-radius   | corner radius                             | 12px                                      |
 * | --sameplace-inset    | launcher's distance from the window's edges | 16px                                    |
 *
 * Whatever is given, words keep 4.5:1 (WCAG 2.2, 1.4.3): a text colour that fails on the surface is not
 * used, an accent that fails is moved towards the text colour until it passes.
 *
 * @typedef {[red: number, green: number, blue: number]} Colour sRGB, 0 to 255
 */

/** @typedef {import("./surface.js").Surface} Surface */

const ENOUGH = 4.5;
/** @type {Colour} */
const CALM = [34, 87, 122];
/** @type {Colour} */
const WHITE = [255, 255, 255];
/** @type {Colour} */
const INK = [28, 30, 33];
/** @type {Colour} */
const CHARCOAL = [30, 32, 36];
/** @type {Colour} */
const CHALK = [241, 242, 244];

/** @type {WeakSet<Surface>} */
const dressed = new WeakSet();

/**
 * Gives a surface its colours, once, and keeps them right when the visitor turns the lights off.
 *
 * @param {Surface} surface
 */
export function dress(surface) {
  if (dressed.has(surface)) return;
  dressed.add(surface);
  const sheet = new CSSStyleSheet();
  surface.root.adoptedStyleSheets.push(sheet);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => sheet.replaceSync(declarations(palette(surface, dark.matches)));
  dark.addEventListener("change", paint, { signal: surface.signal });
  paint();
}

/**
 * @param {Surface} surface must be in the page, where it inherits the page's custom properties
 * @param {boolean} prefersDark
 */
function palette(surface, prefersDark) {
  const dark = surface.theme === "auto" ? prefersDark : surface.theme === "dark";
  const style = getComputedStyle(surface.host);
  /** @param {string} name */
  const given = (name) => colour(surface, style.getPropertyValue(`--sameplace-${name}`));
  return colours({
    dark,
    surface: given("surface"),
    text: given("text"),
    accent: given("accent"),
    tint: colour(surface, themeColour()),
  });
}

/**
 * @param {{dark: boolean, surface: Colour | null, text: Colour | null, accent: Colour | null,
 *   tint: Colour | null}} given `tint` is the browser's toolbar colour that the page asked for
 * @returns {Record<"surface" | "text" | "muted" | "line" | "wash" | "accent" | "on", Colour> & {dark: boolean}}
 */
export function colours(given) {
  const surface = given.surface ?? (given.dark ? CHARCOAL : WHITE);
  const readable = contrast(INK, surface) > contrast(CHALK, surface) ? INK : CHALK;
  const text = given.text && contrast(given.text, surface) >= ENOUGH ? given.text : readable;
  // Many pages give their toolbar the colour of their paper; that is no accent.
  const tint = given.tint && contrast(given.tint, surface) > 1.5 ? given.tint : null;
  const accent = readably(given.accent ?? tint ?? CALM, surface, readable);
  return {
    surface,
    text,
    muted: readably(mix(text, surface, 0.34), surface, readable),
    line: mix(text, surface, 0.84),
    wash: mix(text, surface, 0.94),
    accent,
    on: contrast(WHITE, accent) >= ENOUGH ? WHITE : [0, 0, 0],
    dark: readable === CHALK,
  };
}

/** @param {ReturnType<typeof colours>} palette */
function declarations({ dark, ...palette }) {
  const lines = Object.entries(palette).map(([name, value]) => `--_${name}:rgb(${value.join(" ")})`);
  return `:host{color-scheme:${dark ? "dark" : "light"}!important;${lines.join(";")}}`;
}

function themeColour() {
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    const media = meta.getAttribute("media");
    if (!media || matchMedia(media).matches) return meta.getAttribute("content") ?? "";
  }
  return "";
}

/**
 * Has the browser work out any CSS colour, in whatever notation.
 *
 * @param {Surface} surface
 * @param {string} value
 * @returns {Colour | null}
 */
function colour(surface, value) {
  if (!value.trim()) return null;
  const probe = document.createElement("i");
  surface.root.append(probe);
  probe.style.color = value;
  // Mixed with itself, a colour of a newer notation (oklch, display-p3) comes back in sRGB.
  if (probe.style.color) probe.style.color = `color-mix(in srgb, ${value}, ${value})`;
  const computed = probe.style.color ? getComputedStyle(probe).color : "";
  probe.remove();
  const [red, green, blue] = (computed.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) return null;
  const scale = computed.startsWith("color(") ? 255 : 1;
  return mapped([red, green, blue], (channel) => Math.min(255, Math.max(0, channel * scale)));
}

/**
 * @param {Colour} from
 * @param {Colour} surface
 * @param {Colour} towards a colour that is readable on the surface
 */
function readably(from, surface, towards) {
  let result = from;
  for (let share = 0.05; contrast(result, surface) < ENOUGH && share < 1; share += 0.05) {
    result = mix(from, towards, share);
  }
  return result;
}

/**
 * @param {Colour} a
 * @param {Colour} b
 * @param {number} share of `b`, 0 to 1
 * @returns {Colour}
 */
function mix(a, b, share) {
  /** @param {0 | 1 | 2} i */
  const channel = (i) => Math.round(a[i] * (1 - share) + b[i] * share);
  return [channel(0), channel(1), channel(2)];
}

/**
 * Contrast ratio as in WCAG 2.2, 1 to 21.
 *
 * @param {Colour} a
 * @param {Colour} b
 */
export function contrast(a, b) {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** @param {Colour} colour */
function luminance(colour) {
  const [red, green, blue] = mapped(colour, (channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * @param {Colour} colour
 * @param {(channel: number) => number} change
 * @returns {Colour}
 */
function mapped([red, green, blue], change) {
  return [change(red), change(green), change(blue)];
}
