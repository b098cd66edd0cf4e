import { toldKind } from './contract.ts';

/** A press of *Hệ thống vẫn chậm* on the check-up page: nothing but that it was. Whose PC it came from is nobody's to know. */
export const stillSlow = toldKind({
  name: 'still-slow',
  summary:
    'A press of “the system is still slow” on the check-up page, at most once in ten minutes; nothing else is told.',
  metrics: [],
  countedByCommune: true,
});
