import type { DeviceDetail } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { slowMinutes } from '../views/slow-minutes.ts';

/** How long a PC kept its user waiting lately, by cause. */
export function SlowMinutes({ device }: { readonly device: DeviceDetail }) {
  const { messages, format } = useSpoken();
  const words = messages.device;
  const found = slowMinutes(device.readings);
  if (found === undefined) return null;
  const { watched, causes } = found;
  return (
    <section class="card" aria-labelledby="slow-minutes">
      <h2 id="slow-minutes">{words.slowTitle}</h2>
      {watched === 0 ? (
        <p>{words.slowUnknown}</p>
      ) : (
        <>
          <p class="quiet">{words.slowOf(format.integer(watched))}</p>
          <dl class="lines">
            {causes.map(({ cause, minutes, share = 0 }) => (
              <div key={cause}>
                <dt>{words.slowCauses[cause]}</dt>
                <dd>
                  {minutes === undefined
                    ? words.slowNotJudged
                    : words.slowMinutes(format.integer(minutes), format.percent(share))}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
