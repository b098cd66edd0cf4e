import { describe, expect, it } from 'vitest';
import { emptyAnswer, filledAnswer, STATES, VIEWS } from './views.ts';

const asked = (path: string) => new URL(`http://mach.example/api/v1/${path}`);

describe('made answers of the sheet', () => {
  it.each(['session', 'communes', 'overview', 'incidents?open=true', 'sites?commune=1', 'meetings', 'meetings/m'])(
    'are there for %s, and the same each time',
    (path) => {
      const made = filledAnswer(asked(path));
      expect(made).toBeDefined();
      expect(JSON.stringify(filledAnswer(asked(path)))).toBe(JSON.stringify(made));
    },
  );

  it('are none for what nobody asks, and empty lists on the first day', () => {
    expect(filledAnswer(asked('unheard-of'))).toBeUndefined();
    expect(emptyAnswer(asked('communes'))).toEqual({ items: [], total: 0 });
    expect(emptyAnswer(asked('devices/x'))).toBeUndefined();
  });

  it('leave out incidents that are over where the open ones are asked for', () => {
    const { items } = filledAnswer(asked('incidents?open=true')) as { readonly items: readonly { endedAt?: number }[] };
    expect(items.every(({ endedAt }) => endedAt === undefined)).toBe(true);
  });
});

it('names of views and states are told apart, for they are arguments of one command', () => {
  const names = [...VIEWS, ...STATES].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
