import type { Metadata } from 'next';
import Link from 'next/link';
import { Page } from '@/components/site/page';
// It is part of every page: what it imports, all of them load.

export const metadata: Metadata = {
  title: 'Page not found',
  description: 'There is no page at this address. Here is what there is.',
};

export default function NotFound() {
  return (
    <Page
      title="There is no such page"
      lead="The address may be misspelt, or the lesson may not be written yet (exit code 127)."
    >
      <h2>What there is</h2>
      <ul>
        <li>
          <Link href="/">The course</Link>, with every lesson, written and coming
        </li>
        <li>
          <Link href="/cheat-sheets/">Cheat sheets</Link> and the <Link href="/glossary/">glossary</Link>
        </li>
        <li>
          <Link href="/progress/">Your progress</Link>
        </li>
      </ul>
    </Page>
  );
}
