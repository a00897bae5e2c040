/** The address of a node; the first is the host that everything runs on. */
export const nodeAddress = (index: number): string => `192.168.65.${10 + index}`;
