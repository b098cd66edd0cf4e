import type { Line } from '@mach/wire';
import { describe, expect, it } from 'vitest';
import type { DevicePart, SiteParts } from './site-parts.ts';
import { siteTopology } from './site-topology.ts';

const ROUTER = 'gw';
const internet: Line = { id: 'L', siteId: 's', kind: 'internet', provider: 'VNPT' };
/** A device whose only hardware address is its own name. */
const device = (id: string, more: Partial<DevicePart> = {}): DevicePart => ({
  id,
  kind: 'pc',
  number: 1,
  state: 'up',
  own: [id],
  isGateway: false,
  isBehindGateway: false,
  isSeen: false,
  ports: [],
  heard: [],
  ...more,
});
const router = device('r', { kind: 'router', own: [ROUTER], isGateway: true });
/** `g1: a b` is a port with the addresses a and b behind it. */
const ports = (text: Readonly<Record<string, string>>) =>
  Object.entries(text).map(([name, hashes]) => ({ name, count: hashes.split(' ').length, hashes: hashes.split(' ') }));
const site = (devices: readonly DevicePart[], more: Partial<SiteParts> = {}): SiteParts => ({
  siteId: 's',
  gateway: ROUTER,
  lines: [internet],
  devices,
  ...more,
});
/** As `r -g1> pc`; what is guessed as `r -?> pc`. */
const drawn = (parts: SiteParts) =>
  siteTopology(parts)
    .edges.map(({ from, to, port, isGuess }) => `${from} -${isGuess ? '?' : ''}${port ?? ''}> ${to}`)
    .sort();

describe('a switch that tells what is behind its ports', () => {
  const sw = device('sw', { kind: 'switch', ports: ports({ up: `${ROUTER} x`, g1: 'pc1', g2: 'pc2 printer' }) });

  it('has what is alone at a port there for sure, and what shares one as a guess', () => {
    const parts = site([router, sw, device('pc1'), device('pc2'), device('printer', { kind: 'printer' })]);
    expect(drawn(parts)).toEqual(['L -> r', 'r -?> sw', 'sw -?g2> pc2', 'sw -?g2> printer', 'sw -g1> pc1']);
    expect(siteTopology(parts).edges.find(({ to }) => to === 'pc1')).toMatchObject({ by: 'port', port: 'g1' });
  });

  it('has what nobody sees on it as a guess, for where else should it hang', () => {
    expect(drawn(site([router, sw, device('pc9', { isBehindGateway: true })]))).toContain('sw -?> pc9');
  });

  it('hangs for sure where the router hears it by LLDP, at the port that it is heard at', () => {
    const hearing = { ...router, heard: [{ port: 'ether2', chassis: 'sw', remotePort: 'up' }] };
    expect(drawn(site([hearing, sw]))).toContain('r -ether2> sw');
  });

  it('hangs for sure where it hears the router itself', () => {
    const hearing = { ...sw, heard: [{ port: 'up', chassis: ROUTER, remotePort: 'ether3' }] };
    expect(drawn(site([router, hearing]))).toContain('r -ether3> sw');
  });

  it('hangs for sure at a port of the router behind which there is nothing but what it has itself', () => {
    const bridging = { ...router, ports: ports({ ether1: 'sw pc1 pc2 printer', ether2: 'other' }) };
    expect(drawn(site([bridging, sw, device('pc1')]))).toEqual(['L -> r', 'r -ether1> sw', 'sw -g1> pc1']);
    const more = { ...router, ports: ports({ ether1: 'sw pc1 pc2 printer stranger' }) };
    expect(drawn(site([more, sw]))).toContain('r -?ether1> sw');
  });
});

it('finds which of two switches is nearer to the line, whichever is told of first', () => {
  const near = device('near', { kind: 'switch', ports: ports({ p1: ROUTER, p2: 'far pc2 pc3', p3: 'pc1' }) });
  const far = device('far', { kind: 'switch', ports: ports({ q1: `${ROUTER} near pc1`, q2: 'pc2', q3: 'pc3' }) });
  const pcs = ['pc1', 'pc2', 'pc3'].map((id) => device(id));
  const expected = ['L -> r', 'far -q2> pc2', 'far -q3> pc3', 'near -p2> far', 'near -p3> pc1', 'r -?> near'];
  expect(drawn(site([router, near, far, ...pcs]))).toEqual(expected);
  expect(drawn(site([...pcs, far, near, router]))).toEqual(expected);
});

