/** What a command cannot do, for a reason that lies outside it: one message for a person, exit code 1. */
export class Refused extends Error {}
