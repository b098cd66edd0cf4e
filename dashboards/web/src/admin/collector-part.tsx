import type { CollectorState } from '@mach/wire';
import type { ComponentChildren } from 'preact';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { Command } from '../parts/sign-in.tsx';
import { KeptSection } from './kept-section.tsx';
import { useAdmin } from './spoken.ts';

/** Below this a province's journal of a month may no longer fit. */
const FREE_BYTES_LOW = 5e9;
const BACKUP_OLD_MS = 2 * 86_400_000;

/** How the collector itself is. */
export function CollectorPart() {
  const { admin } = useAdmin();
  const live = useLive<CollectorState>('/api/v1/admin/collector', limits.pollMs);
  return (
    <>
      <p class="intro">{admin.collector.intro}</p>
      <KeptSection live={live}>{(state) => <State state={state} />}</KeptSection>
    </>
  );
}

function State({ state }: { readonly state: CollectorState }) {
  const { admin, format } = useAdmin();
  const { collector: text } = admin;
  const { journal, diskFreeBytes, lastBackupAt, ingest, configuration, outputs } = state;
  const entries = format.integer(journal.entries);
  return (
    <dl class="facts-list">
      <Fact name={admin.common.collector} isBad={!state.isReady}>
        {state.isReady ? text.ready : text.notReady}
        {state.trouble === undefined ? null : (
          <span class="label" lang="en">
            {state.trouble}
          </span>
        )}
      </Fact>
      <Fact name={text.version}>{state.version}</Fact>
      <Fact name={text.uptime}>
        {format.duration(state.now - state.startedAt)}
        <span class="label">{text.since(format.dateTime(state.startedAt))}</span>
      </Fact>
      <Fact name={text.journal}>
        {journal.bytes === undefined
          ? text.journalEntries(entries)
          : text.journalSize(format.storage(journal.bytes), entries)}
      </Fact>
      <Fact name={text.lastWritten}>
        {journal.lastAppendedAt === undefined ? '' : format.age(state.now - journal.lastAppendedAt)}
      </Fact>
      {diskFreeBytes === undefined ? null : (
        <Fact name={text.diskFree} isBad={diskFreeBytes < FREE_BYTES_LOW}>
          {format.storage(diskFreeBytes)}
          {diskFreeBytes < FREE_BYTES_LOW ? <span class="label">{text.diskLow}</span> : null}
        </Fact>
      )}
      <Fact name={text.backup} isBad={lastBackupAt === undefined || state.now - lastBackupAt > BACKUP_OLD_MS}>
        {lastBackupAt === undefined ? text.backupNever : format.dateTime(lastBackupAt)}
        {lastBackupAt !== undefined && state.now - lastBackupAt > BACKUP_OLD_MS ? (
          <span class="label">{text.backupOld}</span>
        ) : null}
        {lastBackupAt === undefined ? <Command line="mach-collector backup mach-sao-luu.db" /> : null}
      </Fact>
      <Fact name={text.ingest}>
        {text.ingestFigures(format.integer(ingest.batches), format.integer(ingest.refused))}
      </Fact>
      <Fact name={text.enrolments}>{format.integer(ingest.enrolments)}</Fact>
      <Fact name={text.appendsFailed} isBad={ingest.appendsFailed > 0}>
        {format.integer(ingest.appendsFailed)}
      </Fact>
      {configuration === undefined ? null : (
        <Fact name={text.configuration} isBad={!configuration.isGood}>
          {configuration.isGood
            ? text.configurationGood(format.dateTime(configuration.at))
            : text.configurationBad(format.dateTime(configuration.at))}
        </Fact>
      )}
      <Fact name={text.outputs}>{outputs.length === 0 ? text.noOutputs : outputs.join(', ')}</Fact>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly isBad?: boolean;
  readonly children: ComponentChildren;
}

/** One fact; what needs somebody has a mark beside its colour. */
function Fact({ name, isBad = false, children }: FactProps) {
  return (
    <div class={isBad ? 'fact fact-bad' : 'fact'}>
      <dt>{name}</dt>
      <dd>
        {isBad ? <span aria-hidden="true">▲ </span> : null}
        {children}
      </dd>
    </div>
  );
}
