/** Preloaded into a command under test: what it warns of depends on the day, and so it is the day of TERRASPARK_TEST_DAY. */
const day = process.env.TERRASPARK_TEST_DAY;

globalThis.Date = class extends Date {
  constructor(...parts) {
    super(...(parts.length > 0 ? parts : [day]));
  }
};
