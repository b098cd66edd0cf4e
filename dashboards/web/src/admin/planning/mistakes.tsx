import { terms } from '@mach/messages';
import { cureSentence } from '@mach/messages/admin';
import type { PriceItem } from '@mach/priority';
import type { Role } from '@mach/wire';
import type { ComponentChildren } from 'preact';
import type { ChangeProblem } from '../ask-admin.ts';
import { useAdmin } from '../spoken.ts';
import type { RangeEnd } from './price-fields.ts';

/** What of a version the collector did not take: each place by its name, and of rules that can't both hold, both. */
export function Mistakes({ problem }: { readonly problem: ChangeProblem | undefined }) {
  const { admin, language } = useAdmin();
  const { planning: text } = admin;
  const nameOf = useNames();
  const clashOf = useClashes();
  if (problem?.code !== 'planning-mistakes') return null;
  return (
    <ul class="form-wide mistakes-list">
      {(problem.places ?? []).map(({ path, expected, cure, against }) => (
        <li key={`${path} ${against?.path ?? ''}`}>
          {against === undefined ? (
            <>
              <strong>{text.mistake(nameOf(path))}</strong>{' '}
              {cure === undefined ? <span lang="en">{expected}</span> : cureSentence(cure, language)}
            </>
          ) : (
            clashOf(path, against.path)
          )}
        </li>
      ))}
    </ul>
  );
}

/** What two rules are that can't both hold, by the names of the form, and what can be done about it. */
export function useClashes(): (path: string, against: string) => ComponentChildren {
  const { planning: text } = useAdmin().admin;
  const nameOf = useNames();
  const clashes = text.clashes as Readonly<Record<string, string | undefined>>;
  return (path, against) => (
    <>
      <strong>{text.clash(nameOf(path), nameOf(against))}</strong> {clashes[`${ruleOf(path)} ${ruleOf(against)}`]}
    </>
  );
}

/** Floors and caps are the same rule for whichever commune. */
const ruleOf = (path: string): string => path.replace(/^communes\.\d+\./, '');

/** Places of a version as the form names them. */
function useNames(): (path: string) => string {
  const { admin, language } = useAdmin();
  const { planningFields: words } = admin;
  return (path) => {
    const [first = '', second = '', third = ''] = path.split('.');
    const named = words as unknown as Readonly<Record<string, unknown>>;
    if (first === 'items') {
      const item = words.items[second as PriceItem]?.[0] ?? second;
      return third === '' ? item : `${item}, ${words.ends[third as RangeEnd] ?? third}`;
    }
    if (first === 'communes') return `${second}: ${third === 'cap' ? words.cap : words.floor}`;
    if (first === 'memoryTargetGb') return words.memoryTarget(terms.role(second as Role, language) ?? second);
    const name = named[first === 'includesVat' ? 'vat' : first === 'includesLicences' ? 'licences' : first];
    return typeof name === 'string' ? name : path;
  };
}

/** The problem with both of two rules that can't both hold marked in the form. */
export function withClashes(problem: ChangeProblem | undefined): ChangeProblem | undefined {
  if (problem?.code !== 'planning-mistakes') return problem;
  const both = (problem.places ?? []).flatMap(({ path, against }) =>
    against === undefined ? [] : [path, against.path].map((each) => [each, 'rules-clash'] as const),
  );
  return { ...problem, fields: new Map([...problem.fields, ...both]) };
}
