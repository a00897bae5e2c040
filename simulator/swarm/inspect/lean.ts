import { GoStruct, type GoValue, isList, nilSlice } from '../../cli/template/value';

/** A structure of Docker's API that leaves out what is empty, but for the fields in `kept`. */
export function lean(type: string, fields: Readonly<Record<string, GoValue>>, kept: readonly string[] = []): GoStruct {
  const typed = Object.entries(fields).map(([name, value]) => [
    name,
    isList(value) && value.length === 0 ? nilSlice : value,
  ]);
  return new GoStruct(
    type,
    Object.fromEntries(typed),
    Object.keys(fields).filter((name) => !kept.includes(name)),
  );
}

export const nanoseconds = (ms: number | undefined): GoValue => (ms === undefined ? null : ms * 1e6);
