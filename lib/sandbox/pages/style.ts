/** The styles of all pages. */
export const STYLE = `:root{color-scheme:light dark;--ink:#16232e;--dim:#4d5b66;--ground:#f4f6f8;--card:#fff;--line:#d5dce2;--accent:#00658a;--on:#fff;--bad:#a3211b;--good:#17663a;--bad-ground:#fbeceb;--good-ground:#e8f4ec;--soft:#eef4f7}
@media(prefers-color-scheme:dark){:root{--ink:#e8eef2;--dim:#aab7c1;--ground:#10181f;--card:#1a252e;--line:#33414c;--accent:#6cc9f0;--on:#08222e;--bad:#ff9d94;--good:#7fdba4;--bad-ground:#3a1f1e;--good-ground:#16332a;--soft:#20303b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{max-width:88rem;margin:0 auto;padding:1rem}
main.narrow{max-width:32rem}
h1{font-size:1.3rem;margin:0}h2{font-size:1.05rem;margin:0}h3{font-size:.9rem;margin:0 0 .3rem}
p{margin:.6rem 0}
section,.card{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.9rem 1.1rem;margin:0 0 1rem}
.card{padding:1.2rem 1.4rem}
a{color:var(--accent)}
button,a.main{font:inherit;padding:.3rem .7rem;border:1px solid var(--accent);border-radius:.4rem;background:var(--card);color:var(--accent);cursor:pointer}
button:hover{background:var(--soft)}
button.main,a.main{display:block;width:100%;padding:.7rem;background:var(--accent);color:var(--on);font-weight:600;text-align:center;text-decoration:none}
button.wide{width:100%;padding:.6rem}
input{font:inherit;padding:.3rem .5rem;border:1px solid var(--dim);border-radius:.4rem;background:var(--card);color:var(--ink);max-width:100%}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.narrow label>input[name=value]{display:block;width:100%;padding:.6rem;margin:.4rem 0}
fieldset{border:0;margin:1rem 0;padding:0;min-width:0}legend{padding:0;font-weight:600;margin-bottom:.4rem}
.way{display:flex;gap:.7rem;padding:.5rem .7rem;align-items:baseline;border:1px solid var(--line);border-radius:.4rem;margin:0 0 .4rem;cursor:pointer}.way:has(:checked){border-color:var(--accent);background:var(--soft)}.way input{margin:0;accent-color:var(--accent)}.way span{flex:1;display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 .8rem}
small,.dim{color:var(--dim)}.amount{font-size:2rem;font-weight:650;line-height:1.2;margin:.2rem 0}
.bad{color:var(--bad)}.good{color:var(--good)}
.note{border-radius:.4rem;padding:.6rem .8rem;background:var(--soft)}.note.bad{background:var(--bad-ground)}.note.good{background:var(--good-ground)}
main.board{display:grid;grid-template-columns:minmax(0,1fr) 17rem;gap:0 1rem;align-items:start}
.board header{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:.5rem 1rem;justify-content:space-between;align-items:center;margin-bottom:.6rem}
.board header label{display:flex;gap:.5rem;align-items:center}.board header input{width:18rem}
@media(max-width:64rem){main.board{display:block}.board header form{flex:1 1 16rem}.board header label{width:100%}.board header input{width:100%}}
section.empty{display:flex;gap:.8rem;align-items:baseline;padding:.5rem 1.1rem}.empty h2{font-size:.95rem}.empty p{margin:0}
.row{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;margin:0 0 .7rem;padding:0}.row li{overflow-wrap:anywhere}
#Settings{color:var(--dim);font-size:.9rem}#Settings strong{color:var(--ink);font-weight:600}
#Switches form{border-top:1px solid var(--line);padding:.6rem 0;margin-top:.6rem}#Switches form:last-child{padding-bottom:0}
.fields{display:grid;grid-template-columns:1fr 1fr;gap:.4rem .5rem;align-items:end}.fields label{font-size:.8rem;color:var(--dim)}.fields button{grid-column:2}.fields input{display:block;width:100%;font-size:.95rem}
::placeholder{color:var(--dim);opacity:1}
#words.note{position:fixed;right:1rem;bottom:1rem;margin:0;max-width:calc(100% - 2rem);border:1px solid currentColor}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin-top:.4rem;font-size:.92rem}
th,td{text-align:left;padding:.35rem 1rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}tr:last-child>td{border-bottom:0}
th{color:var(--dim);font-weight:500;font-size:.82rem;white-space:nowrap}td:last-child,th:last-child{padding-right:0}
td form{display:inline-block}td button,td input{padding:.05rem .5rem;font-size:.85rem}td input{width:6rem}
td:has(details){width:55%}td details{min-width:min(16rem,52vw);overflow-wrap:anywhere}td details h3{margin:.5rem 0 0}
.mark{border-radius:.3rem;padding:.05rem .45rem;background:var(--soft);white-space:nowrap}.mark.good{background:var(--good-ground)}.mark.bad{background:var(--bad-ground)}
summary{cursor:pointer}fieldset summary{padding:.2rem 0 .6rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.2rem 0;padding:.5rem .7rem;border-radius:.4rem;background:var(--ground);font-size:.82rem;max-height:24rem;overflow:auto}
`;

/** The icon of all pages. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#00658a" d="M1 1h6v1H1zm0 2h6v1H1zm0 2h3v1H1z"/></svg>';
