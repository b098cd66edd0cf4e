import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeNetworkSpaces, type NetworkSpaces, spacesNeed } from '../support/network-spaces.ts';

const needs = spacesNeed('ethtool');

/** Numbers of the kernel's link modes. */
const GIGABIT = '0,1,2,3,5,6';
const FAST = '0,1,2,3,6';
const [HALF, FULL] = ['0', '1'];

describe.skipIf(needs.skip)(`what a card and the other end of its cable can do ${needs.reason}`, () => {
  let spaces: NetworkSpaces;
  beforeAll(() => {
    spaces = makeNetworkSpaces(['pc']);
    spaces.ip('pc', 'tuntap add dev tap0 mode tap', 'link set tap0 up', 'link add veth0 type veth peer name veth1');
  });
  afterAll(() => spaces.remove());

  const set = (...given: readonly string[]) =>
    spaces.run('pc', [process.execPath, 'test/support/set-link-settings.ts', 'tap0', ...given]);
  const cards = (): readonly { readonly name: string }[] =>
    JSON.parse(spaces.run('pc', [process.execPath, 'test/support/print-cards.ts']));
  const card = (name: string) => cards().find((each) => each.name === name);
  const printed = (heading: string) => {
    const text = spaces.run('pc', ['ethtool', 'tap0']);
    return new RegExp(`${heading}:([^:]*)\\n\\t\\S`).exec(text)?.[1] ?? '';
  };

  it('is what ethtool prints: a Gigabit card on a cable that carries 100 Mbit/s', () => {
    set('100', FULL, '1', GIGABIT, GIGABIT);
    expect(printed('Supported link modes')).toContain('1000baseT/Full');
    expect(printed('Link partner advertised link modes')).toContain('1000baseT/Full');
    expect(card('tap0')).toEqual({
      name: 'tap0',
      kind: 'wired',
      virtual: true,
      speedMbps: 100,
      duplex: 'full',
      maxSpeedMbps: 1_000,
      otherEndMaxSpeedMbps: 1_000,
      autoNegotiation: true,
      mac: expect.stringMatching(/^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/),
    });
  });

  it('is what ethtool prints: a Gigabit card at an old switch', () => {
    set('100', FULL, '1', GIGABIT, FAST);
    expect(printed('Link partner advertised link modes')).not.toContain('1000base');
    expect(card('tap0')).toMatchObject({ maxSpeedMbps: 1_000, otherEndMaxSpeedMbps: 100 });
  });

  it('is a card of 100 Mbit/s fixed to half duplex, at an end that offers nothing', () => {
    set('100', HALF, '0', FAST);
    expect(card('tap0')).toMatchObject({ speedMbps: 100, duplex: 'half', maxSpeedMbps: 100, autoNegotiation: false });
    expect(card('tap0')).not.toHaveProperty('otherEndMaxSpeedMbps');
  });

  it('is unknown of a card that lists no mode', () => {
    expect(card('veth0')).toBeDefined();
    expect(card('veth0')).not.toHaveProperty('maxSpeedMbps');
    expect(card('veth0')).not.toHaveProperty('autoNegotiation');
  });
});
