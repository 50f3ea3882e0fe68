/** The card: at the bottom edge on a phone, in the lower corner where there is room. */
export const CARD = `
.card{position:fixed;inset:auto 8px calc(8px + env(safe-area-inset-bottom,0px));margin:0 auto;inline-size:auto;max-inline-size:380px;block-size:auto;max-block-size:calc(100vh - 16px);max-block-size:calc(100dvh - 16px);padding:16px;border-radius:var(--sameplace-radius,12px);box-shadow:0 2px 6px #0001,0 12px 32px #0003;animation:rise .18s ease-out}
.card h2{padding-inline-end:36px}
.facts{margin-block-start:12px;font-size:.9375em;color:var(--_muted)}
.facts:empty,.facts:has(>:only-child:empty){display:none}
.facts>p+p,.facts>ul{margin-block-start:8px}
.offer{display:flex;gap:12px;align-items:flex-start}
.offer>div{min-inline-size:0}
.offer p{text-align:start}
.offer p+p{margin-block-start:2px}
.offer .lead{color:var(--_text);font-weight:550}
.offer img{flex:none;inline-size:64px;block-size:64px;object-fit:cover;border-radius:max(0px,calc(var(--sameplace-radius,12px) - 4px));background:var(--_wash)}
.miniature{flex:none;inline-size:48px;background:var(--_wash);border-radius:6px;fill:var(--_line)}
.mark{fill:var(--_accent)}
.address{font-size:.9333em}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin-block-start:16px}
.actions .primary{flex:1 1 auto}
.actions .quiet:only-child{margin-inline-start:-16px;margin-block:-8px;text-decoration:underline;text-underline-offset:3px}
.card ul{list-style:none;border-block-start:1px solid var(--_line)}
.card li{padding-block:8px;border-block-end:1px solid var(--_line)}
.card li:last-child{border:0;padding-block-end:0}
.card li>:first-child{display:block;color:var(--_text);font-weight:550}
.what{display:block}
@media (min-width:600px){.card{inset-inline:auto 16px;inset-block-end:16px;inline-size:380px;margin:0}}
`;
