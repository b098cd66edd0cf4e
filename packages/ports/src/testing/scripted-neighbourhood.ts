import type { GroupAnswer, GroupQuestion, Neighbourhood, OwnNetwork } from '../neighbourhood.ts';

/** The networks that a machine stands in, and what each group answers by its address. */
export interface NeighbourhoodScript {
  readonly networks?: readonly OwnNetwork[];
  readonly groups?: Readonly<Record<string, readonly GroupAnswer[]>>;
}

export function scriptedNeighbourhood({ networks = [], groups = {} }: NeighbourhoodScript = {}): Neighbourhood & {
  readonly asked: readonly GroupQuestion[];
} {
  const asked: GroupQuestion[] = [];
  return {
    asked,
    networks: () => networks,
    askGroup: async (question) => {
      asked.push(question);
      return { ok: true, value: groups[question.group] ?? [] };
    },
  };
}
