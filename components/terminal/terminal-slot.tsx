'use client';

import { useEffect, useRef } from 'react';
import { type Place, useDesk } from './desk-context';
import { ENOUGH } from './page-slots';

/** A place for the page's terminal; the desk decides where it stands. */
export function TerminalSlot({ place, className }: { place: Place; className?: string | undefined }) {
  const slot = useRef<HTMLDivElement>(null);
  const { need, offer, withdraw } = useDesk();

  useEffect(() => {
    const element = slot.current;
    if (!element) return;
    if (place === 'dock') {
      offer(place, element, 1);
      return () => withdraw(place, element);
    }
    offer(place, element, 0);
    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && need(false), {
      rootMargin: '400px',
    });
    const seen = new IntersectionObserver((entries) => offer(place, element, entries.at(-1)?.intersectionRatio ?? 0), {
      threshold: [0, ENOUGH],
    });
    near.observe(element);
    seen.observe(element);
    return () => {
      near.disconnect();
      seen.disconnect();
      withdraw(place, element);
    };
  }, [place, need, offer, withdraw]);

  return <div ref={slot} className={className} />;
}
