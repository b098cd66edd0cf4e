import { formats, type Language, pageMessages } from '@mach/messages';
import { useEffect, useErrorBoundary, useMemo, useState } from 'preact/hooks';
import { chosenLanguage, languageMemory, SpokenContext, useSpoken } from './language.ts';
import { LocationProvider, ownPages, Route, Router, usePath } from './navigation.ts';
import { ProvincePage } from './pages/province-page.tsx';
import { Frame } from './parts/frame.tsx';
import { fetchSoon, later } from './parts/later.tsx';
import { NotFound } from './parts/not-found.tsx';

/** Loaded when somebody opens them: the first page of a thin line stays small. */
const Administration = later(() => import('./admin/administration.tsx').then((module) => module.Administration));
const CheckCodePage = later(() => import('./pages/check-code-page.tsx').then((page) => page.CheckCodePage));
const CheckPage = later(() => import('./pages/check-page.tsx').then((page) => page.CheckPage));
const CommunePage = later(() => import('./pages/commune-page.tsx').then((page) => page.CommunePage));
const DevicePage = later(() => import('./pages/device-page.tsx').then((page) => page.DevicePage));
const DevicesPage = later(() => import('./pages/devices-page.tsx').then((page) => page.DevicesPage));
const DossierPage = later(() => import('./pages/dossier-page.tsx').then((page) => page.DossierPage));
const IncidentPage = later(() => import('./pages/incident-page.tsx').then((page) => page.IncidentPage));
const IncidentsPage = later(() => import('./pages/incidents-page.tsx').then((page) => page.IncidentsPage));
const LinesPage = later(() => import('./pages/lines-page.tsx').then((page) => page.LinesPage));
const MeetingPage = later(() => import('./pages/meeting-page.tsx').then((page) => page.MeetingPage));
const MeetingsPage = later(() => import('./pages/meetings-page.tsx').then((page) => page.MeetingsPage));
const PlansPage = later(() => import('./pages/plans-page.tsx').then((page) => page.PlansPage));
const PrintPage = later(() => import('./pages/print-page.tsx').then((page) => page.PrintPage));
const PrioritiesPage = later(() => import('./pages/priorities-page.tsx').then((page) => page.PrioritiesPage));
const ReportsPage = later(() => import('./pages/reports-page.tsx').then((page) => page.ReportsPage));

/** The pages, in the language of the person in front of them. */
export function App() {
  const [language, setLanguage] = useState<Language>(() => chosenLanguage(location.search, languageMemory.read()));
  const spoken = useMemo(
    () => ({
      language,
      messages: pageMessages(language),
      format: formats(language),
      change: (next: Language) => {
        languageMemory.write(next);
        setLanguage(next);
      },
    }),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => fetchSoon(CommunePage, DevicePage, IncidentPage), []);
  return (
    <SpokenContext.Provider value={spoken}>
      <LocationProvider scope={ownPages}>
        <Frame>
          <Pages />
        </Frame>
      </LocationProvider>
    </SpokenContext.Provider>
  );
}

function Pages() {
  // Told to the browser as well: whoever looks into it must find what went wrong.
  const [error, forget] = useErrorBoundary((thrown) => reportError(thrown));
  const path = usePath();
  // Another page is another chance.
  useEffect(forget, [path]);
  const { frame } = useSpoken().messages;
  if (error !== undefined) return <Broken />;
  return (
    <Router>
      <Route path="/" component={ProvincePage} />
      <Route path="/communes/:code" component={CommunePage} />
      <Route path="/devices/:id" component={DevicePage} />
      <Route path="/incidents" component={IncidentsPage} />
      <Route path="/incidents/:number" component={IncidentPage} />
      <Route path="/incidents/:number/dossier" component={DossierPage} />
      <Route path="/prints/:code" component={PrintPage} />
      <Route path="/devices" component={DevicesPage} />
      <Route path="/lines" component={LinesPage} />
      <Route path="/check" component={CheckPage} />
      <Route path="/check/:code" component={CheckCodePage} />
      <Route path="/meetings" component={MeetingsPage} />
      <Route path="/meetings/:id" component={MeetingPage} />
      <Route path="/priorities" component={PrioritiesPage} />
      <Route path="/plans" component={PlansPage} />
      <Route path="/reports" component={ReportsPage} />
      <Route path="/admin" component={Administration} />
      <Route path="/admin/:part" component={Administration} />
      <Route default component={() => <NotFound sentence={frame.notFoundPage} />} />
    </Router>
  );
}

/** A mistake of ours: says so, and offers the one thing that helps. */
function Broken() {
  const { frame } = useSpoken().messages;
  return (
    <section class="card notice" role="alert">
      <h1>{frame.brokenTitle}</h1>
      <p>{frame.broken}</p>
      <button type="button" onClick={() => location.reload()}>
        {frame.reload}
      </button>
    </section>
  );
}
