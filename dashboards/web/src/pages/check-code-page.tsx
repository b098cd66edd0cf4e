import { checkCodeMessages } from '@mach/messages';
import type { CheckCodeAnswer } from '@mach/wire';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { LiveSection } from '../parts/live-section.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { LIGHT_HEALTH } from '../views/light-health.ts';

type Read = Exclude<CheckCodeAnswer, { readonly because: unknown }>;

/** What a PC saw, by the digits that somebody at it reads over the phone: for whoever listens, while its line is dead. */
export function CheckCodePage({ code = '' }: { readonly code?: string }) {
  const { language, messages } = useSpoken();
  const words = checkCodeMessages(language);
  const key = `/api/v1/check-codes/${encodeURIComponent(code)}?lang=${language}`;
  const title = words.title(code.replace(/\d{4}(?=\d)/g, '$& '));
  const [snapshot, refresh] = useLive<CheckCodeAnswer>(key, limits.longListPollMs);
  return (
    <LiveSection snapshot={snapshot} refresh={refresh} notFound={messages.frame.notFoundPage} heading={{ title }}>
      {(answer) => (
        <>
          <PageTitle title={title} />
          {'because' in answer ? <p class="card bad">{words.because[answer.because]}</p> : <Seen seen={answer} />}
        </>
      )}
    </LiveSection>
  );
}

function Seen({ seen: { deviceNumber, device, cause, nextStep, topics } }: { readonly seen: Read }) {
  const { language, messages } = useSpoken();
  const words = checkCodeMessages(language);
  const number = messages.commune.deviceNumber(deviceNumber);
  const known = topics.filter(({ light }) => light !== 'unknown' && light !== 'not-asked');
  return (
    <>
      <p>
        {deviceNumber === 0 ? (
          words.notJoined
        ) : device === undefined ? (
          words.unknownDevice(number)
        ) : (
          <>
            <a href={paths.device(device.id)}>
              {number}
              {device.name === undefined ? null : (
                <>
                  {' · '}
                  <bdi>{device.name}</bdi>
                </>
              )}
            </a>
            {', '}
            <bdi>{device.communeName}</bdi>
          </>
        )}
      </p>
      <section class="card" aria-labelledby="seen">
        <h2 id="seen">{words.seen}</h2>
        <p>
          <strong>{cause}</strong>
        </p>
        <p>{nextStep}</p>
        <ul class="plain lights">
          {known.map(({ light, sentence }) => (
            <li key={sentence}>
              <StateMark health={LIGHT_HEALTH[light]} word={sentence} />
            </li>
          ))}
        </ul>
        {known.length < topics.length ? <p class="quiet">{words.others(topics.length - known.length)}</p> : null}
      </section>
    </>
  );
}
