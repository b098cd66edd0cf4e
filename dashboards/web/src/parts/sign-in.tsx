import { useSpoken } from '../language.ts';

/** Says how to get in. The form is the collector's own page: it works without a script, and before anything of these is loaded. */
export function SignIn() {
  const { language, messages } = useSpoken();
  const { frame } = messages;
  return (
    <section class="card notice">
      <h1>{frame.signInTitle}</h1>
      <p>{frame.signInIntro}</p>
      <p>
        <a class="button" href={`/sign-in?lang=${language}`} target="_self">
          {frame.signInOpen}
        </a>
      </p>
      <p class="quiet">{frame.signInAsk}</p>
      <p class="quiet">{frame.signInAdmin}</p>
      <Command line="npx mach-collector sign-in" />
    </section>
  );
}

/** For whoever was in the middle of something: in a window of its own, so that nothing typed here is lost. */
export function SignInAgain() {
  const { language, messages } = useSpoken();
  const { frame } = messages;
  return (
    <div class="trouble">
      <p role="alert">
        <strong>{frame.signedOut}</strong> {frame.signedOutDo}{' '}
        <a href={`/sign-in?lang=${language}`} target="_blank" rel="noopener">
          {frame.signInOpen}
        </a>
      </p>
    </div>
  );
}

/** A command to type, ready to be selected whole. */
export function Command({ line }: { readonly line: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1: what scrolls is reached by keyboard.
    <pre class="command" tabIndex={0}>
      <code translate={false}>{line}</code>
    </pre>
  );
}
