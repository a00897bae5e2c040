'use client';

import dynamic from 'next/dynamic';
import { type ClipboardEvent, type DragEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Finding } from '@/components/editor/finding';
import type { OpenEditor } from '@/components/editor/open-editor';
import { OtherTab } from '@/components/workbench/other-tab';
import type { Judged } from '@/grading/report/inspection';
import { type Example, Examples } from './examples';
import { FileActions } from './file-actions';
import styles from './inspect.module.css';
import type { Files } from './judge-messages';
import { MOST_TEXT, sizeOf, tooMuch } from './limits';
import { readDropped } from './read-dropped';
import { ReportView } from './report-view';
import { openSaved, savedIn } from './saved-link';
import { Share } from './share';
import { useInspectedFiles } from './use-inspected-files';
import { useJudge } from './use-judge';

const Editor = dynamic(() => import('@/components/editor/editor').then((module) => module.Editor), { ssr: false });

/** Files on the one side, what becomes of them as processes on the other. */
export function Inspector({ examples }: { examples: readonly Example[] }) {
  const { files, open: openFiles, add, remove, hasBefore, bringBack } = useInspectedFiles();
  const { judgement, ask } = useJudge();
  const [chosen, setActive] = useState('');
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState('');
  const active = files.paths.includes(chosen) ? chosen : (files.paths[0] ?? '');
  const editor = useRef<OpenEditor>(undefined);
  const marks = useMemo(() => marksOf(judgement.judged), [judgement.judged]);

  useEffect(() => {
    const now = () => ask(written(files.all()));
    now();
    return files.subscribe(now);
  }, [files, ask]);

  const open = useCallback(
    (next: Files, words: string) => {
      openFiles(next);
      setActive('');
      setRefused('');
      setSaid(words);
    },
    [openFiles],
  );

  useEffect(() => {
    const look = async () => {
      const packed = savedIn(location.hash);
      if (packed === undefined) return;
      const opened = await openSaved(packed);
      if ('problem' in opened) return setRefused(opened.problem);
      history.replaceState(history.state, '', location.pathname);
      open(opened.files, 'The files of the link are open.');
    };
    void look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [open]);

  const take = async (list: Iterable<File>) => {
    const read = await readDropped(list);
    const problem = 'problem' in read ? read.problem : tooMuch({ ...files.all(), ...read.files });
    setRefused(problem ?? '');
    if ('problem' in read || problem !== undefined) return;
    const [first] = Object.keys(read.files);
    if (first === undefined) return;
    add(read.files);
    setActive(first);
    setSaid(`${Object.keys(read.files).join(', ')}: added.`);
  };
  const onDrop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void take(event.dataTransfer.files);
  };
  // Before the editor sees it: a text of ten megabytes would keep it busy.
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain').length;
    const there = Object.values(files.all()).reduce((sum, text) => sum + text.length, 0);
    if (there + pasted <= MOST_TEXT) return setRefused('');
    event.preventDefault();
    event.stopPropagation();
    setRefused(
      `That is ${sizeOf(pasted)}: too much for a Dockerfile. ${sizeOf(MOST_TEXT)} at most; nothing was pasted.`,
    );
  };
  const back = () => {
    bringBack();
    setActive('');
    setSaid('The files from before are back.');
  };
  const jump = (file: string, line: number) => {
    setActive(file);
    requestAnimationFrame(() => editor.current?.go(file, line));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; a button does the same
    <div className={styles.inspector} onDragOver={(event) => event.preventDefault()} onDropCapture={onDrop}>
      <Examples examples={examples} onOpen={({ title, files: next }) => open(next, `${title}: open.`)} />
      <p role="alert" className={styles.refused}>
        {refused}
      </p>
      <div className={styles.columns}>
        <section className={styles.source} aria-label="Files" onPasteCapture={onPaste}>
          <div className={styles.editor}>
            <Editor files={files} active={active} onActivate={setActive} findings={marks} handle={editor} />
          </div>
          <OtherTab files={files} path={active} />
          <FileActions
            paths={files.paths}
            active={active}
            onAdd={(path) => {
              add({ [path]: '' });
              setActive(path);
            }}
            onRemove={(path) => {
              setActive('');
              remove(path);
            }}
            onFiles={take}
            onBringBack={hasBefore ? back : undefined}
          />
          <p role="status" className={styles.said}>
            {said}
          </p>
          <Share files={() => written(files.all())} />
        </section>
        <ReportView judgement={judgement} onJump={jump} />
      </div>
    </div>
  );
}

/** An empty tab is no file. */
const written = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([, text]) => text.trim() !== ''));

function marksOf(judged: readonly Judged[]): Finding[] {
  const marks = judged.flatMap(({ report }) =>
    report.findings.flatMap(({ file, line, severity, message, fix }) =>
      line === null
        ? []
        : [
            {
              file,
              line,
              severity: severity === 'essential' ? ('error' as const) : ('warning' as const),
              message: `${message}\n${fix}`,
            },
          ],
    ),
  );
  return marks.filter(
    (one, at) => marks.findIndex((o) => o.file === one.file && o.line === one.line && o.message === one.message) === at,
  );
}
