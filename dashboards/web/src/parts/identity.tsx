import type { DeviceDetail } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { type IdentityLine, identityLines } from '../views/identity.ts';
import { DeviceName } from './device-name.tsx';

/** A clock that is off by less is told as right: the offset holds the report's way too. */
const CLOCK_GRAIN_MS = 5_000;

/** What a device is, as far as it is known. */
export function Identity({ device }: { readonly device: DeviceDetail }) {
  const spoken = useSpoken();
  const { messages, format } = spoken;
  const lines: IdentityLine[] = [...identityLines(device, spoken)];
  const offset = device.clockOffsetMs;
  if (offset !== undefined) {
    lines.push({ name: messages.device.clockOffset, known: [clockText(offset)] });
  }
  function clockText(offsetMs: number): string {
    if (Math.abs(offsetMs) < CLOCK_GRAIN_MS) return messages.device.clockRight;
    const length = format.duration(Math.abs(offsetMs));
    // Collector minus device: what is above nought is a clock that is behind.
    return offsetMs > 0 ? messages.device.clockSlow(length) : messages.device.clockFast(length);
  }
  return (
    <section class="card" aria-labelledby="identity">
      <h2 id="identity">{messages.device.whatItIs}</h2>
      <dl class="lines">
        {lines.map(({ name, known }) => (
          <div key={name}>
            <dt>{name}</dt>
            {known.length === 0 ? (
              <dd class="quiet">{messages.frame.unknown}</dd>
            ) : (
              known.map((text) => <dd key={text}>{text}</dd>)
            )}
          </div>
        ))}
        {device.supersedes === undefined ? null : (
          <div>
            <dt>{messages.device.supersedes}</dt>
            {device.supersedes.map((inventory) => (
              <dd key={inventory.id}>
                <DeviceName {...inventory} />
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  );
}
