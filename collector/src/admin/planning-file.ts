import type { Random } from '@mach/ports';
import type { PlanPolicy } from '@mach/priority';
import { contradictions } from '../planning/contradictions.ts';
import { type FileRead, readPlanPolicy, readPrices } from '../planning/plan-files.ts';
import type { Registry } from '../state/fleet-state.ts';
import type { Decision } from './decision.ts';
import type { AdminRequest } from './request.ts';

type Asked = Extract<AdminRequest, { type: 'add-planning-file' | 'remove-planning-file' }>;

/** Every year's prices and criteria of a decade, some times over. */
const FILES_MAX = 200;

/** Decides about a file of prices or criteria: taken as a whole where it has no mistake, and told apart by its own day. */
export function decidePlanningFile(
  request: Asked,
  { planningFiles }: Registry,
  { now, random }: { readonly now: number; readonly random: Random },
): Decision {
  if (request.type === 'remove-planning-file') {
    if (!planningFiles.has(request.id)) return no('not-found', `there is no file ${request.id}`);
    return { changes: [{ type: 'planning-file-removed', id: request.id }], answer: { ok: true } };
  }
  const { kind, text, name } = request;
  const read = kind === 'prices' ? readPrices(text) : readSoundPolicy(text);
  if (!read.ok) {
    const [first] = read.problems;
    return no('file-mistakes', `${first?.path}: found ${first?.found}, expected ${first?.expected}`);
  }
  if (planningFiles.size >= FILES_MAX) return no('too-many', `at most ${FILES_MAX} files are kept`);
  const id = Buffer.from(random.bytes(6)).toString('hex');
  const file = { id, kind, date: read.value.date, name: name.trim() || kind, text, uploadedAt: now };
  return { changes: [{ type: 'planning-file-added', file }], answer: { ok: true } };
}

/** Whether it holds beside the prices as well is for the route, which knows the configuration. */
function readSoundPolicy(text: string): FileRead<PlanPolicy> {
  const read = readPlanPolicy(text);
  const problems = read.ok ? contradictions({ policy: read.value }) : [];
  return problems.length > 0 ? { ok: false, problems } : read;
}

const no = (code: string, error: string): Decision => ({ changes: [], answer: { ok: false, code, error } });
