export function CalendarPart() {
  return null;
}
