/** The styles of all pages. */
export const STYLE = `:root{color-scheme:light dark;--ink:#16232e;--dim:#4d5b66;--ground:#f4f6f8;--card:#fff;--line:#c9d2d9;--accent:#00658a;--on:#fff;--bad:#a3211b;--good:#17663a}
@media(prefers-color-scheme:dark){:root{--ink:#e8eef2;--dim:#aab7c1;--ground:#10181f;--card:#1a252e;--line:#3a4853;--accent:#6cc9f0;--on:#08222e;--bad:#ff9d94;--good:#7fdba4}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:72rem;margin:0 auto;padding:1rem}
main.narrow{max-width:30rem}
h1{font-size:1.4rem;margin:.5rem 0}h2{font-size:1.1rem;margin:0 0 .5rem}
section,.card{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:0 0 1rem}
a{color:var(--accent)}
button{font:inherit;padding:.4rem .8rem;border:1px solid var(--accent);border-radius:.4rem;background:var(--card);color:var(--accent);cursor:pointer}
button.main{background:var(--accent);color:var(--on);width:100%;padding:.7rem}
input,select{font:inherit;padding:.35rem;border:1px solid var(--dim);border-radius:.4rem;background:var(--card);color:var(--ink);max-width:100%}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
fieldset{border:1px solid var(--line);border-radius:.4rem;margin:0 0 1rem;padding:.5rem}
.way{display:flex;gap:.6rem;padding:.35rem;align-items:baseline}.way small{display:block}
small,.dim{color:var(--dim)}.amount{font-size:1.8rem;font-weight:600;margin:0}
.bad{color:var(--bad)}.good{color:var(--good)}
.controls{display:flex;flex-wrap:wrap;gap:1rem}.controls form{display:flex;flex-wrap:wrap;gap:.4rem;align-items:end}
.controls label{display:block;font-size:.85rem}.controls input{display:block;width:9rem}
.row form,.inline{display:inline}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}
summary{cursor:pointer}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0;max-height:24rem;overflow:auto}
`;

/** The icon of all pages. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#00658a" d="M1 1h6v1H1zm0 2h6v1H1zm0 2h3v1H1z"/></svg>';
