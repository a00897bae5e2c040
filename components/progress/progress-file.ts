import { keep } from './drafts';
import { type DraftRecord, emptySnapshot, isSnapshot, type Kind, kinds, type Snapshot } from './records';

const format = 'pid-one-progress';
const version = 1;

export const writeProgressFile = (records: Snapshot, at: Date): string =>
  JSON.stringify({ format, version, exportedAt: at.toISOString(), records }, null, 1);

export type Reading = { records: Snapshot } | { problem: string };

// Every problem is a sentence for the learner.
export function readProgressFile(text: string): Reading {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: 'This file can’t be read: it is damaged, or it is not a progress file. Nothing was changed.' };
  }
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== format) {
    return { problem: 'This is not a PID One progress file. Nothing was changed.' };
  }
  if (!('version' in file) || file.version !== version) {
    return { problem: 'This file comes from another version of PID One. Nothing was changed.' };
  }
  if (!('records' in file) || !isSnapshot(file.records)) {
    return { problem: 'This progress file is damaged. Nothing was changed.' };
  }
  return { records: { ...emptySnapshot(), ...file.records } };
}

// The newer record of each name stays; a draft that gives way is kept among the other's versions.
export function mergeSnapshots(ours: Snapshot, theirs: Snapshot): Snapshot {
  const merged = emptySnapshot();
  for (const kind of kinds) Object.assign(merged[kind], mergeGroup(kind, ours, theirs));
  return merged;
}

function mergeGroup(kind: Kind, ours: Snapshot, theirs: Snapshot) {
  if (kind === 'draft') return mergeDrafts(ours.draft, theirs.draft);
  const merged: Record<string, { at: number }> = { ...ours[kind] };
  for (const [name, record] of Object.entries<{ at: number }>(theirs[kind])) {
    if (record.at > (merged[name]?.at ?? -1)) merged[name] = record;
  }
  return merged;
}

function mergeDrafts(ours: Record<string, DraftRecord>, theirs: Record<string, DraftRecord>) {
  const merged = { ...ours };
  for (const [name, record] of Object.entries(theirs)) {
    const own = merged[name];
    merged[name] = own ? mergeDraft(own, record) : record;
  }
  return merged;
}

function mergeDraft(a: DraftRecord, b: DraftRecord): DraftRecord {
  const [newer, older] = b.at > a.at ? [b, a] : [a, b];
  const versions = [...newer.versions, ...older.versions].sort((x, y) => y.at - x.at);
  const withOlder = older.text === newer.text ? versions : [{ at: older.at, text: older.text }, ...versions];
  return { ...newer, versions: withOlder.reduceRight<DraftRecord['versions']>((kept, one) => keep(one, kept), []) };
}
