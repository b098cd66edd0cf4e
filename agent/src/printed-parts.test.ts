import { expect, it } from 'vitest';
import { printedParts } from './printed-parts.ts';

it('prints a line a part, with texts quoted where they have blanks, and failures by kind', () => {
  const reading = { uptimeMs: 1, durationMs: 2 };
  const lines = printedParts([
    {
      ...reading,
      kind: 'snmp',
      target: '192.0.2.1',
      ok: true,
      values: { maker: 'TP-Link', model: 'SG 2008', objects: 9 },
    },
    { ...reading, kind: 'snmp-tray', target: 'Tray 1', ok: true, values: { hasPaper: false } },
    { ...reading, kind: 'snmp-supply', ok: false, failure: 'timeout', detail: 'no answer', values: {} },
  ]);
  expect(lines).toEqual([
    'snmp 192.0.2.1: maker=TP-Link model="SG 2008" objects=9',
    'snmp-tray Tray 1: hasPaper=false',
    'snmp-supply: timeout: no answer',
  ]);
});
