import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { announceMeetings, setMeeting } from './announce-meetings.ts';

async function ready() {
  const { collector } = await makeCollector();
  const now = collector.now();
  const meeting = { title: 'Giao ban', startsAt: now + 3_600_000, endsAt: now + 7_200_000, communes: ['99001'] };
  const take = async (...rows: Parameters<typeof announceMeetings>[0]) => {
    const ports = { now: collector.now(), random: seededRandom(collector.state().position) };
    const { changes, answer } = announceMeetings(rows, collector.state(), ports);
    await collector.commit(changes);
    return { answer, meetings: [...collector.state().registry.meetings.values()] };
  };
  return { meeting, take, now, collector };
}

it('registers meetings, and renews one by its title and beginning', async () => {
  const { meeting, take } = await ready();
  const { meetings: first } = await take(meeting, { ...meeting, title: 'Tập huấn', communes: [] });
  const { answer, meetings } = await take({ ...meeting, endsAt: meeting.endsAt + 1 });
  expect(answer).toEqual({ ok: true, imported: 1 });
  expect(meetings).toEqual([{ ...first[0], endsAt: meeting.endsAt + 1 }, first[1]]);
});

it('takes nothing where a commune is not there, or a meeting is over', async () => {
  const { meeting, take, now } = await ready();
  const unknown = await take(meeting, { ...meeting, title: 'Khác', communes: ['00009'] });
  expect(unknown.meetings).toEqual([]);
  expect(unknown.answer).toMatchObject({ ok: false, error: expect.stringContaining('line 3, communes: found 00009') });
  const past = await take({ ...meeting, startsAt: now - 7_200_000, endsAt: now - 1 });
  expect(past.answer).toMatchObject({ ok: false, error: expect.stringContaining('over') });
});

it('changes one meeting, and lets it not become the double of another', async () => {
  const { meeting, take, now, collector } = await ready();
  const { meetings } = await take(meeting, { ...meeting, title: 'Tập huấn' });
  const id = meetings[0]?.id ?? '';
  const set = (given: Parameters<typeof setMeeting>[0]) =>
    setMeeting(given, collector.state(), { now, random: seededRandom(7) });
  const later = { ...meeting, startsAt: meeting.startsAt + 60_000 };
  expect(set({ id, meeting: later }).changes).toEqual([{ type: 'meeting-announced', meeting: { id, ...later } }]);
  expect(set({ id, meeting: { ...meeting, title: 'Tập huấn' } }).answer).toMatchObject({ code: 'meeting-twice' });
  expect(set({ id: 'nobody', meeting }).answer).toMatchObject({ code: 'not-found' });
  // Without an id it is known again by its title and beginning.
  expect(set({ meeting }).changes).toMatchObject([{ meeting: { id } }]);
  expect(set({ meeting: later }).changes).not.toMatchObject([{ meeting: { id } }]);
});

it.each([
  ['endsAt', 'ends-before', { endsAt: 0 }],
  ['endsAt', 'lasts-too-long', { endsAt: 9e12 }],
  ['endsAt', 'meeting-over', { startsAt: 1, endsAt: 2 }],
  ['communes', 'unknown-commune', { communes: ['99'] }],
])('says which field of a meeting is wrong: %s, %s', async (field, code, more) => {
  const { meeting, now, collector } = await ready();
  const ports = { now, random: seededRandom(7) };
  const { answer, changes } = setMeeting({ meeting: { ...meeting, ...more } }, collector.state(), ports);
  expect([answer, changes]).toMatchObject([{ ok: false, field, code }, []]);
});

it('calls one off', async () => {
  const { meeting, take, collector } = await ready();
  const { meetings } = await take(meeting);
  await collector.commit([{ type: 'meeting-called-off', id: meetings[0]?.id ?? '' }]);
  expect(collector.state().registry.meetings.size).toBe(0);
});
