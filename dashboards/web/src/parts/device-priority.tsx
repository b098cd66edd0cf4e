import { assetSentence, terms } from '@mach/messages';
import type { DeviceDetail, PriorityRow } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';
import { ReasonList } from './reason-list.tsx';

/** A device's place in the upgrade list, and why it stands there. */
export function DevicePriority({ device }: { readonly device: DeviceDetail }) {
  const { messages } = useSpoken();
  return (
    <section class="card" aria-labelledby="priority">
      <h2 id="priority">{messages.device.priority}</h2>
      {device.priority === undefined ? <p>{messages.device.priorityNone}</p> : <Place priority={device.priority} />}
      <p class="no-print">
        <a href={paths.prioritiesOf(device.communeCode)}>{messages.device.seeList}</a>
      </p>
    </section>
  );
}

function Place({ priority }: { readonly priority: PriorityRow }) {
  const { messages, language, format } = useSpoken();
  const { low, likely, high } = priority.minutesPerMonth;
  return (
    <>
      <p>
        <strong>{messages.device.rank(priority.rank)}.</strong>{' '}
        {messages.device.minutes(format.integer(likely), format.integer(low), format.integer(high))}{' '}
        {messages.priorities.columnConfidence}: {terms.confidence(priority.confidence, language).toLowerCase()}.
      </p>
      <ReasonList reasons={priority.reasons} unknown={priority.unknown} />
      {priority.asset === undefined ? null : (
        <p class="unknown">
          {messages.priorities.columnAsset}: {assetSentence(priority.asset, language)}
        </p>
      )}
    </>
  );
}
