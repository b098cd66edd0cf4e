import { useAdmin } from './spoken.ts';

interface Props {
  readonly asked: string;
  readonly onAsk: (asked: string) => void;
  readonly shown: number;
  /** How many fit what was asked, and how many there are. */
  readonly found: number;
  readonly total: number;
}

/** Searches a list of the administration, and says how much of it is drawn. */
export function SearchBar({ asked, onAsk, shown, found, total }: Props) {
  const { admin, format } = useAdmin();
  const { common } = admin;
  return (
    <div class="bar">
      <label class="search">
        {common.search}{' '}
        <input
          type="search"
          value={asked}
          placeholder={common.searchHint}
          onInput={(event) => onAsk(event.currentTarget.value)}
        />
      </label>
      <p class="found" aria-live="polite">
        {found === 0 ? common.noneFound : common.shownOf(format.integer(shown), format.integer(total))}
      </p>
    </div>
  );
}
