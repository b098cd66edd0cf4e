import { DaysOffSection } from './days-off-section.tsx';
import { ImportTable } from './import-table.tsx';
import { OutagesSection } from './outages-section.tsx';
import { useAdmin } from './spoken.ts';

/** When communes work, and when something was announced to be away. */
export function CalendarPart() {
  const { admin } = useAdmin();
  return (
    <>
      <OutagesSection />
      <ImportTable table="outages" title={admin.calendar.outagesImport} onTaken={() => {}} />
      <DaysOffSection />
    </>
  );
}
