import type { Incident } from '@mach/wire';
import { maySee } from '../http/own-commune.ts';

/** Whoever belongs to a commune sees what touched it, as far as it reached; of nobody's commune is what touched none. */
export const isSeen = (
  request: Parameters<typeof maySee>[0],
  { communesTouched }: Pick<Incident, 'communesTouched'>,
): boolean => request.caller?.communeCode === undefined || communesTouched.some((code) => maySee(request, code));
