import type { DeviceDetail } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { figuresNow } from '../views/figures-now.ts';

/** Below these shares of what is left, the bar is coloured as scarce. */
const SCARCE_SHARE = 0.1;

/** How a device feels by its last readings. */
export function NowPanel({ device }: { readonly device: DeviceDetail }) {
  const spoken = useSpoken();
  const { messages } = spoken;
  const figures = figuresNow(device.readings, spoken);
  return (
    <section class="card" aria-labelledby="now">
      <h2 id="now">{messages.device.howItFeels}</h2>
      {device.state === 'up' || figures.length === 0 ? null : <p class="quiet">{messages.device.notCurrent}</p>}
      {figures.length === 0 ? <p>{messages.device.feelingsUnknown}</p> : null}
      <dl class="lines">
        {figures.map(({ name, text, share }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {text}
              {share === undefined ? null : <Bar share={share} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Bar({ share }: { readonly share: number }) {
  const width = Math.min(100, Math.max(0, share * 100));
  return (
    <svg
      class={share < SCARCE_SHARE ? 'left scarce' : 'left'}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="100" height="4" class="left-whole" />
      <rect width={width} height="4" class="left-part" />
    </svg>
  );
}
