import { callsOf, everyPoint, type SmallWorld, said } from './every-point.ts';
import { FAULT_KINDS } from './fault-gate.ts';

/** Has each call go wrong in turn, says what was called and what broke, and gives how many runs broke a promise. */
export async function runEveryPoint(
  { each, ...world }: SmallWorld & { readonly each: number },
  say: (text: string) => void,
): Promise<number> {
  for (const [port, calls] of await callsOf(world)) {
    const counted = Map.groupBy(calls, (call) => call.replace('?', ''));
    say(`${port}: ${calls.length} calls (${[...counted].map(([call, made]) => `${made.length} ${call}`).join(', ')})`);
  }
  const runs = new Map<string, number>();
  let [broken, lossy] = [0, 0];
  for await (const tried of everyPoint(world, { first: 1, each })) {
    const { point, violations, trace, lost } = tried;
    const name = `${point.port} ${point.kind}`;
    runs.set(name, (runs.get(name) ?? 0) + 1);
    if (lost > 0) lossy++;
    if (violations.length === 0) continue;
    broken++;
    say(`${said(tried)}  BROKEN\n`);
    for (const line of [...violations, '', ...trace]) say(`  ${line}`);
  }
  const total = [...runs.values()].reduce((sum, count) => sum + count, 0);
  for (const port of new Set([...runs.keys()].map((name) => name.split(' ')[0]))) {
    say(`${port}: ${FAULT_KINDS.map((kind) => `${runs.get(`${port} ${kind}`) ?? 0} ${kind}`).join(', ')}`);
  }
  const outcome = broken === 0 ? 'all promises kept' : `${broken} broke a promise`;
  say(`${total} runs of ${world.agents} agents, with reports lost and accounted for in ${lossy} of them: ${outcome}`);
  return broken;
}
