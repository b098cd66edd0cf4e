import { plansPageText, planWords } from '@mach/messages';
import type { PlanTrouble as Trouble } from '@mach/priority';
import type { PlanTroubleRow } from '@mach/wire';
import { useSpoken } from '../../language.ts';
import { draftOf } from '../../views/plan-draft.ts';

/** Why no plan keeps to the rules, by the names of the communes. */
export function PlanTrouble(props: { readonly trouble: PlanTroubleRow; readonly names: ReadonlyMap<string, string> }) {
  const { language } = useSpoken();
  const text = plansPageText(language);
  const isOpen = draftOf(props) === 'not-found';
  // The collector that serves this page made it: it is what `@mach/priority` declares.
  const trouble = props.trouble as unknown as Trouble;
  return (
    <section class="card notice" role="alert">
      <h2>{isOpen ? text.noPlanFound : text.noPlan}</h2>
      <p>{planWords(language).trouble(trouble, (code) => props.names.get(code) ?? code)}</p>
      {isOpen ? <p>{text.quickNotFound}</p> : null}
    </section>
  );
}
