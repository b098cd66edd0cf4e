import { plansPageText, terms } from '@mach/messages';
import type { PlanAnswerRow } from '@mach/wire';
import { useSpoken } from '../../language.ts';

const KINDS = ['measured', 'inventory', 'seen', 'declared'] as const;

/** How the devices that the plan is of are known: one bar, and each kind with its count and share. */
export function PlanCoverage({ coverage }: Pick<PlanAnswerRow, 'coverage'>) {
  const { language, format } = useSpoken();
  const text = plansPageText(language);
  const all = KINDS.reduce((sum, kind) => sum + coverage[kind], 0);
  const share = (kind: (typeof KINDS)[number]) => (all === 0 ? 0 : coverage[kind] / all);
  let left = 0;
  return (
    <section class="card" aria-labelledby="coverage">
      <h2 id="coverage">{text.coverage}</h2>
      <svg class="coverage-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {KINDS.map((kind) => {
          const x = left;
          left += share(kind) * 100;
          return <rect key={kind} x={x} y="0" width={share(kind) * 100} height="6" class={`coverage-${kind}`} />;
        })}
      </svg>
      <dl class="coverage-kinds">
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt>
              <svg class="key" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <rect width="10" height="10" class={`coverage-${kind}`} />
              </svg>{' '}
              {terms.coverage(kind, language)}
            </dt>
            <dd>{text.coverageRow(format.integer(coverage[kind]), format.percent(share(kind)))}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{text.coverageNote}</p>
    </section>
  );
}
