import { terms } from '@mach/messages';
import type { DeviceDetail } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { useNow } from '../live/use-now.ts';
import { isPc } from '../views/pc.ts';
import { DeviceName } from './device-name.tsx';

/** What must be known before anything else on the page is read: silence, withdrawal, flags. */
export function DeviceStanding({ device }: { readonly device: DeviceDetail }) {
  const { messages, format, language } = useSpoken();
  const now = useNow();
  const notices = device.flags.map((flag) => terms.flag(flag, language));
  if (device.state === 'revoked') notices.unshift(messages.device.revoked);
  const { supersededBy } = device;
  if (device.state !== 'up') notices.unshift(...silence(device, now));
  function silence({ state, equipment, lastReportAt, readings }: DeviceDetail, at: number): readonly string[] {
    const age = lastReportAt === undefined ? undefined : format.age(at - lastReportAt);
    const words = messages.equipment;
    if (equipment === undefined) {
      if (state === 'never-reported') return [messages.device.neverReported];
      if (state !== 'no-data' || age === undefined || lastReportAt === undefined) return [];
      return [isPc(device) ? messages.device.silentSinceDay(format.date(lastReportAt)) : messages.device.silent(age)];
    }
    if (state === 'seen') return [messages.site.seenStanding];
    if (state === 'gone') return [messages.site.goneStanding(format.date(device.seen?.lastOn ?? at))];
    if (state === 'never-reported') return [readings.length === 0 ? words.neverAsked : words.neverAnswered];
    if (age === undefined) return [];
    return state === 'down' ? [words.down(age)] : state === 'no-data' ? [words.unasked(age)] : [];
  }
  if (notices.length === 0 && supersededBy === undefined) return null;
  return (
    <ul class="standing">
      {notices.map((notice) => (
        <li key={notice}>{notice}</li>
      ))}
      {supersededBy === undefined ? null : (
        <li>
          <span>
            {messages.device.superseded} <DeviceName {...supersededBy} />
          </span>
        </li>
      )}
    </ul>
  );
}
