import { expect, it } from 'vitest';
import { createKnownAddresses } from './known-addresses.ts';
import { nodeLimits } from './limits.ts';

it('knows a name, freshly for so long', () => {
  let now = 0;
  const known = createKnownAddresses(100, () => now);
  expect(known.find('mach.vn')).toBeUndefined();
  known.note('mach.vn', ['192.0.2.1']);
  now = 99;
  expect(known.find('mach.vn')).toEqual({ addresses: ['192.0.2.1'], isFresh: true });
  now = 100;
  expect(known.find('mach.vn')).toEqual({ addresses: ['192.0.2.1'], isFresh: false });
  known.note('mach.vn', ['192.0.2.2']);
  expect(known.find('mach.vn')).toEqual({ addresses: ['192.0.2.2'], isFresh: true });
});

it('asks again where nothing came from there, and knows it still', () => {
  const known = createKnownAddresses(100, () => 0);
  known.doubt('mach.vn');
  known.note('mach.vn', ['192.0.2.1']);
  known.doubt('mach.vn');
  expect(known.find('mach.vn')).toEqual({ addresses: ['192.0.2.1'], isFresh: false });
});

it('forgets the name that was noted longest ago', () => {
  const known = createKnownAddresses(100, () => 0);
  for (let n = 0; n <= nodeLimits.knownHostsMax; n++) known.note(`h${n}`, ['192.0.2.1']);
  expect(known.find('h0')).toBeUndefined();
  expect(known.find('h1')).toBeDefined();
});
