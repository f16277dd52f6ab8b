import fc from "fast-check";
import { NOTICE_DAYS, supportPhase } from "../../modules/engine/support-period";

const UNTIL = "2027-06-11";
const DAY_MS = 24 * 60 * 60 * 1000;
const daysBefore = (days: number) => new Date(Date.parse(`${UNTIL}T12:00:00Z`) - days * DAY_MS);

test.each([
  [NOTICE_DAYS + 1, "running"],
  [NOTICE_DAYS, "ending"],
  [1, "ending"],
  [0, "ending"],
  [-1, "ended"],
])("%i days before its last day, support is %s", (days, phase) => {
  expect(supportPhase(UNTIL, daysBefore(days))).toBe(phase);
});

test("support only ever moves on", () => {
  const order = ["running", "ending", "ended"];
  const days = fc.integer({ min: -1000, max: 1000 });
  fc.assert(
    fc.property(days, days, (a, b) => {
      const [earlier, later] = [daysBefore(Math.max(a, b)), daysBefore(Math.min(a, b))];
      expect(order.indexOf(supportPhase(UNTIL, earlier))).toBeLessThanOrEqual(
        order.indexOf(supportPhase(UNTIL, later)),
      );
    }),
  );
});
