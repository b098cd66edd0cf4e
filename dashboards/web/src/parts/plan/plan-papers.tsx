import { plansPageText } from '@mach/messages';
import { useSpoken } from '../../language.ts';

/** The papers of the sum chosen: one press each. The browser saves them, and the page stays. */
export function PlanPapers({ query }: { readonly query: string }) {
  const { language } = useSpoken();
  const text = plansPageText(language);
  const of = (name: string) => `/api/v1/plans/${name}?${query}&lang=${language}`;
  return (
    <section class="card plan-papers no-print" aria-labelledby="papers">
      <h2 id="papers">{text.papers}</h2>
      <p class="quiet">{text.papersIntro}</p>
      <p class="bar">
        <a class="button" href={of('to-trinh.docx')} download="to-trinh.docx">
          {text.report}
        </a>
        <a class="button" href={of('phu-luc.xlsx')} download="phu-luc.xlsx">
          {text.annex}
        </a>
        <a class="button plain-button" href={of('cong-van.docx')} download="cong-van.docx">
          {text.letter}
        </a>
      </p>
    </section>
  );
}
