import { describe, expect, it } from 'vitest';
import { createAnalyst } from '../exposition/analysis.ts';
import { NOW, smallFleet } from '../exposition/testing/small-fleet.ts';
import { dayNote, overview } from './overview.ts';

const analyse = (state: ReturnType<typeof smallFleet>) =>
  createAnalyst({ state: () => state, now: () => NOW, nextTurn: async () => {} })();

describe('the overview of a province', () => {
  it('has no changes before a day was noted, and none right after', async () => {
    const state = smallFleet();
    const analysis = await analyse(state);
    expect(overview(state, analysis, NOW)).not.toHaveProperty('changes');
    const noted = { ...state, registry: { ...state.registry, dayNotes: [dayNote(state, analysis, NOW)] } };
    expect(overview(noted, analysis, NOW).changes).toMatchObject({ newlyFailing: [], newlySilent: [], heardAgain: [] });
  });

  it('names the devices and communes that its changes speak of', async () => {
    const state = smallFleet();
    const analysis = await analyse(state);
    const now = dayNote(state, analysis, NOW);
    const before = { ...now, failing: [...state.registry.devices.keys()].slice(0, 1), silent: ['00001'] };
    const noted = { ...state, registry: { ...state.registry, dayNotes: [before] } };
    const made = overview(noted, analysis, NOW);
    const { changes } = made;
    const known = new Set(made.devices.map(({ id }) => id));
    expect([...(changes?.newlyFailing ?? []), ...(changes?.noLongerFailing ?? [])].every((id) => known.has(id))).toBe(
      true,
    );
    const codes = new Set(made.communes.map(({ code }) => code));
    expect([...(changes?.newlySilent ?? []), ...(changes?.heardAgain ?? [])].every((code) => codes.has(code))).toBe(
      true,
    );
  });
});
