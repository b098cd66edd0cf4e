import { expect, it } from 'vitest';
import { damm } from './damm.ts';

it('gives the check digit of the thesis’ example, and 0 of a number with its digit', () => {
  expect(damm('572')).toBe(4);
  expect(damm('5724')).toBe(0);
});

it('finds every wrong digit and every two neighbours that changed places', () => {
  const code = `20493817465${damm('20493817465')}`;
  for (const [place, digit] of [...code].entries()) {
    for (const other of '0123456789') {
      if (other === digit) continue;
      expect(damm(code.slice(0, place) + other + code.slice(place + 1))).not.toBe(0);
    }
    const next = code[place + 1];
    if (next === undefined || next === digit) continue;
    expect(damm(code.slice(0, place) + next + digit + code.slice(place + 2))).not.toBe(0);
  }
});
