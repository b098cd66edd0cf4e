import { tryScenario } from './try-scenario.ts';
const [first, count, n, part, setting] = process.argv.slice(2);
const t0 = Date.now();
let ok = 0, all = 0, extra = 0, prov = 0, provOk = 0, sets = 0;
const wrong = new Map<string, number>();
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  const r = tryScenario(seed, { count: Number(n ?? 1), ...(part && part !== '-' ? { part } : {}), ...(setting ? { setting: setting as never } : {}) });
  for (const o of r.outcomes) {
    all++;
    const good = o.isRight && o.alike.length === 0 || (o.said === 'not-enough-evidence' && o.alike.length > 0) ;
    if (o.isRight || good) ok++;
    else { const k = `${o.truth.fault.type}${o.truth.fault.share ? ' part' : ''} -> ${o.said} (${o.alike}) ${o.confidence.toFixed(2)}`; console.log(seed, k); wrong.set(`${o.truth.fault.type} -> ${o.said}`, (wrong.get(`${o.truth.fault.type} -> ${o.said}`) ?? 0) + 1); }
    if (o.provisional) { prov++; sets += o.provisional.causes.length; if (o.provisional.holds) provOk++; else console.log(seed, 'provisional', o.truth.fault.type, o.provisional.causes.join(' ')); }
  }
  for (const v of r.verdicts) if (!v.isRight) { extra++; console.log(seed, 'EXTRA', v.verdict.cause, v.verdict.trouble, v.verdict.scope.kind, v.verdict.scope.id, v.verdict.confidence.toFixed(3), r.drawn.scenario.faults.slice(0,3).map((f) => f.type).join('+'), v.verdict.evidence.map((e) => e.code).join(' ')); }
}
console.log({ ok, all, ratio: ok / all, extra, prov, provOk, setSize: sets / prov, ms: (Date.now() - t0) / Number(count) });
console.log(wrong);
