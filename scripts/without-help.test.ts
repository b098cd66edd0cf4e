import { expect, it } from 'vitest';
import { withoutHelp } from './without-help.ts';

it('leaves out what is said to people, and nothing else', () => {
  const code = `export const a: Spec = { help: 'how’s it', as: 'mach_a', nested: [f({ summary: "s", help })], text: 'help: x' };`;
  expect(withoutHelp(code)).toBe(
    `export const a: Spec = { help: '', as: 'mach_a', nested: [f({ summary: '', help })], text: 'help: x' };`,
  );
});

it('does not touch what it can’t tell', () => {
  const code = `const a = { help: f('x'), family: c + 'd', ['summary']: 1 };`;
  expect(withoutHelp(code)).toBe(code);
});
