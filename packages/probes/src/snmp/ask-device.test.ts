import { describe, expect, it } from 'vitest';
import { madeRound } from './testing/made-round.ts';
import {
  bytes,
  counter,
  gauge,
  integer,
  type MadeObjects,
  octets,
  oid,
  type ScriptedHow,
  scriptedSession,
  table,
} from './testing/scripted-session.ts';

const SYSTEM = '1.3.6.1.2.1.1';
const system = (descr: string, objectId: string): MadeObjects => ({
  [`${SYSTEM}.1.0`]: octets(descr),
  [`${SYSTEM}.2.0`]: oid(objectId),
  [`${SYSTEM}.3.0`]: { type: 'ticks', number: 6_000 },
});
const unknown = system('Something', '1.3.6.1.4.1.99999.1');

async function asked(objects: MadeObjects, how?: ScriptedHow) {
  const round = await madeRound(scriptedSession(objects, how));
  if (!round.ok) throw new Error(round.detail);
  const { device, parts, incomplete } = round.value;
  const of = (kind: string) => parts.filter((part) => part.kind === kind);
  return { device, parts, incomplete, of, values: (kind: string) => of(kind)[0]?.values };
}

const IF = '1.3.6.1.2.1.2.2.1';
const IFX = '1.3.6.1.2.1.31.1.1.1';
const twoPorts = {
  ...table(IF, {
    2: [octets('ethernet 1'), octets('lo')],
    3: [integer(6), integer(24)],
    5: [gauge(100_000_000), gauge(10)],
    7: [integer(1), integer(1)],
    8: [integer(1), integer(1)],
    10: [counter(5), counter(1)],
    16: [counter(6), counter(1)],
    14: [counter(7), counter(0)],
  }),
};

describe('what a device is', () => {
  it('is other, of a maker known by number, where no profile fits', async () => {
    expect((await asked(unknown)).device).toEqual({
      deviceKind: 'other',
      objectId: '1.3.6.1.4.1.99999.1',
      uptimeMs: 60_000,
    });
    const { device } = await asked(system('Branch Office Thing', '1.3.6.1.4.1.890.1.15'));
    expect(device).toMatchObject({ deviceKind: 'other', maker: 'Zyxel' });
  });

  it.each([
    ['RouterOS RB760iGS', '1.3.6.1.4.1.14988.1', { deviceKind: 'router', maker: 'MikroTik', model: 'RB760iGS' }],
    ['EdgeRouter Lite', '1.3.6.1.4.1.41112.1.5', { deviceKind: 'other', maker: 'Ubiquiti' }],
    ['Acme Wireless Router', '1.3.6.1.4.1.99999', { deviceKind: 'router' }],
    [
      'Hardware: Intel64 Family 6 - Software: Windows Version 6.3',
      '1.3.6.1.4.1.311.1.1.3.1.1',
      { deviceKind: 'server' },
    ],
    ['Linux somebodys-name 6.1.0-18-amd64', '1.3.6.1.4.1.8072.3.2.10', { deviceKind: 'other' }],
    ['AXIS P3245 Network Camera', '1.3.6.1.4.1.368.1.1', { deviceKind: 'camera', maker: 'Axis' }],
    ['Fujitsu Image Scanner fi-7300NX', '1.3.6.1.4.1.211.1', { deviceKind: 'scanner' }],
  ])('%s', async (descr, objectId, expected) => {
    const { device } = await asked(system(descr, objectId));
    expect(device).toMatchObject(expected);
    expect(JSON.stringify(device)).not.toContain('somebody');
  });

  it('is a switch where it knows who is behind which port, and a UPS or a printer by what it tells', async () => {
    const bridge = { ...unknown, '1.3.6.1.2.1.17.4.3.1.2.0.1.2.3.4.5': integer(1) };
    expect((await asked(bridge)).device).toMatchObject({ deviceKind: 'switch' });
    const ups = { ...unknown, '1.3.6.1.2.1.33.1.2.4.0': gauge(80), '1.3.6.1.2.1.33.1.1.2.0': octets('Rack 3000') };
    expect((await asked(ups)).device).toMatchObject({ deviceKind: 'ups', model: 'Rack 3000' });
    const printer = { ...unknown, '1.3.6.1.2.1.43.10.2.1.4.1.1': counter(77) };
    expect((await asked(printer)).device).toMatchObject({ deviceKind: 'printer' });
  });

  it('has a model by ENTITY-MIB where its maker has no profile', async () => {
    const chassis = table('1.3.6.1.2.1.47.1.1.1.1', {
      5: [integer(10), integer(3)],
      10: [octets(''), octets('v7')],
      13: [octets('fan'), octets('GS-2024')],
    });
    expect((await asked({ ...unknown, ...chassis })).device).toMatchObject({ model: 'GS-2024', firmware: 'v7' });
  });

  it('is told though the device lets nobody see its system group', async () => {
    const { device, of } = await asked(twoPorts);
    expect(device).toEqual({ deviceKind: 'other' });
    expect(of('snmp-interface')).toHaveLength(1);
  });
});

