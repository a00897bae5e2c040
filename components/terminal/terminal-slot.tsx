'use client';

import { useEffect, useRef } from 'react';
import { useDesk } from './desk-context';
import { ENOUGH } from './page-slots';

/** Of a slot: more than nothing. */
const A_LITTLE = 0.01;

type Props = {
  className?: string | undefined;
  /** The reader has asked for the terminal here: it comes before it is scrolled into view, unless another slot is seen. */
  wanted?: boolean;
};

/** A place for the terminal in the page; the desk decides where it stands. */
export function TerminalSlot({ className, wanted = false }: Props) {
  const slot = useRef<HTMLDivElement>(null);
  const { need, offer, withdraw } = useDesk();

  useEffect(() => {
    const element = slot.current;
    if (!element) return;
    offer(element, 0);
    const near = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && need(false), {
      rootMargin: '400px',
    });
    const seen = new IntersectionObserver((entries) => offer(element, entries.at(-1)?.intersectionRatio ?? 0), {
      threshold: [0, ENOUGH],
    });
    near.observe(element);
    seen.observe(element);
    return () => {
      near.disconnect();
      seen.disconnect();
      withdraw(element);
    };
  }, [need, offer, withdraw]);

  useEffect(() => {
    if (wanted && slot.current) offer(slot.current, A_LITTLE);
  }, [offer, wanted]);

  return <div ref={slot} className={className} />;
}
