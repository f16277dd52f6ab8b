/** What a lab cannot do, for a reason that lies outside of it; the message is for a person. */
export class LabError extends Error {}
