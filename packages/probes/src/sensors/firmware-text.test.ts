import { expect, it } from 'vitest';
import { firmwareDate, firmwareText } from './firmware-text.ts';

it.each([
  'To Be Filled By O.E.M.',
  'To be filled by O.E.M.',
  'Not Specified',
  'Default string',
  'System Product Name',
  'Unknown - [0x9B85]',
  'Unknown                                         ',
  '[Empty]',
  'None',
  '        ',
  'xxxxxxxxxxxx',
  '00000000',
])('"%s" says nothing', (text) => {
  expect(firmwareText(text)).toBeUndefined();
});

it.each([
  ['  HP   ProDesk 400 G1 SFF ', 'HP ProDesk 400 G1 SFF'],
  ['ThinkCentre M73', 'ThinkCentre M73'],
  ['Nonesuch', 'Nonesuch'],
])('"%s" is kept', (given, text) => {
  expect(firmwareText(given)).toBe(text);
});

it.each([
  ['04/01/2015', '2015-04-01'],
  ['2015-04-01', '2015-04-01'],
  ['2015-04-01T00:00:00Z', '2015-04-01'],
  ['31/12/2015', undefined],
  ['01/01/1900', undefined],
  ['', undefined],
  ['soon', undefined],
])('date "%s" is %s', (given, date) => {
  expect(firmwareDate(given)).toBe(date);
});

it.each(['<OUT OF SPEC>', '<BAD INDEX>', '\uFFFD\uFFFD\uFFFD', '\u0000\u0001', '...', '--'])(
  '%j says nothing',
  (text) => {
    expect(firmwareText(text)).toBeUndefined();
  },
);

it('bytes that are no text stand for a blank', () => {
  expect(firmwareText('OptiPlex\u0000\uFFFD 3020\u0007')).toBe('OptiPlex 3020');
});
