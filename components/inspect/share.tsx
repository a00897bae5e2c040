'use client';

import { useState } from 'react';
import buttons from '@/components/site/button.module.css';
import { CopyLink } from '@/components/team/copy-link';
import styles from './inspect.module.css';
import type { Files } from './judge-messages';
import { linkTo } from './saved-link';

/** A link that holds the files: nothing is sent anywhere until somebody sends it. */
export function Share({ files }: { files: () => Files }) {
  const [made, setMade] = useState<{ link: string } | { problem: string }>();
  return (
    <div className={styles.share}>
      <button type="button" className={buttons.button} onClick={async () => setMade(await linkTo(files()))}>
        Make a link to these files
      </button>
      {made && 'link' in made && <CopyLink key={made.link} link={made.link} label="It holds the files themselves" />}
      <p role="status">{made && 'problem' in made ? made.problem : ''}</p>
    </div>
  );
}
