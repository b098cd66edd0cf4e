import { expect, it } from 'vitest';
import { componentName, factName, partName } from './device-words.ts';

it('words are told by code and language, and a code that is not known reads as itself', () => {
  expect(componentName('memory', 'vi')).toBe('Bộ nhớ RAM');
  expect(factName('memory-size', 'en')).toBe('how much memory there is');
  expect(partName('heat', 'vi')).toBe('nhiệt độ của máy');
  expect([componentName('x', 'vi'), factName('constructor', 'en'), partName('', 'vi')]).toEqual([
    'x',
    'constructor',
    '',
  ]);
});
