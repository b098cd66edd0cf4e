import type { PlanPolicy, PriceList } from '@mach/priority';
import type { Listed, PlanningFileRow, PlanningInForce, PlanningKind } from '@mach/wire';
import type { ComponentChildren } from 'preact';
import { limits } from '../limits.ts';
import { useLive } from '../live/use-live.ts';
import { KeptSection } from './kept-section.tsx';
import { Files, Upload } from './planning/files.tsx';
import { PolicyForm } from './planning/policy-form.tsx';
import { PricesForm } from './planning/prices-form.tsx';
import { useAdmin } from './spoken.ts';
import { shownDay } from './typed-time.ts';

/** Prices and criteria: what is in force, to be changed into the next version, and the versions that there are. */
export function PlanningPart() {
  const { planning: text } = useAdmin().admin;
  return (
    <>
      <p class="intro">{text.intro}</p>
      <Kind<PriceList> kind="prices">{(given) => <PricesForm {...given} />}</Kind>
      <Kind<PlanPolicy> kind="policy">{(given) => <PolicyForm {...given} />}</Kind>
    </>
  );
}

interface KindProps<Value> {
  readonly kind: PlanningKind;
  readonly children: (given: {
    readonly inForce: PlanningInForce<Value>;
    readonly onChange: () => void;
  }) => ComponentChildren;
}

function Kind<Value extends { readonly date: string }>({ kind, children }: KindProps<Value>) {
  const { planning: text } = useAdmin().admin;
  const live = useLive<PlanningInForce<Value>>(`/api/v1/admin/planning/${kind}`, limits.slowPollMs);
  const files = useLive<Listed<PlanningFileRow>>('/api/v1/admin/planning-files', limits.slowPollMs);
  const refresh = () => {
    live[1]();
    files[1]();
  };
  return (
    <section class="card planning" aria-labelledby={`planning-${kind}`}>
      <h2 id={`planning-${kind}`}>{text.kinds[kind]}</h2>
      <KeptSection live={live}>
        {(inForce) => (
          <>
            <p>{text.from[inForce.from](shownDay(inForce.value.date))}</p>
            {children({ inForce, onChange: refresh })}
          </>
        )}
      </KeptSection>
      <h3 id={`versions-${kind}`}>{text.versions}</h3>
      <KeptSection live={files}>
        {({ items }) => <Files rows={items.filter((row) => row.kind === kind)} kind={kind} onChange={refresh} />}
      </KeptSection>
      <details>
        <summary>{text.upload(text.kinds[kind])}</summary>
        <Upload kind={kind} onDone={refresh} />
      </details>
    </section>
  );
}
