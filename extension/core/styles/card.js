/** The card: at the bottom edge on a phone, in the lower corner where there is room. */
export const CARD = `
.card{inset:auto 8px calc(8px + env(safe-area-inset-bottom,0px));margin:0 auto;inline-size:auto;max-inline-size:380px;max-block-size:min(calc(100% - 16px),max(70%,340px));padding:16px;border-radius:var(--_outer)}
.card h2{padding-inline-end:36px}
.facts{margin-block-start:12px;font-size:.9375em;color:var(--_muted)}
.facts:empty{display:none}
.facts>*+*{margin-block-start:8px}
.offer{display:flex;gap:12px;align-items:flex-start}
.offer>div{flex:1;min-inline-size:0}
.offer p,.card li>:first-child{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.offer p+p{margin-block-start:2px}
.lead,.card li>:first-child{color:var(--_text);font-weight:550}
.offer img{inline-size:64px;block-size:64px;object-fit:cover;border-radius:var(--_inner);background:var(--_wash)}
.plan:empty{display:none}
.facts:has(.plan>*)+.actions{position:sticky;inset-block-end:-16px;margin:12px -16px -16px;padding:12px 16px 16px;background:var(--_surface);border-block-start:1px solid var(--_line)}
.plan>*+*{margin-block-start:8px}
fieldset{margin:0;padding:0;border:0;min-inline-size:0}
.plan>fieldset{margin-block-start:12px}
legend{padding:0;color:var(--_text);font-weight:550}
label{display:inline-flex;gap:8px;align-items:center;min-block-size:44px;margin-inline-end:20px;color:var(--_text);cursor:pointer}
[type=radio]{flex:none;inline-size:20px;block-size:20px;min-block-size:0;margin:0;accent-color:var(--_accent)}
.miniature{flex:none;inline-size:48px;background:var(--_wash);border-radius:6px;fill:var(--_line)}
.mark{fill:var(--_accent)}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin-block-start:16px}
.actions .primary{flex:1 1 auto}
.actions .text{margin-block:-8px}
.spinner{flex:none;inline-size:1em;block-size:1em;border:2px solid;border-inline-end-color:transparent;border-radius:50%;animation:turn .9s linear infinite}
@keyframes turn{to{rotate:1turn}}
.card li{padding-block:8px;border-block-start:1px solid var(--_line)}
.card li:last-child{padding-block-end:0}
.card li>*{display:block}
.card a{color:inherit;text-underline-offset:2px}
@media (min-width:600px){.card{inset-inline:auto 16px;inset-block-end:16px;inline-size:380px;margin:0}}
`;
