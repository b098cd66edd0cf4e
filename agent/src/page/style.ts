import { CHECK_TOPICS } from '@mach/diagnosis';

/** One column with large letters, for old PCs and small screens. A check is written as it comes, and its parts go to their places
 * by their order: the result first, each light where it belongs. The page needs no script. Nothing that Chrome 109 does not know, the last on Windows 7. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --ground: #f6f7f9; --card: #fff; --line: #d0d7de;
  --good: #1a7f37; --warn: #9a6700; --bad: #b3261e; --act: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa4af; --ground: #0d1117; --card: #161b22;
  --line: #30363d; --good: #4ac26b; --warn: #d4a72c; --bad: #ff8178; --act: #6cb0ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 18px/1.5 "Segoe UI", system-ui, "DejaVu Sans", sans-serif; }
main { max-width: 680px; margin: 0 auto; padding: 20px 16px 40px; }
header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 16px; }
h1 { font-size: 26px; margin: 0; }
h2 { font-size: 20px; margin: 28px 0 8px; }
p { margin: 8px 0; }
.soft { color: var(--soft); font-size: 16px; }
a { color: var(--act); }
form { display: grid; gap: 12px; margin: 16px 0; }
button { font: inherit; padding: 16px; border: 1px solid var(--line); border-radius: 10px; background: var(--card);
  color: inherit; text-align: left; cursor: pointer; }
button.first { background: var(--act); border-color: var(--act); color: #fff; font-weight: 600; }
@media (prefers-color-scheme: dark) { button.first { color: #06121f; } }
button:hover, button:focus-visible, a:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.check { display: flex; flex-direction: column; }
.check > .end { order: -1; }
.lights { display: flex; flex-direction: column; }
${CHECK_TOPICS.map((_, place) => `.lights > .place-${place} { order: ${place}; }`).join(' ')}
details { margin: 6px 0; }
summary { padding: 10px 12px; cursor: pointer; color: var(--soft); }
summary:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: flex; gap: 12px; align-items: flex-start; padding: 10px 12px; margin: 0 0 6px; background: var(--card);
  border: 1px solid var(--line); border-left-width: 6px; border-radius: 8px; overflow-wrap: anywhere; }
li .mark { flex: none; width: 1.4em; font-weight: 700; text-align: center; }
li.good { border-left-color: var(--good); } li.good .mark { color: var(--good); }
li.warning { border-left-color: var(--warn); } li.warning .mark { color: var(--warn); }
li.critical { border-left-color: var(--bad); } li.critical .mark { color: var(--bad); }
.result { padding: 14px 16px; border: 2px solid var(--line); border-radius: 10px; background: var(--card); }
.result.good { border-color: var(--good); } .result.warning { border-color: var(--warn); }
.result.critical { border-color: var(--bad); }
.result .cause { font-weight: 600; font-size: 20px; }
.code { font: 700 30px/1.3 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; letter-spacing: .06em; margin: 4px 0; }
main:has(#result) .running { display: none; }
dl.calls { display: grid; grid-template-columns: 1fr auto; gap: 4px 16px; margin: 4px 0; }
dl.calls dt { overflow-wrap: anywhere; } dl.calls dd { margin: 0; font-weight: 600; white-space: nowrap; }
pre { overflow: auto; max-height: 70vh; padding: 12px; background: var(--card); border: 1px solid var(--line); border-radius: 8px;
  font: 14px/1.4 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; }
nav { margin-top: 24px; display: flex; flex-wrap: wrap; gap: 8px 24px; }
`;
