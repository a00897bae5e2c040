// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { findListed } from '@/content/lesson-list';
import type { Finding } from '@/grading/findings/rule';
import { rules } from '@/grading/findings/rules';
import { FindingList } from './finding-list';

afterEach(cleanup);

const finding: Finding = {
  id: 'shell-without-exec',
  severity: 'essential',
  file: 'Dockerfile',
  line: 4,
  message: 'A shell stays in front of `node`.',
  why: 'It passes nothing on.',
  fix: 'Use the exec form.',
};

it('links each finding to the lesson that teaches its mechanism', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ 'pid-1': 'PID 1' }));
  render(
    <FindingList
      findings={[
        { ...finding, lesson: 'pid-1' },
        { ...finding, line: 5 },
      ]}
      onJump={() => {}}
    />,
  );
  const links = await screen.findAllByRole('link');
  expect(links.map((link) => [link.textContent, link.getAttribute('href')?.replace(/\/$/, '')])).toEqual([
    ['PID 1', '/lessons/pid-1'],
  ]);
  vi.unstubAllGlobals();
});

it.each(rules.map(({ id, lesson }) => [id, lesson]))('%s is explained in %s', (_, lesson) => {
  expect(findListed(lesson ?? '')).toBeDefined();
});
