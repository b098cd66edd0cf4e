import { useState } from 'preact/hooks';
import { askAdmin, type ChangeProblem, type Given, type Method } from './ask-admin.ts';

/** A change that a form makes: whether it is under way, and why the last try came to nothing. */
export interface Change {
  readonly isBusy: boolean;
  readonly problem: ChangeProblem | undefined;
  /** Gives what the collector answered, or undefined where it came to nothing. */
  readonly run: <Data>(method: Method, path: string, given?: Given) => Promise<{ readonly data: Data } | undefined>;
  /** Says what is wrong before anybody is asked. */
  readonly refuse: (fields: Readonly<Record<string, string>>) => void;
  readonly clear: () => void;
}

export function useChange(): Change {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ChangeProblem>();
  return {
    isBusy,
    problem,
    async run(method, path, given) {
      // A second press while the first is under way is none.
      if (isBusy) return undefined;
      setBusy(true);
      const answer = await askAdmin<never>(method, path, given);
      setBusy(false);
      setProblem(answer.ok ? undefined : answer.problem);
      return answer.ok ? { data: answer.data } : undefined;
    },
    refuse: (fields) => setProblem({ code: 'form', fields: new Map(Object.entries(fields)) }),
    clear: () => setProblem(undefined),
  };
}
