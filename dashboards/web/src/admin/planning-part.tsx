export function PlanningPart() {
  return null;
}
