import { terms } from '@mach/messages';
import type { DeviceRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { deviceHealth } from '../views/device-health.ts';
import { StateMark } from './state-mark.tsx';

/** How a device stands; of one that is known by inventory alone, the day it was taken. Equipment answers, where PCs report. */
export function DeviceMark({ device }: { readonly device: DeviceRow }) {
  const { messages, format, language } = useSpoken();
  const health = deviceHealth(device);
  if (device.equipment !== undefined && health === 'never-reported') {
    return <StateMark health={health} word={messages.equipment.neverAnsweredShort} />;
  }
  if (device.seen !== undefined && (health === 'seen' || health === 'gone')) {
    const day = format.date(device.seen.lastOn);
    return (
      <StateMark health={health} word={health === 'gone' ? messages.site.goneSince(day) : messages.site.seenOn(day)} />
    );
  }
  if (device.inventoryAt === undefined || !['inventory', 'superseded'].includes(health))
    return <StateMark health={health} />;
  return <StateMark health={health} word={terms.inventoryOf(format.date(device.inventoryAt), language)} />;
}
