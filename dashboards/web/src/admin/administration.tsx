import type { SessionInfo } from '@mach/wire';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { paths } from '../navigation.ts';
import { LiveSection } from '../parts/live-section.tsx';
import { NotFound } from '../parts/not-found.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Command } from '../parts/sign-in.tsx';
import './admin.css';
import { AccountsPart } from './accounts-part.tsx';
import { AlertsPart } from './alerts-part.tsx';
import { AuditPart } from './audit-part.tsx';
import { CalendarPart } from './calendar-part.tsx';
import { CollectorPart } from './collector-part.tsx';
import { CommunesPart } from './communes-part.tsx';
import { KitsPart } from './kits-part.tsx';
import { MeetingsPart } from './meetings-part.tsx';
import { PlacesPart } from './places-part.tsx';
import { PlanningPart } from './planning-part.tsx';
import { ServicesPart } from './services-part.tsx';
import { useAdmin } from './spoken.ts';
import { StepsPart } from './steps-part.tsx';

/** In the order of the first day, then of how often they are opened. */
const PARTS = {
  steps: StepsPart,
  communes: CommunesPart,
  services: ServicesPart,
  kits: KitsPart,
  accounts: AccountsPart,
  places: PlacesPart,
  calendar: CalendarPart,
  meetings: MeetingsPart,
  planning: PlanningPart,
  alerts: AlertsPart,
  audit: AuditPart,
  collector: CollectorPart,
} as const satisfies Record<string, ComponentType>;
type Part = keyof typeof PARTS;
/** What others than administrators see of it. */
const OF_ROLES: Partial<Record<SessionInfo['role'], readonly Part[]>> = { planner: ['planning'] };
const parts = Object.keys(PARTS) as Part[];
const hrefOf = (part: Part) => (part === 'steps' ? paths.admin : paths.adminPart(part));

/** The administration: one part of it, and the way to the others. */
export function Administration({ part: asked = 'steps' }: { readonly part?: string }) {
  const { admin, messages } = useAdmin();
  const [snapshot, refresh] = useLive<SessionInfo>('/api/v1/session', limits.slowPollMs);
  const session = snapshot.data;
  // Whoever was let in stays where they are when their session ends: forms say so themselves, and nothing typed is lost.
  const [letIn, setLetIn] = useState<readonly Part[]>([]);
  // At the collector's own machine whoever's session has ended goes on reading.
  const role = session?.role === 'loopback-reader' ? undefined : session?.role;
  const mine = role === 'province-admin' ? parts : role === undefined ? letIn : (OF_ROLES[role] ?? []);
  useEffect(() => setLetIn(mine), [role]);
  const part = parts.find((each) => each === asked);
  if (part === undefined) return <NotFound sentence={messages.frame.notFoundPage} />;
  const mayStay = mine.includes(part);
  if (session === undefined && !mayStay)
    return (
      <LiveSection
        snapshot={snapshot}
        refresh={refresh}
        notFound={messages.frame.notFoundPage}
        heading={{ title: admin.common[part] }}
      >
        {() => null}
      </LiveSection>
    );
  if (!mayStay) return <AdminsOnly />;
  const Open = PARTS[part];
  const title = admin.common[part];
  const hasParts = mine.length > 1;
  const above = hasParts
    ? { href: paths.admin, name: admin.common.title }
    : { href: paths.plans, name: messages.frame.plans };
  return (
    <>
      <PageTitle key={part} title={title} path={[above]} />
      <div class={hasParts ? 'admin' : undefined}>
        {hasParts ? (
          <nav class="admin-parts" aria-label={admin.common.parts}>
            <ul>
              {mine.map((each) => (
                <li key={each}>
                  <a href={hrefOf(each)} aria-current={each === part ? 'page' : undefined}>
                    {admin.common[each]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        <div class="admin-part" key={part}>
          <Open />
        </div>
      </div>
    </>
  );
}

function AdminsOnly() {
  const { admin, language, messages } = useAdmin();
  return (
    <section class="card notice">
      <h1>{admin.common.adminsOnly}</h1>
      <p>{admin.common.adminsOnlyHow}</p>
      <p>
        <a class="button" href={`/sign-in?lang=${language}`} target="_self">
          {messages.frame.signInOpen}
        </a>
      </p>
      <Command line="npx mach-collector sign-in" />
    </section>
  );
}