describe('ports', () => {
  it('have 32-bit counters where there are no others, which is said; loopbacks are left out', async () => {
    const { of } = await asked({ ...unknown, ...twoPorts });
    expect(of('snmp-interface')).toEqual([
      {
        kind: 'snmp-interface',
        target: 'ethernet 1',
        ok: true,
        values: {
          type: 6,
          adminStatus: 1,
          operStatus: 1,
          highSpeed: 100,
          countedMs: 60_000,
          inOctets: 5,
          outOctets: 6,
          inErrors: 7,
          counterBits: 32,
        },
      },
    ]);
  });

  it('have 64-bit counters where there are, beyond what a number can hold to the digit', async () => {
    const wide = {
      [`${IFX}.6.1`]: { type: 'counter64', number: 2n ** 60n + 1n } as const,
      [`${IFX}.10.1`]: { type: 'counter64', number: 9n } as const,
    };
    const values = (await asked({ ...unknown, ...twoPorts, ...wide, [`${IFX}.1.1`]: octets('eth1') })).values(
      'snmp-interface',
    );
    expect(values).toMatchObject({ inOctets: 2 ** 60, outOctets: 9, counterBits: 64 });
  });

  it('of one name are told apart; names of addresses and of people are not used', async () => {
    const names = ['eth', 'eth', '<pppoe-nguyenvana>', '00:1a:2b:3c:4d:5e', 'to 192.168.1.9', 'a@b.vn'];
    const columns = { 2: names.map(octets), 8: names.map(() => integer(1)) };
    const { of } = await asked({ ...unknown, ...table(IF, columns) });
    expect(of('snmp-interface').map(({ target }) => target)).toEqual(['eth', 'eth (2)', '3', '4', '5', '6']);
  });

  it('of 20,000 only so many are read and told, and it is said', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => octets(`port ${i}`));
    const objects = table(IF, { 2: many, 8: many.map(() => integer(1)) });
    const session = scriptedSession({ ...unknown, ...objects });
    const round = await madeRound(session);
    if (!round.ok) throw new Error(round.detail);
    expect(round.value.parts).toHaveLength(400);
    expect(round.value.incomplete).toEqual(['snmp-interface: cut off after 1000 rows', '600 parts are not reported']);
    expect(session.asked.length).toBeLessThan(400);
  });
});

describe('a UPS', () => {
  const UPS = '1.3.6.1.2.1.33.1';
  it('that does not know its minutes, or counts them by other types, says less and nothing wrong', async () => {
    const values = {
      [`${UPS}.2.3.0`]: gauge(4_294_967_295),
      [`${UPS}.2.4.0`]: integer(-1),
      [`${UPS}.2.5.0`]: { type: 'null' } as const,
      [`${UPS}.2.7.0`]: octets('twenty'),
      [`${UPS}.4.1.0`]: gauge(5),
      [`${UPS}.6.1.0`]: gauge(2),
      [`${UPS}.6.2.1.2.1`]: oid(`${UPS}.6.3.1`),
      [`${UPS}.6.2.1.2.2`]: oid(`${UPS}.6.3.2`),
    };
    const told = (await asked({ ...unknown, ...values })).values('ups');
    expect(told).toEqual({ onBattery: true, replaceBattery: true, overloaded: false });
  });

  it('without alarms has none, and where it can’t list them nobody knows', async () => {
    const charge = { ...unknown, [`${UPS}.2.4.0`]: gauge(100) };
    expect((await asked({ ...charge, [`${UPS}.6.1.0`]: gauge(0) })).values('ups')).toEqual({
      chargeRatio: 1,
      replaceBattery: false,
      overloaded: false,
    });
    expect((await asked(charge)).values('ups')).toEqual({ chargeRatio: 1 });
  });

  it('of APC is read by its own objects, and one that has both is told once, by its maker’s first', async () => {
    const APC = '1.3.6.1.4.1.318.1.1.1';
    const own = {
      [`${APC}.1.1.1.0`]: octets('Smart-UPS 1500'),
      [`${APC}.2.2.1.0`]: gauge(90),
      [`${APC}.2.2.3.0`]: { type: 'ticks', number: 318_000 } as const,
      [`${APC}.2.2.4.0`]: integer(2),
      [`${APC}.4.1.1.0`]: integer(3),
    };
    const { of, device } = await asked({
      ...system('APC Web/SNMP Management Card (MB:v4 SN: AB12)', '1.3.6.1.4.1.318.1.3.2.11'),
      ...own,
      [`${UPS}.2.4.0`]: gauge(50),
      [`${UPS}.2.7.0`]: gauge(31),
    });
    expect(device).toMatchObject({ deviceKind: 'ups', maker: 'APC', model: 'Smart-UPS 1500' });
    expect(of('ups')).toEqual([
      {
        kind: 'ups',
        target: 'UPS',
        ok: true,
        values: {
          model: 'Smart-UPS 1500',
          chargeRatio: 0.9,
          runtimeMs: 3_180_000,
          replaceBattery: true,
          onBattery: true,
          batteryCelsius: 31,
        },
      },
    ]);
  });
});

