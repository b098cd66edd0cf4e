import { expect, it } from 'vitest';
import { unknownCommand } from './unknown-command.ts';

const ids = ['doctor', 'plan', 'plan:verify', 'devices:list', 'devices:show'];
const told = (...given: readonly string[]) => unknownCommand('mach-collector', ids, given);

it.each([
  [[]],
  [['--help']],
  [['plan', '--budget', '5 tỷ']],
  [['plan', 'verify', 'plan.json']],
  [['plan', 'plan.json']],
  [['devices']],
  [['devices', '--help']],
  [['devices', 'list', '--json']],
])('says nothing of what there is: %j', (given) => {
  expect(told(...given)).toBeUndefined();
});

it('names what lists the commands, and what may have been meant', () => {
  expect(told('nonsense')).toBe('there is no command "nonsense": mach-collector --help lists them');
  expect(told('plann')).toBe('there is no command "plann" (plan?): mach-collector --help lists them');
  expect(told('devices', 'lsit')).toBe(
    'there is no command "devices lsit" (devices list?): mach-collector devices --help lists them',
  );
  expect(told('device', 'list')).toBe(
    'there is no command "device list" (devices list?): mach-collector --help lists them',
  );
});
