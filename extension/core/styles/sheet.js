/** The sheet: from the lower edge on a phone, in the middle and in two columns where there is room. */
export const SHEET = `
dialog{position:fixed;inset:0;inline-size:100%;block-size:100%;max-inline-size:none;max-block-size:none;margin:0;padding:0;border:0;background:none;overflow:hidden;overscroll-behavior:contain}
.sheet{overscroll-behavior:contain;--_round:calc(var(--_outer) + 4px);--_box:240px;--_pad:16px;inset:auto 0 0;inline-size:100%;max-inline-size:100%;max-block-size:calc(100% - 24px);padding:0 var(--_pad) calc(16px + env(safe-area-inset-bottom,0px));border-width:1px 0 0;border-radius:var(--_round) var(--_round) 0 0}
dialog::backdrop{background:#0008;animation:dim .18s}
@keyframes dim{from{opacity:0}}
.top{position:sticky;inset-block-start:0;z-index:1;margin-inline:calc(-1*var(--_pad));padding-block:16px 12px;padding-inline:var(--_pad) 56px;background:var(--_surface)}
h3{font-size:1em}
label,.label{display:block;font-size:.8125em;font-weight:500;color:var(--_muted)}
.hint,small,.caption,.problem,.asked{font-size:.875em}
.hint,small{color:var(--_muted)}
.row{display:flex;gap:8px;margin-block:4px}
input{flex:1;min-inline-size:0;padding:4px 12px;border-color:var(--_edge);background:var(--_surface);text-overflow:ellipsis}
.qr{display:grid;place-items:center;inline-size:var(--_box);block-size:var(--_box);margin-inline:auto;background:#fff;border-radius:var(--_inner);overflow:hidden;forced-color-adjust:none}
.caption{display:flex;align-items:center;justify-content:center;gap:4px;min-block-size:24px;margin-block:8px;text-align:center}
.caption svg{flex:none;color:var(--_accent)}
.carry>p.label{margin-block-start:12px}
.share{inline-size:100%;margin-block-start:4px}
.problem{scroll-margin-block-end:16px}
.code{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;column-gap:12px;min-block-size:36px}
.code>[dir],.code-field{font:600 1.625em/36px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;letter-spacing:.04em}
.code-field{font-size:1.125em;line-height:1.2;text-transform:uppercase}
.kept,.typed{margin-block-start:12px;padding-block-start:8px;border-block-start:1px solid var(--_line)}
.kept ul{margin-block:4px 8px;font-size:.9375em}
.asked{min-block-size:44px}
.asked p{margin-block:8px}
summary{display:flex;align-items:center;justify-content:space-between;min-block-size:44px;font-weight:500;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary::after{content:"";padding:3px;margin:0 6px;border:solid;border-width:0 2px 2px 0;rotate:45deg}
[open]>summary::after{rotate:225deg}
.message{padding-block:24px}
.message p{margin-block:8px 16px}
.band{display:flex;align-items:center;gap:12px;margin-block-end:16px;padding:8px;padding-inline-start:12px;background:var(--_wash);border-radius:var(--_inner)}
.band>div{flex:1;min-inline-size:0}
.title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.waiting button,.waiting+.kept .hint{visibility:hidden}
.waiting .qr,.waiting .code,.waiting input{color:transparent;background:var(--_wash);border-color:transparent;border-radius:var(--_inner);animation:breathe 1s ease-in-out infinite alternate}
@keyframes breathe{to{opacity:.5}}
@media (max-width:599px){.share{background:var(--_accent);color:var(--_on);border-color:transparent}}
@media (min-width:600px){
.sheet{--_box:264px;--_pad:24px;inset:0;margin:auto;inline-size:660px;max-inline-size:calc(100% - 32px);block-size:fit-content;max-block-size:calc(100% - 32px);padding-block-end:8px;border-width:1px;border-radius:var(--_round)}
.top{padding-block:20px 16px}
.top>.close{inset:10px auto auto;inset-inline-end:12px}
.hop,.waiting{display:contents}
.place{display:grid;grid-template-columns:var(--_box) 1fr;column-gap:32px;align-content:start}
.scan{grid-row:span 2}
.message{grid-column:span 2}
}
`;
