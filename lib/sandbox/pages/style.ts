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
::placeholder{color:var(--dim);opacity:1}
summary{cursor:pointer}fieldset summary{padding:.2rem 0 .6rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.2rem 0;padding:.5rem .7rem;border-radius:.4rem;background:var(--ground);font-size:.82rem;max-height:24rem;overflow:auto}
`;

/** The icon of all pages. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#00658a" d="M1 1h6v1H1zm0 2h6v1H1zm0 2h3v1H1z"/></svg>';