describe('a printer', () => {
  const PRT = '1.3.6.1.2.1.43';
  it('tells what is left of what, and leaves out what it does not know', async () => {
    const supplies = table(`${PRT}.11.1.1`, {
      5: [integer(3), integer(3), integer(4), integer(5)],
      6: [octets('Black'), octets('Cyan'), octets('Waste'), octets('Magenta')],
      8: [integer(2_000), integer(-2), integer(100), integer(0)],
      9: [integer(500), integer(-3), integer(-2), integer(10)],
    });
    const { of } = await asked({ ...unknown, ...supplies });
    expect(of('snmp-supply').map(({ target, values }) => [target, values])).toEqual([
      ['Black', { supply: 'toner', levelRatio: 0.25 }],
      ['Cyan', { supply: 'toner', someLeft: true }],
      ['Waste', { supply: 'waste' }],
      ['Magenta', { supply: 'ink' }],
    ]);
  });

  it('says what is wrong by its bits and by its alerts, each once', async () => {
    const objects = {
      '1.3.6.1.2.1.25.3.5.1.1.1': integer(1),
      '1.3.6.1.2.1.25.3.5.1.2.1': bytes(0b0100_1000, 0b0000_0100),
      ...table(`${PRT}.18.1.1`, { 7: [integer(8), integer(808), integer(7)] }),
      [`${PRT}.10.2.1.4.1.1`]: counter(40_321),
    };
    const { values } = await asked({ ...unknown, ...objects });
    expect(values('snmp-printer')).toEqual({ status: 'other', reasons: 'cover-open jam no-paper', pages: 40_321 });
    const well = await asked({ ...unknown, '1.3.6.1.2.1.25.3.5.1.2.1': bytes(0), [`${PRT}.10.2.1.4.1.1`]: counter(1) });
    expect(well.values('snmp-printer')).toEqual({ reasons: 'none', pages: 1 });
  });

  it('has trays with paper, without, and with some', async () => {
    const trays = table(`${PRT}.8.2.1`, {
      9: [integer(250), integer(250), integer(-2), integer(100)],
      10: [integer(0), integer(120), integer(-3), integer(-2)],
      13: [octets('Tray 1'), octets('Tray 2'), octets('Bypass'), octets('Tray 4')],
    });
    const { of } = await asked({ ...unknown, ...trays });
    expect(of('snmp-tray').map(({ target, values }) => [target, values])).toEqual([
      ['Tray 1', { capacity: 250, level: 0, hasPaper: false }],
      ['Tray 2', { capacity: 250, level: 120, hasPaper: true }],
      ['Bypass', { hasPaper: true }],
    ]);
  });
});

