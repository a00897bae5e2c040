'use client';

import { type ComponentType, useEffect, useState } from 'react';

/** A component that is fetched when it is first on the page, so that the page itself comes first. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>) {
  return function Later(props: P) {
    const [state, setState] = useState<{ Loaded?: ComponentType<P>; failed?: boolean }>({});

    useEffect(() => {
      load().then(
        (Loaded) => setState({ Loaded }),
        () => setState({ failed: true }),
      );
    }, []);

    if (state.failed)
      return <p role="alert">A part of this page could not be loaded. Is there a network? Reload to try again.</p>;
    return state.Loaded ? <state.Loaded {...props} /> : null;
  };
}
