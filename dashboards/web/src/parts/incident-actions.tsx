import { acknowledgedLine } from '@mach/messages';
import type { IncidentDetail } from '@mach/wire';
import { useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { post } from '../live/fetch-json.ts';
import { useSession } from '../live/use-session.ts';
import { ZaloCopy } from './zalo-copy.tsx';

interface Props {
  readonly incident: IncidentDetail;
  readonly refresh: () => void;
}

/** Who has taken an incident on, and what can be done about it here: take it on, copy it for the chat group. */
export function IncidentActions({ incident, refresh }: Props) {
  const { messages, language } = useSpoken();
  const { number, acknowledgements = [] } = incident;
  return (
    <>
      {acknowledgements.length === 0 ? null : (
        <ul class="plain">
          {acknowledgements.map((each) => (
            <li key={each.unitCode ?? ''}>
              <strong>{acknowledgedLine(each, language)}</strong>
            </li>
          ))}
        </ul>
      )}
      <div class="actions">
        <TakeOn incident={incident} refresh={refresh} />
        <ZaloCopy
          path={`/api/v1/incidents/${number}/zalo`}
          label={messages.alerts.zalo}
          fileName={`mach-su-co-${number}.png`}
        />
      </div>
    </>
  );
}

/** For whoever may, until somebody has for the same place. */
function TakeOn({ incident, refresh }: Props) {
  const { alerts } = useSpoken().messages;
  const session = useSession();
  const [isFailed, setFailed] = useState(false);
  const may = session?.role === 'province-admin' || session?.role === 'commune';
  const isTaken = incident.acknowledgements?.some(({ unitCode }) => unitCode === session?.communeCode) === true;
  if (!may || isTaken || incident.endedAt !== undefined) return null;
  const takeOn = async () => {
    const isDone = await post(`/api/v1/incidents/${incident.number}/acknowledgement`, limits.requestTimeoutMs);
    setFailed(!isDone);
    refresh();
  };
  return (
    <>
      <button type="button" class="no-print" title={alerts.takeOnHint} onClick={() => void takeOn()}>
        {alerts.takeOn}
      </button>
      {isFailed ? <span role="alert">{alerts.notTaken}</span> : null}
    </>
  );
}