describe('who is where', () => {
  it('is counted by port, with hashes and never an address', async () => {
    const objects = {
      ...unknown,
      ...table(IF, { 2: [octets('g1'), octets('g2')], 8: [integer(1), integer(1)] }),
      '1.3.6.1.2.1.17.1.4.1.2.7': integer(2),
      '1.3.6.1.2.1.17.4.3.1.2.170.187.204.0.0.1': integer(7),
      '1.3.6.1.2.1.17.4.3.1.3.170.187.204.0.0.1': integer(3),
      '1.3.6.1.2.1.17.4.3.1.2.170.187.204.0.0.2': integer(7),
      '1.3.6.1.2.1.17.4.3.1.3.170.187.204.0.0.2': integer(4),
      '1.3.6.1.2.1.4.22.1.2.1.192.168.1.9': bytes(1, 2, 3, 4, 5, 6),
    };
    const { of } = await asked(objects);
    expect(of('snmp-port-addresses').map(({ target, values }) => [target, values])).toEqual([
      ['g2', { addresses: 1, addressHashes: '#aa:bb:cc:00' }],
      ['g1', { arpAddresses: 1 }],
    ]);
  });

  it('is known by its own addresses too: of its ports, as a switch, and to its neighbours', async () => {
    const objects = {
      ...unknown,
      ...table(IF, {
        2: [octets('g1'), octets('g2'), octets('lo'), octets('vlan')],
        6: [bytes(2, 0, 0, 0, 0, 1), bytes(2, 0, 0, 0, 0, 2), bytes(0, 0, 0, 0, 0, 0), octets('')],
        8: [integer(1), integer(1), integer(1), integer(1)],
      }),
      '1.3.6.1.2.1.17.1.1.0': bytes(2, 0, 0, 0, 0, 1),
      '1.0.8802.1.1.2.1.3.2.0': bytes(2, 0, 0, 0, 0, 9),
    };
    const round = await madeRound(scriptedSession(objects));
    expect(round.ok && round.value.device['ownHashes']).toBe('#02:00:00:00 #02:00:00:00 #02:00:00:00');
    const alone = await madeRound(scriptedSession(unknown));
    expect(alone.ok && alone.value.device['ownHashes']).toBeUndefined();
  });

  it('is heard at the port that the device has for it, which is not always the number of an interface', async () => {
    const objects = {
      ...unknown,
      '1.0.8802.1.1.2.1.4.1.1.5.0.49.1': octets('x'),
      '1.0.8802.1.1.2.1.3.7.1.2.49': integer(5),
      '1.0.8802.1.1.2.1.3.7.1.3.49': octets('gi1/0/1'),
    };
    expect((await asked(objects)).of('snmp-neighbour')).toMatchObject([{ target: 'gi1/0/1', values: {} }]);
  });

  it('is heard by LLDP: what it is and its port, without its name', async () => {
    const REMOTE = '1.0.8802.1.1.2.1.4.1.1';
    const row = (column: number) => `${REMOTE}.${column}.0.1.4`;
    const objects = {
      ...unknown,
      [row(4)]: integer(4),
      [row(5)]: bytes(0xaa, 0xbb, 0xcc, 0, 0, 9),
      [row(6)]: integer(5),
      [row(7)]: octets('ether5'),
      [row(9)]: octets('somebodys-name'),
      [row(12)]: bytes(0b0010_1000),
    };
    const { of } = await asked(objects);
    expect(of('snmp-neighbour')).toEqual([
      {
        kind: 'snmp-neighbour',
        target: '1',
        ok: true,
        values: { chassisHash: '#aa:bb:cc:00', port: 'ether5', capabilities: 'bridge router' },
      },
    ]);
  });
});

describe('a device that falls silent', () => {
  const silent = { ok: false, failure: 'timeout', detail: 'no answer by SNMP within 4 s' } as const;
  it('from the first question is no device', async () => {
    expect(await madeRound(scriptedSession({}, { instead: () => silent }))).toEqual(silent);
  });

  it('later is told by what it said, with what failed', async () => {
    const session = scriptedSession(
      { ...unknown, ...twoPorts },
      { instead: (question) => (question > 4 ? silent : undefined) },
    );
    const round = await madeRound(session);
    if (!round.ok) throw new Error(round.detail);
    expect(round.value.device).toMatchObject({ deviceKind: 'other' });
    expect(round.value.parts).toEqual([{ kind: 'snmp-interface', ...silent }]);
    expect(round.value.incomplete[0]).toContain('no answer by SNMP');
  });

  it('by version 1 tells all that it has as well', async () => {
    const { of, device } = await asked({ ...unknown, ...twoPorts }, { version: '1' });
    expect(device).toMatchObject({ uptimeMs: 60_000 });
    expect(of('snmp-interface')).toHaveLength(1);
  });
});
