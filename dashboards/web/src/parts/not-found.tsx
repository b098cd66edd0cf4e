import { useSpoken } from '../language.ts';
import { paths } from '../navigation.ts';

/** Nothing stands at this address: says what was looked for, and the way back. */
export function NotFound({ sentence }: { readonly sentence: string }) {
  const { messages } = useSpoken();
  return (
    <section class="card notice">
      <h1>{messages.frame.notFoundTitle}</h1>
      <p>{sentence}</p>
      <p>
        <a href={paths.province}>{messages.frame.backToProvince}</a>
      </p>
    </section>
  );
}
