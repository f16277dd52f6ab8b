/** The lab's end of an instance's network interface. Linux takes fifteen characters at most, and ids differ in their last. */
export const deviceOf = (instanceId: string): string => `h-${instanceId.slice(-12)}`;

/** The instance's own end. */
export const guestDeviceOf = (instanceId: string): string => `e-${instanceId.slice(-12)}`;
