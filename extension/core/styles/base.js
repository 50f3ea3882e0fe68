/** What card and sheet have in common. Names with an underscore are set by theme.js. */
export const BASE = `
*,::before,::after{box-sizing:border-box}
.panel{font:400 1em/1.45 var(--sameplace-font,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif);color:var(--_text);background:var(--_surface);border:1px solid var(--_line);overflow:auto;overscroll-behavior:contain;overflow-wrap:anywhere;text-align:start;-webkit-tap-highlight-color:transparent}
.panel:focus,h2:focus{outline:none}
h2{margin:0;font-size:1.125em;line-height:1.3;font-weight:650;text-wrap:balance}
p,ul{margin:0;padding:0}
a{color:inherit;text-underline-offset:2px}
[hidden]{display:none!important}
.spoken{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
button,input{font:inherit;color:inherit}
button{display:inline-flex;align-items:center;justify-content:center;gap:8px;min-block-size:44px;padding:4px 16px;border:1px solid transparent;border-radius:max(0px,calc(var(--sameplace-radius,12px) - 4px));background:none;font-weight:600;line-height:1.25;cursor:pointer;touch-action:manipulation}
:focus-visible{outline:2px solid var(--_accent);outline-offset:2px}
.primary{background:var(--_accent);color:var(--_on)}
.primary:hover{background:color-mix(in srgb,var(--_accent),var(--_text) 12%)}
[aria-disabled]{cursor:progress}
.outline{border-color:color-mix(in srgb,var(--_text) 45%,var(--_surface))}
.quiet{font-weight:500}
.quiet:hover,.outline:hover,.close:hover{background:var(--_wash)}
.close{position:absolute;inset-block-start:6px;inset-inline-end:6px;inline-size:44px;padding:0;color:var(--_muted)}
.spinner{flex:none;inline-size:1em;block-size:1em;border:2px solid;border-inline-end-color:transparent;border-radius:50%;animation:turn .9s linear infinite}
@keyframes turn{to{rotate:1turn}}
@keyframes rise{from{opacity:0;translate:0 8px}}
@media (prefers-reduced-motion:reduce){*,::before,::after,::backdrop{animation:none!important;transition:none!important}}
@media (forced-colors:active){.primary{border-color:ButtonText}.close,.quiet{color:ButtonText}}
`;
