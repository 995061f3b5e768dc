import { useRef, type TouchEvent } from 'react';

/** As far a finger has to go, and so much more to the side than up or down. */
const leastPx = 60;
const leastSlope = 2;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a finger's way turns the page: to the one after by a way to the left; nowhere by any other. */
export function turnOf(from: Point, to: Point): -1 | 0 | 1 {
  const [right, down] = [to.x - from.x, to.y - from.y];
  if (Math.abs(right) < leastPx || Math.abs(right) < leastSlope * Math.abs(down)) return 0;
  return right < 0 ? 1 : -1;
}

/** Turns pages by swiping with one finger. */
export function useSwipe(turn: (by: -1 | 1) => void) {
  const begun = useRef<Point>(undefined);
  return {
    onTouchStart({ touches }: TouchEvent) {
      const finger = touches.length === 1 ? touches[0] : undefined;
      begun.current = finger && { x: finger.clientX, y: finger.clientY };
    },
    onTouchEnd({ changedTouches }: TouchEvent) {
      const finger = changedTouches[0];
      const from = begun.current;
      begun.current = undefined;
      if (!finger || !from) return;
      const by = turnOf(from, { x: finger.clientX, y: finger.clientY });
      if (by !== 0) turn(by);
    },
  };
}
