import { terms } from '@mach/messages';
import type { AdminDevice, AdminSite, DeviceDetail, Listed } from '@mach/wire';
import { useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useDraft } from '../live/use-draft.ts';
import { useLive } from '../live/use-live.ts';
import './admin.css';
import { EditForm } from './edit-form.tsx';
import { Choice, Text } from './form.tsx';
import { KeptSection } from './kept-section.tsx';
import { useAdmin } from './spoken.ts';
import { UnitChoice } from './units.tsx';
import { useChange } from './use-change.ts';

interface Props {
  readonly device: DeviceDetail;
  readonly onChange: () => void;
}

const ROLES = ['counter', 'office', 'meeting-room', 'server'] as const;
/** No site is called so: names have letters. */
const NEW = '+';

/** For administrators: where a device stands and what it is for, asked for when it is opened. */
export function PlaceDevice({ device, onChange }: Props) {
  const { places } = useAdmin().admin;
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="card no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{places.device.title}</summary>
      {isOpen ? <Asked device={device} onChange={onChange} /> : null}
    </details>
  );
}

function Asked({ device, onChange }: Props) {
  const { places } = useAdmin().admin;
  const live = useLive<AdminDevice>(`/api/v1/admin/devices/${device.id}`, limits.slowPollMs);
  const [, refresh] = live;
  const changed = () => {
    refresh();
    onChange();
  };
  return (
    <>
      <p class="intro">{places.device.intro}</p>
      <KeptSection live={live}>
        {(known) => <PlaceForm known={known} communeName={device.communeName} onChange={changed} />}
      </KeptSection>
    </>
  );
}

interface FormProps {
  readonly known: AdminDevice;
  readonly communeName: string;
  readonly onChange: () => void;
}

const fieldsOf = ({ unitCode, siteId = '', role, label = '', assetTag = '' }: AdminDevice) => ({
  ...{ unitCode, site: siteId, newSite: '', role, label, assetTag },
});

function PlaceForm({ known, communeName, onChange }: FormProps) {
  const { admin, language } = useAdmin();
  const { places, common } = admin;
  const text = places.device;
  const change = useChange();
  const draft = useDraft(`device-${known.id}`, fieldsOf(known), known.version);
  const { fields } = draft;
  const [told, setTold] = useState('');
  const [{ data: allSites }, refreshSites] = useLive<Listed<AdminSite>>('/api/v1/admin/sites', limits.slowPollMs);
  const sites = allSites?.items ?? [];
  const { problem } = change;
  const set = (more: Partial<typeof fields>) => {
    setTold('');
    draft.set(more);
  };
  const submit = async () => {
    if (fields.site === NEW && fields.newSite.trim() === '') return change.refuse({ newSite: 'required' });
    const { newSite, site, role, ...said } = fields;
    const body = { ...said, site: site === NEW ? newSite : site, ...(known.isPc ? { role } : {}) };
    const done = await change.run<AdminDevice>('PUT', `devices/${known.id}`, { body, version: draft.seen });
    onChange();
    if (done === undefined) return;
    if (site === NEW) refreshSites();
    draft.clear(fieldsOf(done.data), done.data.version);
    setTold(text.saved);
  };
  const here = sites.filter(({ unitCode }) => unitCode === fields.unitCode);
  return (
    <EditForm
      change={change}
      draft={draft}
      version={known.version}
      onSubmit={submit}
      submit={common.save}
      label={text.title}
      told={told}
    >
      {known.isPlacedByNetwork ? (
        <p class="quiet form-wide">{text.byNetwork}</p>
      ) : (
        <>
          <UnitChoice
            name="unitCode"
            label={text.commune}
            value={fields.unitCode}
            // Sites are of one commune: what was chosen in the other is nothing here.
            onChange={(unitCode) => set({ unitCode, site: '' })}
            problem={problem}
            more={known.unitCode.length === 5 ? [] : [[known.unitCode, communeName]]}
          />
          <Choice
            name="site"
            label={text.site}
            value={fields.site}
            onChange={(site) => set({ site })}
            choices={[
              ['', text.onlySite],
              ...here.map(({ id, name }) => [id, name] as const),
              [NEW, text.newSite] as const,
            ]}
            problem={problem}
          />
          {fields.site === NEW ? (
            <Text
              name="newSite"
              label={text.newSiteName}
              value={fields.newSite}
              onChange={(newSite) => set({ newSite })}
              problem={problem}
              lengthMax={200}
            />
          ) : null}
        </>
      )}
      {known.isPc ? (
        <Choice
          name="role"
          label={text.role}
          hint={text.roleHint}
          value={fields.role}
          onChange={(role) => set({ role: role as AdminDevice['role'] })}
          choices={ROLES.map((role) => [role, terms.role(role, language)])}
          problem={problem}
        />
      ) : null}
      <Text
        name="label"
        label={text.label}
        hint={text.labelHint}
        isOptional
        value={fields.label}
        onChange={(label) => set({ label })}
        problem={problem}
        lengthMax={200}
      />
      <Text
        name="assetTag"
        label={text.assetTag}
        isOptional
        value={fields.assetTag}
        onChange={(assetTag) => set({ assetTag })}
        problem={problem}
        lengthMax={100}
      />
    </EditForm>
  );
}