it('makes no ring out of tables that contradict each other', () => {
  const a = device('a', { kind: 'switch', ports: ports({ p1: 'b' }), heard: [{ port: 'p1', chassis: 'b' }] });
  const b = device('b', { kind: 'switch', ports: ports({ p1: 'a' }), heard: [{ port: 'p1', chassis: 'a' }] });
  const { edges } = siteTopology(site([router, a, b, device('c', { heard: [{ port: 'x', chassis: 'c' }] })]));
  const parent = new Map(edges.map(({ from, to }) => [to, from]));
  expect(edges.length).toBe(parent.size);
  for (const start of parent.keys()) {
    const way: (string | undefined)[] = [];
    for (let at: string | undefined = start; at !== undefined; at = parent.get(at)) {
      expect(way).not.toContain(at);
      way.push(at);
    }
  }
});

describe('what nobody asks by SNMP', () => {
  it('hangs behind the router as a guess, with what speaks for it', () => {
    const parts = site([
      router,
      device('pc', { isBehindGateway: true }),
      device('phone', { kind: 'other', isSeen: true, state: 'seen' }),
      device('ups', { kind: 'ups', own: [] }),
    ]);
    expect(
      siteTopology(parts)
        .edges.slice(1)
        .map(({ to, by, isGuess }) => [to, by, isGuess]),
    ).toEqual([
      ['pc', 'gateway', true],
      ['phone', 'seen', true],
      ['ups', 'registered', true],
    ]);
  });

  it('has a router that is no device before it, where PCs say that there is one', () => {
    const { nodes, edges } = siteTopology(site([device('pc', { isBehindGateway: true })]));
    expect(nodes.map(({ kind }) => kind)).toEqual(['line', 'unknown-router', 'pc']);
    expect(edges).toMatchObject([
      { from: 'L', to: 'router' },
      { from: 'router', to: 'pc' },
    ]);
  });

  it('stands alone where nothing is known of a way out', () => {
    const { gateway: _, ...parts } = site([device('pc')], { lines: [] });
    expect(siteTopology(parts)).toEqual({
      siteId: 's',
      nodes: [{ id: 'pc', kind: 'pc', number: 1, state: 'up' }],
      edges: [],
      leftOut: 0,
    });
  });
});

describe('the line', () => {
  it('is said to be registered by nobody where it is', () => {
    const { nodes, edges } = siteTopology(site([router], { lines: [] }));
    expect(nodes[0]).toEqual({ id: 'line', kind: 'line' });
    expect(edges).toEqual([{ from: 'line', to: 'r', by: 'gateway', isGuess: true }]);
  });

  it('that the router hangs on is a guess where there are two', () => {
    const { nodes, edges } = siteTopology(
      site([router], { lines: [internet, { ...internet, id: 'D', kind: 'data-network' }] }),
    );
    expect(nodes.filter(({ kind }) => kind === 'line')).toHaveLength(2);
    expect(edges).toEqual([{ from: 'L', to: 'r', by: 'registered', isGuess: true }]);
  });
});

it('knows the way up at a port that tells too many addresses for one of them to be the router’s', () => {
  const sw = device('sw', {
    kind: 'switch',
    ports: [{ name: 'up', count: 500, hashes: ['pc2'] }, ...ports({ g1: 'pc1' })],
  });
  expect(drawn(site([router, sw, device('pc1'), device('pc2')]))).toEqual([
    'L -> r',
    'r -?> sw',
    'sw -?> pc2',
    'sw -g1> pc1',
  ]);
});

it('is bounded, and leaves out first what was only seen', () => {
  const many = Array.from({ length: 450 }, (_, i) => device(`d${i}`));
  const { nodes, leftOut } = siteTopology(site([router, ...many]));
  expect(nodes).toHaveLength(401);
  expect(leftOut).toBe(51);
});
