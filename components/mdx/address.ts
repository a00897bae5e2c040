/** Where a block stands, `lesson/anchor`: the build gives each block of a lesson its own. */
export type Address = string | undefined;

export const anchorOf = (address: Address): string | undefined => address?.slice(address.indexOf('/') + 1);
export const lessonOf = (address: Address): string | undefined => address?.slice(0, address.indexOf('/'));
