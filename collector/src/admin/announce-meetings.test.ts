import { seededRandom } from '@mach/ports/testing';
import { expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { announceMeetings } from './announce-meetings.ts';

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
  expect(unknown.answer).toMatchObject({ ok: false, error: expect.stringContaining('row 2, communes: found 00009') });
  const past = await take({ ...meeting, startsAt: now - 7_200_000, endsAt: now - 1 });
  expect(past.answer).toMatchObject({ ok: false, error: expect.stringContaining('over') });
});

it('calls one off', async () => {
  const { meeting, take, collector } = await ready();
  const { meetings } = await take(meeting);
  await collector.commit([{ type: 'meeting-called-off', id: meetings[0]?.id ?? '' }]);
  expect(collector.state().registry.meetings.size).toBe(0);
});
