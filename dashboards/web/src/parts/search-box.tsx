import { terms } from '@mach/messages';
import type { SearchAnswer, SearchHit } from '@mach/wire';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { useLatest } from '../live/use-latest.ts';
import { paths, useGo } from '../navigation.ts';

/**
 * The search in the frame: a field that lists communes, sites and devices as one types (ARIA's combobox with a list). Arrows choose,
 * Enter opens what is chosen or else the first, Escape closes.
 */
export function SearchBox() {
  const { messages } = useSpoken();
  const { frame } = messages;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const place = useRef<HTMLFormElement>(null);
  const id = useId();
  const go = useGo();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), limits.searchRestMs);
    return () => clearTimeout(timer);
  }, [text]);
  const url = asked.length < limits.searchLettersMin ? undefined : `/api/v1/search?q=${encodeURIComponent(asked)}`;
  const [latest] = useLatest<SearchAnswer>(url);
  useEffect(() => {
    const leave = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, []);
  const answer = url === undefined || latest.data === undefined ? undefined : latest.data;
  const hits = answer?.items ?? [];
  const isShown = isOpen && answer !== undefined;
  const open = (hit: SearchHit | undefined) => {
    if (hit === undefined) return;
    setOpen(false);
    setText('');
    go(pathOf(hit));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setOpen(false);
    if (step === undefined || hits.length === 0) return;
    event.preventDefault();
    setOpen(true);
    setChosen((chosen + step + hits.length + (chosen < 0 && step < 0 ? 1 : 0)) % hits.length);
  };
  return (
    <search class="find no-print">
      <form
        ref={place}
        onSubmit={(event) => {
          event.preventDefault();
          open(hits[Math.max(0, chosen)]);
        }}
        onFocusOut={({ relatedTarget }) => {
          if (!place.current?.contains(relatedTarget as Node | null)) setOpen(false);
        }}
      >
        <input
          type="search"
          {...comboboxOf(isShown, `${id}-hits`, chosen >= 0 ? `${id}-${chosen}` : undefined)}
          aria-label={frame.search}
          placeholder={frame.search}
          autocomplete="off"
          spellcheck={false}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setChosen(-1);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onKeyDown={onKeyDown}
        />
        {isShown ? (
          <div class="hits">
            {hits.length === 0 ? (
              <p class="nothing">{frame.searchNothing}</p>
            ) : (
              <div role="listbox" id={`${id}-hits`} aria-label={frame.search}>
                {hits.map((hit, index) => (
                  <div
                    key={keyOf(hit)}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === chosen}
                    tabIndex={-1}
                    onPointerDown={(event) => event.preventDefault()}
                    onClick={() => open(hit)}
                    onKeyDown={(event) => {
                      if (event.key === 'Enter') open(hit);
                    }}
                  >
                    <Hit hit={hit} />
                  </div>
                ))}
              </div>
            )}
            {answer.total > hits.length ? <p class="nothing">{frame.searchMore(answer.total - hits.length)}</p> : null}
          </div>
        ) : null}
        <p class="for-readers" role="status">
          {isShown ? (hits.length === 0 ? frame.searchNothing : frame.searchFound(answer.total)) : ''}
        </p>
      </form>
    </search>
  );
}

/** What makes a field a combobox for who can't see it. Its list is ours, none of the browser's. */
const comboboxOf = (isShown: boolean, list: string, active: string | undefined) =>
  ({
    role: 'combobox',
    list: undefined,
    'aria-expanded': isShown,
    'aria-controls': isShown ? list : undefined,
    'aria-autocomplete': 'list',
    'aria-activedescendant': isShown ? active : undefined,
  }) as const;

function Hit({ hit }: { readonly hit: SearchHit }) {
  const { messages, language } = useSpoken();
  switch (hit.kind) {
    case 'check-code':
      return <strong>{messages.frame.searchCheckCode(hit.code)}</strong>;
    case 'commune':
      return <strong>{hit.name}</strong>;
    case 'site':
      return <>{messages.frame.searchSite(hit.name, hit.communeName)}</>;
    case 'device':
      return (
        <>
          {messages.commune.deviceNumber(hit.number)}
          {hit.name === undefined ? '' : ` · ${hit.name}`}
          <span class="label">
            {hit.equipment === undefined ? terms.role(hit.role, language) : terms.equipment(hit.equipment, language)},{' '}
            {hit.communeName}
          </span>
        </>
      );
    default:
      return hit satisfies never;
  }
}

const keyOf = (hit: SearchHit): string => `${hit.kind} ${'code' in hit ? hit.code : hit.id}`;

function pathOf(hit: SearchHit): string {
  switch (hit.kind) {
    case 'check-code':
      return paths.checkCode(hit.code);
    case 'commune':
      return paths.commune(hit.code);
    case 'site':
      return paths.commune(hit.communeCode);
    case 'device':
      return paths.device(hit.id);
    default:
      return hit satisfies never;
  }
}
