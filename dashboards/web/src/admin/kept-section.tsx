import type { ComponentChildren } from 'preact';
import { useSpoken } from '../language.ts';
import type { Snapshot } from '../live/live-resource.ts';
import { LiveSection } from '../parts/live-section.tsx';
import { Problem } from './form.tsx';

interface Props<Data> {
  readonly live: readonly [snapshot: Snapshot<Data>, refresh: () => void];
  readonly children: (data: Data) => ComponentChildren;
}

/**
 * What is known of a resource, kept in its place when the session ends: what is being typed into the forms around it must not be lost.
 */
export function KeptSection<Data>({ live: [snapshot, refresh], children }: Props<Data>) {
  const { frame } = useSpoken().messages;
  const { data, problem } = snapshot;
  if (problem?.kind === 'sign-in' && data !== undefined) {
    return (
      <>
        <Problem problem={{ code: 'sign-in', fields: new Map() }} />
        <div class="live">{children(data)}</div>
      </>
    );
  }
  return (
    <LiveSection snapshot={snapshot} refresh={refresh} notFound={frame.notFoundPage}>
      {children}
    </LiveSection>
  );
}
