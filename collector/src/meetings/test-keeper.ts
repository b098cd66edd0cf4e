import type { Recorder } from '../recorder.ts';
import type { CollectorSettings, MeetingSettings, WatchSettings } from '../settings.ts';
import { type MeetingTests, meetingTests, plannedMeetings } from './meeting-tests.ts';

const DEFAULT: MeetingSettings = { profile: '1080p', seconds: 10, reflectorShareMbps: 50 };

/**
 * The tests of meeting rooms, kept ready, for each answer to a room's batch names the list that they are in. Made anew when something was
 * registered, when other settings are taken up, and when a meeting is over.
 */
export function keepMeetingTests(
  settings: Pick<CollectorSettings, 'reflectors'>,
  watched: () => WatchSettings,
  recorder: Pick<Recorder, 'state' | 'now' | 'onFold'>,
): () => MeetingTests {
  let kept:
    | { readonly tests: MeetingTests; readonly madeOf: unknown; readonly reflectors: number; readonly until: number }
    | undefined;
  recorder.onFold((folded) => {
    if (folded.type === 'entry' && folded.entry.kind === 'registry') kept = undefined;
  });

  return () => {
    const now = recorder.now();
    const madeOf = watched();
    // Where its own reflector is, a collector knows only once it listens.
    const { reflectors = [] } = settings;
    if (kept?.madeOf === madeOf && kept.reflectors === reflectors.length && now < kept.until) return kept.tests;
    const tests = meetingTests(recorder.state(), { reflectors, meetings: madeOf.meetings ?? DEFAULT }, now);
    const ends = plannedMeetings(recorder.state(), now).map(({ endsAt }) => endsAt);
    const until = ends
      .filter((endsAt) => endsAt > now)
      .reduce((first, endsAt) => Math.min(first, endsAt), now + LOOK_MS);
    kept = { tests, madeOf, reflectors: reflectors.length, until };
    return tests;
  };
}

/** Whatever happens, it is looked at again so often: meetings of yesterday are let go. */
const LOOK_MS = 3_600_000;
