// Where the menu's orders and the keys arrive, and the sheets they open. The menu learns
// here what the screens are called. While a question stands in front, keys wait for it.
import { type ReactNode, useEffect, useRef } from 'react';
import { ORDER_KEYS, screenKeys, type WindowOrder } from '../../src-main/contract/window/orders';
import { ImportSheet } from '../importing/sheet';
import { Palette } from '../palette/palette';
import { go } from '../place';
import { desk } from '../relay';
import { LISTED_SCREENS, type ScreenKey } from '../side/screens';
import { About } from './about';
import { isPressed, isTyping } from './keys';
import { obey } from './obey';
import { closeOpened, useOpened } from './opened';
import { Shortcuts } from './shortcuts';

/** `current`: the screen that is shown. */
export function Orders({ current }: { readonly current: ScreenKey }): ReactNode {
  const opened = useOpened();
  const latest = useRef(current);
  useEffect(() => {
    latest.current = current;
  });
  useEffect(() => window.dialpost.onOrder((order) => obey(order, latest.current)), []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => pressed(event, latest.current);
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  useEffect(() => {
    // A desktop that cannot be asked has no menu either.
    desk('name-screens', JSON.stringify(LISTED_SCREENS)).catch(() => undefined);
  }, []);
  return (
    <>
      <Shortcuts opened={opened === 'shortcuts'} close={closeOpened} screens={LISTED_SCREENS} />
      <Palette opened={opened === 'find'} close={closeOpened} current={current} />
      <About opened={opened === 'about'} close={closeOpened} />
      <ImportSheet />
    </>
  );
}

function pressed(event: KeyboardEvent, current: ScreenKey): void {
  if (event.defaultPrevented || event.repeat || document.querySelector('[aria-modal="true"]') !== null) return;
  const { platform } = window.dialpost;
  const meant = (keys: string): boolean => isPressed(keys, event, platform) && !isTyping(keys, event.target);
  // The table's names are the orders.
  const order = (Object.keys(ORDER_KEYS) as (keyof typeof ORDER_KEYS)[]).find((name) => meant(ORDER_KEYS[name]));
  const screen = LISTED_SCREENS.find((_, i) => meant(screenKeys(i) ?? ''));
  if (order === undefined && screen === undefined) return;
  // The menu has the same keys, for when the page cannot hear: one press is one order.
  event.preventDefault();
  if (order !== undefined) obey(order satisfies WindowOrder, current);
  else if (screen !== undefined) go(screen.key);
}
