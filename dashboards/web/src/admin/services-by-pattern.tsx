import { useState } from 'preact/hooks';
import { useDraft } from '../live/use-draft.ts';
import { askAdmin } from './ask-admin.ts';
import { Form, Problem, Text } from './form.tsx';
import { domainOf, type ServiceFields, serviceBody, servicesByPattern } from './service-pattern.ts';
import { useAdmin } from './spoken.ts';
import { TryLight } from './try-light.tsx';
import { useChange } from './use-change.ts';

interface Props {
  readonly held: ReadonlySet<string>;
  readonly onAdded: (sentence: string) => void;
}

interface Row {
  readonly service: ServiceFields;
  readonly isChosen: boolean;
}

/** Six services at once: filled in by the province's domain, tried, corrected, chosen. */
export function ServicesByPattern({ held, onAdded }: Props) {
  const { admin, format } = useAdmin();
  const { services: text } = admin;
  const asking = useChange();
  const adding = useChange();
  const { fields, set, clear } = useDraft('pattern', { domain: '', rows: [] as readonly Row[] });
  const [round, setRound] = useState(0);
  const [isAdding, setAdding] = useState(false);
  const [left, setLeft] = useState('');
  const rows = fields.rows.filter(({ service }) => !held.has(service.id));
  const chosen = rows.filter(({ isChosen }) => isChosen);

  const fill = () => {
    const domain = domainOf(fields.domain);
    if (domain === undefined) return asking.refuse({ domain: 'invalid' });
    asking.clear();
    set({ domain, rows: servicesByPattern(domain, text.names).map((service) => ({ service, isChosen: true })) });
  };
  const change = (id: string, more: Partial<Row>) =>
    set({ rows: fields.rows.map((row) => (row.service.id === id ? { ...row, ...more } : row)) });
  const addAll = async () => {
    if (isAdding) return;
    setAdding(true);
    const failed: string[] = [];
    for (const { service } of chosen) {
      const answer = await askAdmin('POST', 'services', { body: serviceBody(service) });
      if (!answer.ok) failed.push(service.name);
      // Without a session or a way to the collector the others would fail alike.
      if (!answer.ok && answer.problem.fields.size === 0) {
        adding.clear();
        await adding.run('POST', 'services', { body: serviceBody(service) });
        break;
      }
    }
    setAdding(false);
    setLeft(failed.length === 0 ? '' : text.notAdded(failed.join(', ')));
    if (failed.length === 0) clear();
    onAdded(text.addedSome(format.integer(chosen.length - failed.length)));
  };
  return (
    <>
      <p class="intro">{text.patternIntro}</p>
      <Form change={asking} onSubmit={fill} submit={text.pattern}>
        <Text
          name="domain"
          label={text.domain}
          hint={asking.problem === undefined ? text.domainHint : text.domainWrong}
          value={fields.domain}
          onChange={(domain) => set({ domain })}
          problem={asking.problem}
          lengthMax={253}
        />
      </Form>
      {rows.length === 0 ? null : (
        <>
          <table class="rows stacks pattern">
            <caption class="for-readers">{text.patternTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{text.choose}</th>
                <th scope="col">{text.columnHost}</th>
                <th scope="col">{text.path}</th>
                <th scope="col">{text.columnTry}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ service, isChosen }) => (
                <tr key={service.id}>
                  <th scope="row" class="cell-name">
                    <label class="check">
                      <input
                        type="checkbox"
                        checked={isChosen}
                        onChange={(event) => change(service.id, { isChosen: event.currentTarget.checked })}
                      />{' '}
                      <bdi>{service.name}</bdi>
                    </label>
                  </th>
                  <td data-label={text.columnHost}>
                    <input
                      aria-label={`${text.host}: ${service.name}`}
                      value={service.host}
                      maxLength={253}
                      spellcheck={false}
                      onInput={(event) =>
                        change(service.id, { service: { ...service, host: event.currentTarget.value } })
                      }
                    />
                  </td>
                  <td data-label={text.path}>
                    <select
                      aria-label={`${text.path}: ${service.name}`}
                      value={service.path}
                      onChange={(event) =>
                        change(service.id, {
                          service: { ...service, path: event.currentTarget.value as ServiceFields['path'] },
                        })
                      }
                    >
                      {Object.entries(text.paths).map(([code, name]) => (
                        <option key={code} value={code}>
                          {name}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td class="cell-try" data-label={text.columnTry}>
                    <TryLight service={service} round={round} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <Problem problem={adding.problem} />
          {left === '' ? null : (
            <p class="bad" role="alert">
              {left}
            </p>
          )}
          <p class="buttons">
            <button type="button" onClick={() => setRound(round + 1)}>
              {text.tryAll}
            </button>
            <button
              type="button"
              class="primary"
              aria-disabled={isAdding || chosen.length === 0}
              onClick={() => chosen.length > 0 && void addAll()}
            >
              {text.addChosen(format.integer(chosen.length))}
            </button>
          </p>
        </>
      )}
    </>
  );
}
