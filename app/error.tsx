'use client';

import { basePath } from '@/components/site/base-path';
import { Page } from '@/components/site/page';

export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <Page
      title="Something broke on this page"
      lead="What you typed is saved: drafts are kept in this browser with each change."
    >
      <p>
        <button type="button" onClick={reset}>
          Try again
        </button>{' '}
        or <a href={`${basePath}/progress/`}>save your progress to a file</a> first. When you report this, add this
        line:
      </p>
      <p>
        <code>{error.message}</code>
      </p>
    </Page>
  );
}
