import type { SetUpState } from '@mach/wire';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { KeptSection } from './kept-section.tsx';
import { useAdmin } from './spoken.ts';

type Step = 'communes' | 'services' | 'address' | 'accounts' | 'kits' | 'own' | 'devices';

/** The first ten minutes of a province: what is done, by what the collector sees, and what is next. */
export function StepsPart() {
  const live = useLive<SetUpState>('/api/v1/admin/set-up', limits.pollMs);
  return <KeptSection live={live}>{(state) => <Steps state={state} />}</KeptSection>;
}

const HREFS: Readonly<Record<Step, string>> = {
  communes: paths.adminPart('communes'),
  services: paths.adminPart('services'),
  address: paths.adminPart('collector'),
  accounts: paths.adminPart('accounts'),
  kits: paths.adminPart('kits'),
  own: paths.adminPart('kits'),
  devices: paths.province,
};

function Steps({ state }: { readonly state: SetUpState }) {
  const { admin, format } = useAdmin();
  const { steps } = admin;
  const { integer } = format;
  const done: readonly (readonly [step: Step, isDone: boolean, told: string])[] = [
    ['communes', state.communes > 0, steps.steps.communes.done(integer(state.communes))],
    ['services', state.services > 0, steps.steps.services.done(integer(state.services))],
    ['address', !state.isUrlLoopback, steps.steps.address.done(state.url ?? '')],
    ['accounts', state.administrators > 0, steps.steps.accounts.done(integer(state.accounts))],
    ['kits', state.joinTokens > 0 || state.communesWithDevices > 0, steps.steps.kits.done(integer(state.joinTokens))],
    ['own', state.provinceDevices > 0, steps.steps.own.done(integer(state.provinceDevices))],
    [
      'devices',
      state.communesWithDevices > 0,
      steps.steps.devices.done(integer(state.devices), integer(state.communesWithDevices)),
    ],
  ];
  const next = done.find(([, isDone]) => !isDone)?.[0];
  const count = done.filter(([, isDone]) => isDone).length;
  return (
    <>
      <p class="intro">{steps.intro}</p>
      <p class="steps-progress" role="status">
        {next === undefined ? steps.allDone : steps.progress(integer(count), integer(done.length))}
      </p>
      <ol class="steps">
        {done.map(([step, isDone, told], index) => {
          const text = steps.steps[step];
          return (
            <li key={step} class={isDone ? 'step-done' : step === next ? 'step-next' : 'step-later'}>
              <span class="step-number" aria-hidden="true">
                {isDone ? '✓' : index + 1}
              </span>
              <div>
                <h2>
                  {text.title} <small>{isDone ? steps.done : step === next ? steps.next : steps.later}</small>
                </h2>
                <p>{isDone ? told : text.text}</p>
                <p>
                  <a href={HREFS[step]} class={step === next ? 'button' : undefined}>
                    {text.go}
                  </a>
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </>
  );
}
