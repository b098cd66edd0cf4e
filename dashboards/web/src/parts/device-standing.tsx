import { terms } from '@mach/messages';
import type { DeviceDetail } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { useNow } from '../live/use-now.ts';

/** What must be known before anything else on the page is read: silence, withdrawal, flags. */
export function DeviceStanding({ device }: { readonly device: DeviceDetail }) {
  const { messages, format, language } = useSpoken();
  const now = useNow();
  const notices = device.flags.map((flag) => terms.flag(flag, language));
  if (device.state === 'revoked') notices.unshift(messages.device.revoked);
  if (device.state === 'never-reported') notices.unshift(messages.device.neverReported);
  if (device.state === 'no-data' && device.lastReportAt !== undefined) {
    notices.unshift(messages.device.silent(format.age(now - device.lastReportAt)));
  }
  if (notices.length === 0) return null;
  return (
    <ul class="standing">
      {notices.map((notice) => (
        <li key={notice}>{notice}</li>
      ))}
    </ul>
  );
}
