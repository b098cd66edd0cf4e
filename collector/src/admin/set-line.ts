import type { Random } from '@mach/ports';
import type { Line } from '@mach/wire';
import type { FleetState } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';

interface LineRequest {
  /** Absent of a new one. */
  readonly id?: string;
  readonly siteId: string;
  readonly line: Omit<Line, 'id' | 'siteId'>;
}

/**
 * Decides what is registered of one line of a site: who sells it, under which number they know it, whom to call. A site may have several,
 * but not one twice: by the circuit number, or by kind and provider where there is none.
 */
export function setLine({ id, siteId, line }: LineRequest, { registry }: FleetState, random: Random): Decision {
  const { lines, sites } = registry;
  if (!sites.has(siteId)) return no(`there is no site ${siteId}: mach-collector sites list shows them`, 'not-found');
  if (id !== undefined && lines.get(id)?.siteId !== siteId)
    return no(`there is no line ${id} of site ${siteId}: mach-collector lines list shows them`, 'not-found');
  const twin = lines.values().find((each) => each.id !== id && isSameLine(each, line, siteId));
  if (twin !== undefined)
    return no(
      `this site has that line already: ${twin.id}`,
      'line-twice',
      line.circuit === undefined ? 'provider' : 'circuit',
    );
  const set: Line = { id: id ?? Buffer.from(random.bytes(8)).toString('hex'), siteId, ...line };
  return { changes: [{ type: 'line-added', line: set }], answer: { ok: true } };
}

/** Whether a line of the register is the one that somebody describes. */
export function isSameLine(known: Line, line: LineRequest['line'], siteId: string): boolean {
  if (known.siteId !== siteId || known.kind !== line.kind) return false;
  return line.circuit === undefined || known.circuit === undefined
    ? known.provider === line.provider
    : known.circuit === line.circuit;
}

const no = (error: string, code: string, field?: string): Decision => ({
  changes: [],
  answer: { ok: false, error, code, ...(field === undefined ? {} : { field }) },
});
