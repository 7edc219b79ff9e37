/** One sheet for every page: on a desk, on a phone, on a big screen, on paper. Contrast is at least 7:1; colour never says anything alone. */
export const PAGE_STYLE = `
:root { --ink: #1a1a1a; --paper: #fff; --line: #8a8a8a; --band: #f3f1ec; --link: #0b3d91; --alarm: #8c1010; --good: #0b4d2c; }
* { box-sizing: border-box; }
html { font: 17px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); background: var(--paper); -webkit-text-size-adjust: 100%; }
body { max-width: 76rem; margin: 0 auto; padding: 0 1rem 3rem; overflow-wrap: anywhere; }
[lang=en] { font-size: .85em; color: #4a4a4a; }
a { color: var(--link); }
a [lang=en], button [lang=en] { color: inherit; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; }
.demo { margin: .75rem 0; padding: .25rem; border: 2px solid var(--alarm); color: var(--alarm); font-weight: bold; text-align: center; letter-spacing: .2em; }
.trail ol { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: .75rem 0 0; padding: 0; }
.trail li + li::before { content: "› "; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: 1rem 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
.figures { margin: 2rem 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-size: 1.2rem; font-weight: bold; padding: .25rem 0; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .5rem; text-align: left; vertical-align: top; }
thead th { background: var(--band); border-bottom: 2px solid var(--ink); }
thead th [lang=en] { display: block; font-weight: normal; }
.yuan, .count { text-align: right; font-variant-numeric: tabular-nums; }
td.yuan, td.count { white-space: nowrap; }
.data ul { display: flex; flex-wrap: wrap; gap: 0 1rem; list-style: none; margin: 0; padding: 0; }
.note, .nothing, .beside, .data { font-size: .9rem; margin: .5rem 0; }
.places { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem; padding: 0; list-style: none; }
.places li { border: 1px solid var(--line); padding: 1rem; }
.places a { font-size: 1.2rem; font-weight: bold; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0; }
.facts dt { font-weight: bold; }
.facts dd { margin: 0; }
.alarm { color: var(--alarm); font-weight: bold; }
.good { color: var(--good); font-weight: bold; }
.digest { font-family: "Noto Sans Mono CJK SC", monospace; font-size: .85rem; word-break: break-all; }
form.plain { max-width: 40rem; display: grid; gap: 1rem; }
form.plain label { display: block; font-weight: bold; }
form.plain input, form.plain select, form.plain textarea { width: 100%; font: inherit; padding: .5rem; border: 1px solid #595959; background: #fff; color: var(--ink); }
form.plain button { font: inherit; font-weight: bold; padding: .6rem 1.5rem; color: #fff; background: var(--link); border: 0; }
form.plain .hint { font-size: .9rem; margin: .25rem 0 0; font-weight: normal; }
.fault { border-left: 4px solid var(--alarm); padding: .5rem 1rem; color: var(--alarm); background: #fdf3f3; }
.code { margin: 1rem 0; }
.qr { display: inline-block; width: 9rem; }
.qr svg { display: block; width: 100%; height: auto; }
@media (max-width: 40rem) {
  html { font-size: 16px; }
  thead { position: absolute; left: -99rem; }
  table, caption, tbody, tr, td { display: block; }
  tr { border: 1px solid var(--line); margin: .5rem 0; }
  td, td.yuan, td.count { overflow: hidden; text-align: right; white-space: normal; border-bottom: 1px solid #ddd; }
  td:last-child { border-bottom: 0; }
  td:empty { display: none; }
  td::before { content: attr(data-head); float: left; font-weight: bold; text-align: left; max-width: 50%; margin-right: 1rem; }
  .facts { grid-template-columns: 1fr; }
  .facts dd { margin-bottom: .5rem; }
}
html.screen { font-size: 28px; color: #fff; background: #0d1b2a; --ink: #fff; --paper: #0d1b2a; --band: #1b2f45; --line: #7d93a8; --link: #9fd0ff; --alarm: #ffb4b4; --good: #a6f0c4; }
html.screen body { max-width: none; padding: 0 2rem; }
html.screen [lang=en] { color: #d5dde5; }
html.screen .apart { display: none; }
@media print {
  html { font-size: 11pt; }
  body { max-width: none; padding: 0; }
  .apart, .skip, .trail { display: none; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; }
  tr, .qr { break-inside: avoid; }
  th, td { border: 1px solid #000; padding: 1mm 2mm; }
}
@page { size: A4; margin: 15mm; }
@page poster { size: A3; margin: 20mm; }
@media print { html.poster body { page: poster; font-size: 20pt; } html.poster h1 { font-size: 40pt; text-align: center; } html.poster .qr { width: 60mm; } }
`;
