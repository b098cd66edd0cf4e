import type { Listed, OutageNotice, Service } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useDraft } from '../live/use-draft.ts';
import { useLive } from '../live/use-live.ts';
import { Choice, Form, Text } from './form.tsx';
import { KeptSection } from './kept-section.tsx';
import { Remove, RowsTable } from './rows-table.tsx';
import { useAdmin } from './spoken.ts';
import { momentOf } from './typed-time.ts';
import { useChange } from './use-change.ts';

const EMPTY = {
  document: '',
  cause: 'power' as OutageNotice['cause'],
  from: '',
  to: '',
  communes: '',
  service: '',
  isp: '',
};

/** Announced outages: entered with the number of their document, listed, taken back. */
export function OutagesSection() {
  const { admin } = useAdmin();
  const { calendar: text } = admin;
  const live = useLive<Listed<OutageNotice>>('/api/v1/admin/outages', limits.slowPollMs);
  const services = useLive<Listed<Service>>('/api/v1/services', limits.slowPollMs)[0].data?.items ?? [];
  const [, refresh] = live;
  return (
    <section class="card" aria-labelledby="outages">
      <h2 id="outages">{text.outagesTitle}</h2>
      <p class="intro">{text.outagesIntro}</p>
      <NewOutage services={services} onDone={refresh} />
      <KeptSection live={live}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="quiet">{text.noOutages}</p>
          ) : (
            <Outages rows={items} services={services} onChange={refresh} />
          )
        }
      </KeptSection>
    </section>
  );
}

function NewOutage(props: { readonly services: readonly Service[]; readonly onDone: () => void }) {
  const { services, onDone } = props;
  const { admin } = useAdmin();
  const { calendar: text, common } = admin;
  const change = useChange();
  const { problem } = change;
  const { fields, set, clear, isKept } = useDraft('outage', EMPTY);
  const [told, setTold] = useState('');
  const submit = async () => {
    const { document, cause, service, isp } = fields;
    const [from, to] = [momentOf(fields.from), momentOf(fields.to)];
    const wrong = {
      ...(document.trim() === '' ? { document: 'required' } : {}),
      ...(from === undefined ? { from: 'time-form' } : {}),
      ...(to === undefined ? { to: 'time-form' } : {}),
    };
    if (Object.keys(wrong).length > 0) return change.refuse(wrong);
    const body = {
      document,
      cause,
      from,
      to,
      communes: fields.communes.split(/[\s,;]+/).filter((code) => code !== ''),
      ...(cause === 'service' ? { service } : {}),
      ...(cause === 'isp' ? { isp: isp.trim() } : {}),
    };
    const done = await change.run('POST', 'outages', { body });
    if (done === undefined) return;
    clear();
    setTold(text.outageAdded);
    onDone();
  };
  const field = (name: keyof typeof EMPTY) => ({
    name,
    value: fields[name],
    onChange: (value: string) => set({ [name]: value }),
    problem,
  });
  return (
    <Form
      change={change}
      onSubmit={() => void submit()}
      submit={text.addOutage}
      isKept={isKept && fields.document !== ''}
      aside={
        <p class="good" role="status">
          {told}
        </p>
      }
    >
      <Text {...field('document')} label={text.outageDocument} lengthMax={200} />
      <Choice {...field('cause')} label={text.cause} choices={Object.entries(text.causes)} />
      {fields.cause === 'service' ? (
        <Choice
          {...field('service')}
          label={text.service}
          choices={[['', admin.kits.chooseCommune], ...services.map(({ id, name }) => [id, name] as const)]}
        />
      ) : null}
      {fields.cause === 'isp' ? <Text {...field('isp')} label={text.isp} lengthMax={100} /> : null}
      <Text {...field('from')} label={text.from} placeholder={common.timePlaceholder} lengthMax={20} />
      <Text {...field('to')} label={text.to} placeholder={common.timePlaceholder} lengthMax={20} />
      <Text {...field('communes')} label={text.communes} hint={text.communesHint} lengthMax={30_000} isOptional />
    </Form>
  );
}

interface RowsProps {
  readonly rows: readonly OutageNotice[];
  readonly services: readonly Service[];
  readonly onChange: () => void;
}

function Outages({ rows, services, onChange }: RowsProps) {
  const { admin, format } = useAdmin();
  const { calendar: text, common } = admin;
  const change = useChange();
  const names = new Map(services.map(({ id, name }) => [id, name]));
  const remove = async (id: string) => {
    await change.run('DELETE', `outages/${id}`);
    onChange();
  };
  return (
    <RowsTable
      caption={text.outagesTitle}
      columns={[text.columnDocument, text.columnCause, text.columnTime, text.columnCommunes, text.columnActions]}
      change={change}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row" class="cell-name">
            <bdi>{row.document}</bdi>
          </th>
          <td data-label={text.columnCause}>
            {text.causes[row.cause]}
            {row.service === undefined && row.isp === undefined ? null : (
              <span class="label">
                <bdi>{row.isp ?? names.get(row.service ?? '') ?? row.service}</bdi>
              </span>
            )}
          </td>
          <td data-label={text.columnTime}>{text.span(format.dateTime(row.from), format.dateTime(row.to))}</td>
          <td data-label={text.columnCommunes}>
            {row.communes.length === 0 ? common.wholeProvince : text.communesCount(format.integer(row.communes.length))}
          </td>
          <td class="cell-actions" data-label={text.columnActions}>
            <Remove
              name={row.document}
              question={text.removeQuestion(row.document)}
              onYes={() => void remove(row.id)}
            />
          </td>
        </tr>
      ))}
    </RowsTable>
  );
}
