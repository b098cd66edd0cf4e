import type { ChangeProblem } from '../ask-admin.ts';
import { Choice, Text } from '../form.tsx';
import { useAdmin } from '../spoken.ts';
import { Ticks, toggled } from '../ticks.tsx';
import { communesNow, useUnits } from '../units.tsx';
import { type ListenerFields, NEW_LISTENER, type RouteFields } from './route-fields.ts';

interface Props {
  readonly form: string;
  readonly fields: RouteFields;
  readonly set: (more: Partial<RouteFields>) => void;
  readonly problem: ChangeProblem | undefined;
}

/** Those who hear by a route: to which address, of what, and when. A webhook is the one who hears. */
export function ListenerRows({ form, fields, set, problem }: Props) {
  const { alertRoutes: text, common } = useAdmin().admin;
  const { kind, listeners } = fields;
  if (kind === 'alertmanager') return null;
  const isOne = kind === 'webhook';
  const put = (place: number, more: Partial<ListenerFields>) =>
    set({ listeners: listeners.map((each, at) => (at === place ? { ...each, ...more } : each)) });
  const none = problem?.fields.get('listeners');
  return (
    <>
      {listeners.map((listener, place) => (
        <fieldset key={place} class="form-wide money-group">
          <legend>{isOne ? text.listeners : text.listener(String(place + 1))}</legend>
          <Listener
            {...{ form: `${form}.listeners.${place}`, kind, listener, problem }}
            put={(more) => put(place, more)}
          />
          {isOne || listeners.length === 1 ? null : (
            <p class="buttons">
              <button
                type="button"
                class="small"
                aria-label={text.removeListener(String(place + 1))}
                onClick={() => set({ listeners: listeners.filter((_, at) => at !== place) })}
              >
                {common.remove}
              </button>
            </p>
          )}
        </fieldset>
      ))}
      {none === undefined ? null : (
        <p class="field-problem form-wide" role="alert">
          {(common.problems as Readonly<Record<string, string | undefined>>)[none]}
        </p>
      )}
      {isOne ? null : (
        <p class="form-wide">
          <button
            type="button"
            class="small"
            onClick={() => set({ listeners: [...listeners, listeners.length === 0 ? NEW_LISTENER : alike(listeners)] })}
          >
            {text.addListener}
          </button>
        </p>
      )}
    </>
  );
}

/** The next one hears most often what the last one does. */
const alike = (listeners: readonly ListenerFields[]): ListenerFields => ({
  ...(listeners.at(-1) ?? NEW_LISTENER),
  ...{ name: '', to: '' },
});

interface ListenerProps {
  readonly form: string;
  readonly kind: RouteFields['kind'];
  readonly listener: ListenerFields;
  readonly put: (more: Partial<ListenerFields>) => void;
  readonly problem: ChangeProblem | undefined;
}

function Listener({ form, kind, listener, put, problem }: ListenerProps) {
  const { alertRoutes: text, common } = useAdmin().admin;
  const communes = communesNow(useUnits());
  const isOfProvince = listener.where === 'province';
  const sentences = common.problems as Readonly<Record<string, string | undefined>>;
  const wrongOf = (field: string) => {
    const code = problem?.fields.get(`${form.replace(/^[^.]*\./, '')}.${field}`);
    return code === undefined ? undefined : sentences[code];
  };
  const topics = Object.entries(text.topics).filter(([topic]) => isOfProvince || topic !== 'digest');
  return (
    <div class="form">
      {kind === 'webhook' ? null : (
        <Text
          name={`${form}.to`}
          label={kind === 'mail' ? text.mailTo : text.phoneTo}
          value={listener.to}
          onChange={(to) => put({ to })}
          problem={problem}
          lengthMax={254}
        />
      )}
      <Choice
        name={`${form}.where`}
        label={text.where}
        value={listener.where}
        onChange={(where) =>
          put({ where: where as 'some', ...(where === 'some' ? { hears: ['incidents', 'endings'] } : {}) })
        }
        choices={Object.entries(text.wheres)}
        problem={problem}
      />
      <Choice
        name={`${form}.hours`}
        label={text.hours}
        value={listener.hours}
        onChange={(hours) => put({ hours: hours as 'other' })}
        choices={Object.entries(text.hoursChoices)}
        problem={problem}
      />
      {listener.hours === 'other' ? (
        <Text
          name={`${form}.otherHours`}
          label={text.hoursOther}
          hint={text.hoursOtherHint}
          value={listener.otherHours}
          onChange={(otherHours) => put({ otherHours })}
          problem={problem}
          lengthMax={200}
        />
      ) : null}
      <Choice
        name={`${form}.language`}
        label={text.language}
        value={listener.language}
        onChange={(language) => put({ language: language as 'vi' })}
        choices={Object.entries(text.languages)}
        problem={problem}
      />
      {isOfProvince && listener.hears.includes('incidents') ? (
        <Text
          name={`${form}.communesMin`}
          label={text.communesMin}
          hint={text.communesMinHint}
          type="number"
          value={listener.communesMin}
          onChange={(communesMin) => put({ communesMin })}
          problem={problem}
          lengthMax={4}
        />
      ) : null}
      <Ticks
        legend={text.hears}
        choices={topics}
        chosen={listener.hears}
        onToggle={(topic) => put({ hears: toggled(listener.hears, topic) })}
        wrong={wrongOf('hears')}
      />
      {isOfProvince ? null : (
        <Ticks
          legend={text.communes}
          choices={communes.map(({ code, name }) => [code, `${name} (${code})`])}
          chosen={listener.communes}
          onToggle={(code) => put({ communes: toggled(listener.communes, code) })}
          wrong={wrongOf('communes')}
        />
      )}
    </div>
  );
}
