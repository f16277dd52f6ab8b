/** How long before the end of its support a release is warned about, in days. */
export const NOTICE_DAYS = 90;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where support that ends with a day (`2027-06-11`, the last one) stands today: it ends within the notice, or has ended. */
export function supportPhase(until: string, today: Date): "running" | "ending" | "ended" {
  if (until < isoDay(today)) {
    return "ended";
  }
  return until <= isoDay(new Date(today.getTime() + NOTICE_DAYS * DAY_MS)) ? "ending" : "running";
}

/** `2026-11-20`, in UTC; compares as the day that it is. */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
