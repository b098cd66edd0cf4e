import { useAdmin } from './spoken.ts';
import type { Change } from './use-change.ts';

interface Props {
  readonly change: Change;
  /** Whether what is there now is known already, so that it can be taken. */
  readonly isNewer: boolean;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

/** What can be done where somebody else changed the same thing: look at theirs, or write mine over it, knowing that. */
export function Conflict({ change, isNewer, onTakeTheirs, onKeepMine }: Props) {
  const { common } = useAdmin().admin;
  const isConflict = change.problem?.code === 'changed-meanwhile' || change.problem?.code === 'version-missing';
  if (!isConflict || !isNewer) return null;
  const decided = (how: () => void) => () => {
    change.clear();
    how();
  };
  return (
    <>
      <button type="button" onClick={decided(onTakeTheirs)}>
        {common.takeTheirs}
      </button>
      <button type="button" onClick={decided(onKeepMine)}>
        {common.keepMine}
      </button>
    </>
  );
}
