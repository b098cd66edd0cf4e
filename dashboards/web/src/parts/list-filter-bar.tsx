import { useSpoken } from '../language.ts';
import type { Chosen } from '../views/list-filters.ts';

export interface FilterChoice {
  readonly name: string;
  readonly label: string;
  /** Codes with the words for them and how many rows have each, in the order of the list. */
  readonly options: readonly (readonly [code: string, name: string, count: number])[];
}

interface Props {
  /** What the whole bar is called for who can't see it. */
  readonly title: string;
  readonly all: string;
  readonly clear: string;
  readonly search: { readonly label: string; readonly hint: string; readonly value: string };
  readonly choices: readonly FilterChoice[];
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
  readonly onSearch: (search: string) => void;
  /** How many rows are left, as a sentence. */
  readonly found: string;
}

/** The filters over a list: a search, a choice for each facet that has one, and how many rows are left. Paper says what the list was narrowed by. */
export function ListFilterBar({ title, all, clear, search, choices, chosen, onChosen, onSearch, found }: Props) {
  const { format } = useSpoken();
  const isNarrowed = search.value !== '' || Object.values(chosen).some((code) => code !== '');
  return (
    <search class="filters" aria-label={title}>
      <label class="filter no-print">
        {search.label}{' '}
        <input
          type="search"
          value={search.value}
          placeholder={search.hint}
          onInput={({ currentTarget }) => onSearch(currentTarget.value)}
        />
      </label>
      {choices
        .filter(({ name, options }) => options.length > 1 || (chosen[name] ?? '') !== '')
        .map(({ name, label, options }) => (
          <label key={name} class="filter no-print">
            {label}{' '}
            <select
              value={chosen[name] ?? ''}
              onChange={({ currentTarget }) => onChosen({ ...chosen, [name]: currentTarget.value })}
            >
              <option value="">{all}</option>
              {options.map(([code, word, count]) => (
                <option key={code} value={code}>
                  {word} ({format.integer(count)})
                </option>
              ))}
            </select>
          </label>
        ))}
      {isNarrowed ? (
        <button
          type="button"
          class="quiet-button no-print"
          onClick={() => {
            onChosen({});
            onSearch('');
          }}
        >
          {clear}
        </button>
      ) : null}
      {isNarrowed ? <p class="only-print-block">{inWords(search, choices, chosen)}</p> : null}
      <p class="found" aria-live="polite">
        {found}
      </p>
    </search>
  );
}

function inWords(search: Props['search'], choices: readonly FilterChoice[], chosen: Chosen): string {
  const searched = search.value === '' ? [] : [`${search.label}: ${search.value}`];
  const narrowed = choices.flatMap(({ name, label, options }) => {
    const code = chosen[name] ?? '';
    return code === '' ? [] : [`${label}: ${options.find(([its]) => its === code)?.[1] ?? code}`];
  });
  return [...narrowed, ...searched].join(' · ');
}
