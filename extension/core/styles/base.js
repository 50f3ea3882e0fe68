/** What card and sheet have in common. Names with an underscore are set by theme.js. */
export const BASE = `
*,::before,::after{box-sizing:border-box}
:host{--_wash:color-mix(in srgb,var(--_text) 6%,var(--_surface));--_line:color-mix(in srgb,var(--_text) 16%,var(--_surface));--_edge:color-mix(in srgb,var(--_text) 50%,var(--_surface));--_outer:var(--sameplace-radius,12px);--_inner:max(0px,calc(var(--_outer) - 4px));--_font:var(--sameplace-font,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif)}
.panel{position:fixed;margin:0;block-size:auto;font:400 1em/1.45 var(--_font);color:var(--_text);background:var(--_surface);border:1px solid var(--_line);box-shadow:0 2px 6px #0001,0 12px 32px #0003;overflow:auto;overflow-wrap:anywhere;animation:rise .18s ease-out;-webkit-tap-highlight-color:transparent}
h2,h3,p,ul{margin:0;padding:0}
h2{font-size:1.125em;line-height:1.3;font-weight:650;text-wrap:balance}
ul{list-style:none}
[hidden]{display:none!important}
.spoken{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
button,input{font:inherit;color:var(--_text);border:1px solid transparent;border-radius:var(--_inner);min-block-size:44px}
button{display:inline-flex;align-items:center;justify-content:center;gap:8px;padding:4px 16px;background:none;font-weight:600;line-height:1.25;cursor:pointer;touch-action:manipulation}
:focus-visible{outline:2px solid var(--_accent);outline-offset:2px}
[tabindex="-1"]{outline:none}
.primary{background:var(--_accent);color:var(--_on)}
.primary:hover{background:color-mix(in srgb,var(--_accent),var(--_text) 12%)}
[aria-disabled]{cursor:progress}
.outline{border-color:var(--_edge)}
.quiet{font-weight:500}
.text{margin-inline-start:-16px;font-weight:500;text-decoration:underline;text-underline-offset:3px}
.quiet:hover,.outline:hover,.close:hover{background:var(--_wash)}
.close{position:absolute;inset-block-start:6px;inset-inline-end:6px;inline-size:44px;padding:0;color:var(--_muted)}
@keyframes rise{from{opacity:0;translate:0 8px}}
@media (prefers-reduced-motion:reduce){*,::before,::after,::backdrop{animation:none!important}}
@media (forced-colors:active){.primary{border-color:ButtonText}.text{margin-inline-start:0}}
`;
