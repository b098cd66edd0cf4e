import { useSpoken } from '../language.ts';

/** Says how to get in; there is no form, since only a one-time link opens the pages. */
export function SignIn() {
  const { frame } = useSpoken().messages;
  return (
    <section class="card notice">
      <h1>{frame.signInTitle}</h1>
      <p>{frame.signInIntro}</p>
      <ol>
        {frame.signInSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Command line="npx mach-collector sign-in" />
      <p class="quiet">{frame.signInAsk}</p>
    </section>
  );
}

/** A command to type, ready to be selected whole. */
export function Command({ line }: { readonly line: string }) {
  return (
    <pre class="command">
      <code translate={false}>{line}</code>
    </pre>
  );
}
