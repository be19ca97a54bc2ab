// Escape, wherever the focus is: for what lies over the page without taking the focus.
import { useEffect } from 'react';

/** Calls `act`, which stays the same, on Escape while `on`. */
export function useEscape(on: boolean, act: () => void): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [on, act]);
}
