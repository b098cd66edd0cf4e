import { terms } from '@mach/messages';
import type { TrialAnswer } from '@mach/wire';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from './form.tsx';
import { type ServiceFields, serviceBody } from './service-pattern.ts';
import { useAdmin } from './spoken.ts';
import { useChange } from './use-change.ts';

interface Props {
  readonly service: ServiceFields;
  /** Raised by whoever wants all of them tried at once. */
  readonly round?: number;
}

/** A button that has the collector ask the pages of a service once, and the light that comes of it: a shape and a word, not a colour alone. */
export function TryLight({ service, round = 0 }: Props) {
  const { admin, language, format } = useAdmin();
  const { services: text } = admin;
  const change = useChange();
  const [tried, setTried] = useState<readonly TrialAnswer[]>();
  const attempt = async () => {
    setTried(undefined);
    const done = await change.run<{ items: readonly TrialAnswer[] }>('POST', 'services/trial', {
      body: serviceBody(service),
    });
    setTried(done?.data.items);
  };
  useEffect(() => {
    if (round > 0) void attempt();
  }, [round]);
  return (
    <div class="try">
      <button type="button" class="small" aria-label={text.tryOf(service.name)} onClick={() => void attempt()}>
        {change.isBusy ? text.trying : text.try}
      </button>
      <div role="status">
        {tried?.map(({ url, ok, durationMs, values, failure = '', detail = '' }) => (
          <p key={url} class={ok ? 'light light-good' : 'light light-bad'}>
            <span class="light-mark" aria-hidden="true">
              {ok ? '●' : '▲'}
            </span>{' '}
            {ok
              ? text.triedGood(format.milliseconds(durationMs), String(values['status'] ?? ''))
              : text.triedBad(terms.failure(failure, language), '')}
            {ok || detail === '' ? null : (
              <span class="label" lang="en" translate={false}>
                {detail}
              </span>
            )}
          </p>
        ))}
      </div>
      <Problem problem={change.problem} />
    </div>
  );
}
