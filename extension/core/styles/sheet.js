/** The sheet: from the lower edge on a phone, in the middle and in two columns where there is room. */
export const SHEET = `
.sheet{position:fixed;inset:auto 0 0;margin:0;padding:0 16px calc(16px + env(safe-area-inset-bottom,0px));inline-size:100%;max-inline-size:100%;block-size:auto;max-block-size:calc(100vh - 24px);max-block-size:calc(100dvh - 24px);border-width:1px 0 0;border-radius:calc(var(--sameplace-radius,12px) + 4px) calc(var(--sameplace-radius,12px) + 4px) 0 0;box-shadow:0 2px 6px #0001,0 12px 32px #0003;animation:rise .18s ease-out}
.sheet::backdrop{background:#0008;animation:dim .18s}
@keyframes dim{from{opacity:0}}
header{position:sticky;inset-block-start:0;z-index:1;margin-inline:-16px;padding:16px 56px 12px 16px;padding-inline:16px 56px;background:var(--_surface)}
h3{margin:0;font-size:1em;line-height:1.4}
h3:focus{outline:none}
label,.label{display:block;font-size:.8125em;font-weight:500;color:var(--_muted)}
.hint{font-size:.875em;color:var(--_muted)}
.row{display:flex;gap:8px}
input{flex:1;min-inline-size:0;min-block-size:44px;padding:4px 12px;border:1px solid color-mix(in srgb,var(--_text) 45%,var(--_surface));border-radius:max(0px,calc(var(--sameplace-radius,12px) - 4px));background:var(--_surface);text-overflow:ellipsis}
input[aria-invalid]{border-color:currentColor}
.scan{display:flex;flex-direction:column;align-items:center;gap:8px}
.qr{display:grid;place-items:center;inline-size:240px;block-size:240px;background:#fff;border-radius:8px;overflow:hidden;forced-color-adjust:none}
.qr svg{display:block;max-inline-size:100%}
.caption{display:flex;align-items:center;justify-content:center;gap:4px;min-block-size:24px;font-size:.875em;text-align:center}
.caption svg{flex:none;color:var(--_accent)}
.carry{margin-block-start:12px}
.carry .row{margin-block-start:4px}
.carry .share{inline-size:100%;margin-block-start:8px}
.carry p.label{margin-block-start:12px}
.code{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;column-gap:12px;min-block-size:38px;font:600 1.625em/38px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;letter-spacing:.04em}
.code small,.over{font:400 .54em/1.4 var(--sameplace-font,system-ui,sans-serif);letter-spacing:0}
.kept{margin-block-start:16px;padding-block-start:12px;border-block-start:1px solid var(--_line)}
.kept ul{margin-block:4px 8px;padding:0;list-style:none;font-size:.9375em}
.text{min-block-size:44px;margin-inline-start:-16px;font-size:.875em;font-weight:500;text-decoration:underline;text-underline-offset:3px}
.asked{min-block-size:44px}
.asked p{font-size:.9375em;margin-block:8px}
.typed{margin-block-start:8px;padding-block-start:4px;border-block-start:1px solid var(--_line)}
summary{display:flex;align-items:center;min-block-size:44px;font-weight:500;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary::after{content:"";inline-size:7px;block-size:7px;margin-inline-start:auto;margin-inline-end:6px;border:solid;border-width:0 2px 2px 0;rotate:45deg}
[open]>summary::after{rotate:225deg}
.typed .row{margin-block:4px}
.code-field{font:600 1.125em/1 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;letter-spacing:.06em;text-transform:uppercase}
.problem{font-size:.875em}
.problem:empty{display:none}
.message{display:flex;flex-direction:column;align-items:flex-start;gap:8px;padding-block:24px}
.message .primary{margin-block-start:8px}
.band{display:flex;align-items:center;justify-content:space-between;gap:12px;margin-block-end:16px;padding:8px 8px 8px 12px;padding-inline:12px 8px;background:var(--_wash);border-radius:max(0px,calc(var(--sameplace-radius,12px) - 4px))}
.band>div{min-inline-size:0}
.band .title{white-space:nowrap;overflow:hidden;text-overflow:ellipsis;text-align:start}
.band button{flex:none}
.waiting .qr,.waiting .code,.waiting input,.waiting+.kept .hint{color:transparent;background:var(--_wash);border-color:transparent;border-radius:8px;animation:breathe 1.2s ease-in-out infinite alternate}
.waiting button{visibility:hidden}
@keyframes breathe{to{opacity:.55}}
@media (max-width:599px){.share{border-color:transparent;background:var(--_accent);color:var(--_on)}}
@media (min-width:600px){
.sheet{inset:0;margin:auto;padding:0 24px 16px;inline-size:660px;max-inline-size:calc(100vw - 32px);block-size:fit-content;max-block-size:calc(100vh - 32px);max-block-size:calc(100dvh - 32px);border-width:1px;border-radius:calc(var(--sameplace-radius,12px) + 4px)}
header{margin-inline:-24px;padding:20px 24px 16px;padding-inline:24px 64px}
.sheet>header>.close{inset-block-start:10px;inset-inline-end:12px}
.hop{display:grid;grid-template-columns:264px 1fr;gap:32px}
.qr{inline-size:264px;block-size:264px}
.carry{margin-block-start:0}
}
`;
