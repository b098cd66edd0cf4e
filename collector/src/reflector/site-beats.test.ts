import { expect, it } from 'vitest';
import type { FleetState } from '../state/fleet-state.ts';
import { siteBeats } from './site-beats.ts';

const devices = new Map(['a', 'b', 'c'].map((id) => [id, { id, unitCode: '99001', siteId: 's1' }]));
const stateWith = (heard: readonly string[]) =>
  ({
    registry: { devices },
    seats: new Map([['s1', { leader: 'a', deputy: 'b' }]]),
    heartbeats: new Map(['a', 'b'].map((id) => [id, { isHeard: heard.includes(id), since: 0 }])),
  }) as unknown as FleetState;

it.each([
  ['the first of its two is heard', [], { heard: ['b'], silent: [] }, [{ site: 's1', isHeard: true }]],
  ['the last of its two is silent', ['a'], { heard: [], silent: ['a'] }, [{ site: 's1', isHeard: false }]],
  ['both fall silent at once', ['a', 'b'], { heard: [], silent: ['a', 'b'] }, [{ site: 's1', isHeard: false }]],
  ['one goes and the other is there', ['a', 'b'], { heard: [], silent: ['a'] }, []],
  ['one takes over from the other', ['a'], { heard: ['b'], silent: ['a'] }, []],
  ['a PC without a seat is heard', [], { heard: ['c'], silent: [] }, []],
  ['a device is not known any more', [], { heard: ['gone'], silent: [] }, []],
])('a site changes, or does not, when %s', (_when, before, change, beats) => {
  expect(siteBeats(stateWith(before), change)).toEqual(beats);
});
