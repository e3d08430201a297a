/** The styles of the dashboard, beside those of all pages. */
export const DASHBOARD_STYLE = `:root{--warn:#7a4b00;--warn-ground:#fdf3dd;--key:#0b5c8a;--string:#1d6b3c;--number:#8a3d00}
@media(prefers-color-scheme:dark){:root{--warn:#f2c46d;--warn-ground:#3a2d12;--key:#8fd0f5;--string:#8fdcae;--number:#f5b183}}
body{font-size:14px}
.skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;top:.5rem;z-index:9;background:var(--card);padding:.5rem}
.board{display:grid;grid-template:auto 1fr/13rem minmax(0,1fr);min-height:100vh}
.board>header{grid-column:1/-1;position:sticky;top:0;z-index:3;display:flex;gap:.6rem 1rem;align-items:center;padding:.5rem 1.2rem;background:var(--card);border-bottom:1px solid var(--line)}
.brand{font-weight:650;color:var(--ink);text-decoration:none;width:11rem;flex:none}
#searching{display:flex;gap:.5rem;align-items:center;flex:0 1 34rem;margin-right:auto}#searching input{flex:1;min-width:0}#searching label{color:var(--dim)}
#clock{margin:0;color:var(--dim);white-space:nowrap;font-variant-numeric:tabular-nums}
.menu{display:none}
#places{display:block;position:sticky;top:3.2rem;align-self:start;inset:auto;width:auto;height:auto;margin:0;border:0;padding:.8rem .6rem;background:none;color:inherit}
#navigation{list-style:none;margin:0;padding:0}
#navigation a{display:flex;justify-content:space-between;padding:.35rem .6rem;border-radius:.4rem;color:var(--ink);text-decoration:none}
#navigation a:hover{background:var(--soft)}#navigation [aria-current]{background:var(--soft);color:var(--accent);font-weight:600}
.count{color:var(--dim);font-weight:400;font-variant-numeric:tabular-nums}
.board>main{max-width:none;width:100%;margin:0;padding:1rem 1.4rem 3rem 1rem;outline-offset:-3px}
.title{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline;margin:0 0 .8rem}.title h1{overflow-wrap:anywhere;min-width:0}
.columns{columns:2 24rem;column-gap:1rem}.columns>section{break-inside:avoid;display:inline-block;width:100%}
#words:empty{display:none}#words,.note{margin:0 0 .8rem}
.note.warn,.mark.open{background:var(--warn-ground);color:var(--warn)}.note.warn a{color:inherit}
.mark{border-radius:1rem;padding:.05rem .6rem;font-size:.82rem;background:var(--soft);white-space:nowrap}.mark.good{background:var(--good-ground);color:var(--good)}.mark.bad{background:var(--bad-ground);color:var(--bad)}
.row{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;list-style:none;margin:0;padding:0}.settings{color:var(--dim)}.settings strong{color:var(--ink);font-weight:600;overflow-wrap:anywhere}
h2{scroll-margin-top:7rem}.parts{margin:0 0 .8rem}h3{margin:.6rem 0 .3rem}section>h2{margin:0 0 .5rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}tr:last-child>td{border-bottom:0}
th{color:var(--dim);font-weight:500;font-size:.82rem;white-space:nowrap}td:last-child,th:last-child{padding-right:0}
td time,td:nth-child(3),.when{font-variant-numeric:tabular-nums}td time,.mark,.money,td[data-head=Amount]{white-space:nowrap}
tr[data-href]:hover>td{background:var(--soft)}.scripted tr[data-href]{cursor:pointer}
.name{font-weight:600;text-decoration:none}.name:hover{text-decoration:underline}
code,pre,.name{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.92em}
.pager{margin-top:.8rem}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.6rem 1.4rem;margin:0}.facts dt{color:var(--dim);font-size:.82rem}.facts dd{margin:0;overflow-wrap:anywhere}
.balances{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:0}.balances dt{color:var(--dim);font-size:.82rem}.balances dd{margin:0;font-size:1.5rem;font-weight:600;font-variant-numeric:tabular-nums}
figure{margin:0}figcaption{color:var(--dim);margin-bottom:.4rem}
.chart{width:100%;height:auto;display:block}.chart line{stroke:var(--line)}.chart .back{fill:transparent}.chart g:hover .back{fill:var(--soft)}.chart .bar{fill:var(--accent)}.chart text{fill:var(--dim);font-size:11px;text-anchor:middle}
.lines{list-style:none;margin:0;padding:0}.lines li{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:0 .8rem;padding:.35rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}.lines li:last-child{border:0}.lines li>:nth-child(3){grid-column:2}.lines time{font-variant-numeric:tabular-nums}
.timeline{list-style:none;margin:0;padding:0}.timeline>li{display:grid;grid-template-columns:9.5rem minmax(0,1fr);gap:0 1rem;padding:.35rem 0 .35rem 1rem;border-left:2px solid var(--line);position:relative;overflow-wrap:anywhere}
.timeline>li::before{content:'';position:absolute;left:-5px;top:.75rem;width:8px;height:8px;border-radius:50%;background:var(--accent)}.timeline>.ahead::before{background:var(--card);border:2px solid var(--dim);box-sizing:border-box}
.when{color:var(--dim)}.tries{list-style:none;margin:.2rem 0 0;padding:0 0 0 .8rem;color:var(--dim)}
.code{position:relative;margin:.3rem 0}.code pre{max-height:32rem;margin:0;padding:.6rem .8rem;tab-size:2;background:var(--ground);border:1px solid var(--line);border-radius:.4rem;white-space:pre-wrap;overflow:auto;overflow-wrap:anywhere}.scripted .code pre{padding-right:4.6rem}
.copy{display:none;position:absolute;right:.4rem;top:.4rem;padding:.1rem .5rem;font-size:.8rem}.scripted .copy{display:block}
.k{color:var(--key)}.s{color:var(--string)}.n{color:var(--number)}
.control{border-top:1px solid var(--line);padding:.5rem 0 .8rem}.control:first-of-type{border:0}.control h3{margin:.2rem 0}.control p.dim{margin:0 0 .4rem}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.5rem .7rem;align-items:end}.field label{display:block;font-size:.82rem;color:var(--dim)}.field input,.field select,.field textarea{width:100%;min-height:2.2rem}.field:has(textarea){grid-column:1/-1}.fields button{justify-self:start}
select,textarea{font:inherit;padding:.3rem .5rem;border:1px solid var(--dim);border-radius:.4rem;background:var(--card);color:var(--ink);max-width:100%}
[aria-invalid]{border-color:var(--bad)}
.said{margin:.2rem 0 0;font-size:.88rem}.said:empty{display:none}.said.good{color:var(--good)}.said.bad{color:var(--bad)}
.act{display:inline-flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:center}
.danger{border-color:var(--bad);color:var(--bad)}
[role=alertdialog]{max-width:min(26rem,calc(100vw - 2rem));border:1px solid var(--line);border-radius:.6rem;padding:1.2rem;background:var(--card);color:var(--ink)}[role=alertdialog]::backdrop{background:#0008}
summary{cursor:pointer}
@media(max-width:60rem){
.board{display:block}.board>header{flex-wrap:wrap;padding:.5rem .8rem}.brand{width:auto}#clock{margin-left:auto}.board>header::after{content:'';order:2;flex-basis:100%}#searching{order:3;flex:1}#searching button{display:none}
.menu{display:block;order:4}
#places:not(:popover-open){display:none}#places:popover-open{position:fixed;inset:0 0 auto auto;width:min(18rem,100vw);max-height:100vh;overflow:auto;padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:0 0 0 .6rem;box-shadow:0 1rem 3rem #0006}
.board>main{padding:.8rem}
}
@media(max-width:46rem){
section,.card{padding:.8rem}
thead{position:absolute;left:-99rem}table,tbody,tr,td{display:block}
tr{padding:.5rem 0;border-bottom:1px solid var(--line)}tr:last-child{border:0}
td{position:relative;padding:.1rem 0 .1rem 6rem;border:0;min-height:1.7em}td::before{content:attr(data-head);position:absolute;left:0;color:var(--dim);font-size:.82rem}td:empty{display:none}
.scripted .code pre{padding:2rem .7rem .6rem}
.chart text{font-size:13px}
.lines li,.timeline>li{display:block}.lines time,.when{color:var(--dim);font-size:.82rem}
}
`;
