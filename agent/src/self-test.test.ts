import { createVirtualTime, scriptedInventory } from '@mach/ports/testing';
import type { Reading } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import { selfTest } from './self-test.ts';

const reading = (kind: string, more: Partial<Reading>): Reading => ({
  kind,
  uptimeMs: 0,
  ok: true,
  values: {},
  ...more,
});

async function made(kind: string, readings: readonly Reading[], tookMs = 0) {
  const time = createVirtualTime();
  const { clock } = time.machine().program();
  const inventory = scriptedInventory({
    ok: true,
    value: {
      system: { manufacturer: 'Dell', model: 'OptiPlex', version: '', chassis: 'Desktop' },
      networkCards: [{ name: 'Mang cua chi Lan', kind: 'wired', virtual: false }],
      disks: [{ device: 'sda', model: 'ST500DM002', bytes: 1, kind: 'hdd', bus: 'SATA', serial: 'Z3TFX9KL' }],
      unread: { disks: "EACCES: permission denied, open '/media/nguyenvana/x'" },
    },
  });
  const test = selfTest(
    {
      explanation: ['vì sao'],
      program: 'mach-agent 1',
      runtime: 'node 24',
      platform: 'linux x64',
      kinds: [kind],
      privateNames: ['PC-BinhSon-07', 'nguyenvana', 'pc'],
    },
    {
      clock,
      inventory,
      run: async () => {
        await clock.sleep(tookMs);
        return readings;
      },
    },
  );
  await time.runUntil(tookMs + 1);
  return test;
}

describe('a self-test', () => {
  it('begins with what it is, and tells of each sensor how long it took, what it found and why it failed', async () => {
    const failed = reading('disk', { target: 'sda', ok: false, failure: 'denied', detail: 'no right' });
    const found = await made('disk', [failed, reading('disk', { target: 'sdb', values: { sizeBytes: 1 } })], 40);
    expect(Object.keys(found)[0]).toBe('explanation');
    expect(found.sensors).toEqual([
      {
        kind: 'disk',
        tookMs: 40,
        parts: [
          { target: 'sda', ok: false, failure: 'denied', detail: 'no right', values: {} },
          { target: 'sdb', ok: true, values: { sizeBytes: 1 } },
        ],
      },
    ]);
  });

  it.each([
    ['the host', 'of pc-binhson-07 too'],
    ['who runs it', 'C:\\Users\\nguyenvana\\x'],
    ['another user, by the home folder', "open '/media/tranthib/x'"],
    ['a hardware address', 'at 02:FC:00:00:00:05'],
  ])('leaves out %s, wherever a sensor has put it', async (_what, text) => {
    const found = JSON.stringify(await made('os', [reading('os', { values: { text }, detail: text })]));
    expect(found).not.toMatch(/binhson|nguyenvana|tranthib|02:fc/i);
  });

  it.each(['network', 'filesystem', 'printer'])(
    'numbers the parts of %s, which people may have named',
    async (kind) => {
      const found = await made(kind, [reading(kind, { target: 'May in chi Lan' })]);
      expect(found.sensors[0]?.parts[0]?.target).toBe(`${kind} 1`);
      expect(JSON.stringify(found)).not.toContain('Lan');
    },
  );

  it('keeps no hash and no address of the gateway', async () => {
    const values = { address: '192.168.1.1', interface: 'eth0', macHash: 'ab' };
    const found = await made('gateway', [reading('gateway', { values })]);
    expect(found.sensors[0]?.parts[0]?.values).toEqual({ interface: 'eth0' });
  });

  it('keeps neither the serial number of a disk nor its hash', async () => {
    const found = await made('disk', [reading('disk', { target: 'sda', values: { sizeBytes: 1, serialHash: 'ab' } })]);
    expect(found.sensors[0]?.parts[0]?.values).toEqual({ sizeBytes: 1 });
    expect(found.facts).toMatchObject({ value: { disks: [{ device: 'sda', model: 'ST500DM002' }] } });
    expect(JSON.stringify(found)).not.toContain('Z3TFX9KL');
  });
});
