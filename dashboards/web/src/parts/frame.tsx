import { LANGUAGE_NAMES, LANGUAGES, terms } from '@mach/messages';
import type { SessionInfo } from '@mach/wire';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSpoken } from '../language.ts';
import { limits } from '../limits.ts';
import { forgetDrafts } from '../live/draft-store.ts';
import { post } from '../live/fetch-json.ts';
import { windowStorage } from '../live/use-draft.ts';
import { useLive } from '../live/use-live.ts';
import { useSession } from '../live/use-session.ts';
import { paths, usePath, useQueryParameter } from '../navigation.ts';
import { SearchBox } from './search-box.tsx';

/** What stands around every page. */
export function Frame({ children }: { readonly children: ComponentChildren }) {
  const { messages } = useSpoken();
  const { frame, incident } = messages;
  const session = useSession();
  return (
    <>
      <a class="skip" href="#content">
        {frame.skipToContent}
      </a>
      <header class="top">
        <a class="brand" href={paths.province} title={frame.tagline}>
          <Pulse />
          <span>{frame.product}</span>
        </a>
        <nav aria-label={frame.navigation}>
          <PageLink
            href={paths.province}
            name={session?.communeCode === undefined ? frame.province : frame.ownCommune}
          />
          <PageLink href={paths.incidents} name={incident.title} />
          <PageLink href={paths.meetings} name={frame.meetings} />
          <PageLink href={paths.priorities} name={frame.priorities} />
          {session?.communeCode === undefined ? <PageLink href={paths.plans} name={frame.plans} /> : null}
          <PageLink href={paths.reports} name={frame.reports} />
          {session?.role === 'province-admin' ? <PageLink href={paths.admin} name={frame.admin} /> : null}
        </nav>
        <SearchBox />
        <LanguageSwitch />
      </header>
      <main id="content">{children}</main>
      <Foot />
    </>
  );
}

function PageLink({ href, name }: { readonly href: string; readonly name: string }) {
  const path = usePath();
  const link = useRef<HTMLAnchorElement>(null);
  const isHere = path === href;
  // On a small screen the row of pages is pushed along: the one that is open must be in sight.
  useEffect(() => {
    if (isHere) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [isHere]);
  return (
    <a ref={link} href={href} aria-current={isOpen(path, href) ? 'page' : undefined}>
      {name}
    </a>
  );
}

/** The administration has pages of its own beneath its address. */
const isOpen = (path: string, href: string): boolean =>
  path === href || (href === paths.admin && path.startsWith(`${href}/`));

function LanguageSwitch() {
  const { language, change, messages } = useSpoken();
  const [, setAsked] = useQueryParameter('lang');
  return (
    <fieldset class="switch">
      <legend class="for-readers">{messages.frame.language}</legend>
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={each === language}
          title={LANGUAGE_NAMES[each]}
          onClick={() => {
            change(each);
            setAsked('');
          }}
        >
          {each.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

function Foot() {
  const { messages, language, format } = useSpoken();
  const [{ data, receivedAt }] = useLive<SessionInfo>('/api/v1/session', limits.slowPollMs);
  return (
    <footer class="foot">
      <span>{messages.frame.tagline}</span>
      <a class="no-print" href={paths.check}>
        {messages.frame.checkThisPc}
      </a>
      {data === undefined ? null : (
        <span>{messages.frame.signedInAs(terms.session(data.role, language), data.post)}</span>
      )}
      {data === undefined || data.role === 'loopback-reader' ? null : <SignOut />}
      {receivedAt === undefined ? null : (
        <span class="only-print">{messages.frame.printedAt(format.dateTime(receivedAt))}</span>
      )}
    </footer>
  );
}

/** Ends the session, then loads the page anew, so that nothing of it stays in memory. */
function SignOut() {
  const { messages } = useSpoken();
  const signOut = async () => {
    await post('/api/v1/session/end', limits.requestTimeoutMs);
    forgetDrafts(windowStorage);
    location.assign(paths.province);
  };
  return (
    <button type="button" class="quiet-button no-print" onClick={() => void signOut()}>
      {messages.frame.signOut}
    </button>
  );
}

function Pulse() {
  return (
    <svg viewBox="0 0 32 32" class="pulse" aria-hidden="true" focusable="false">
      <path d="M2 17h7l3-10 5 19 4-13 2 4h7" />
    </svg>
  );
}
