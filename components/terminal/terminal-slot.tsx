'use client';

import { useEffect, useRef } from 'react';
import { type Place, useDesk } from './desk-context';
import { ENOUGH } from './page-slots';

/** Of a slot: more than nothing. */
const A_LITTLE = 0.01;

type Props = {
  place: Place;
  className?: string | undefined;
  /** The reader has asked for the terminal here: it comes before it is scrolled into view, unless another slot is seen. */
  wanted?: boolean;
};

/** A place for the page's terminal; the desk decides where it stands. */
export function TerminalSlot({ place, className, wanted = false }: Props) {
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

  useEffect(() => {
    if (wanted && slot.current) offer(place, slot.current, A_LITTLE);
  }, [place, offer, wanted]);

  return <div ref={slot} className={className} />;
}
