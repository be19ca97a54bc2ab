// The one button of the window. One that comes to rest while the keyboard stands on it
// (because what it began is under way, or there is nothing more to do) keeps the keyboard's
// place: it is dimmed, said to rest and does nothing, and is out of reach only once the
// keyboard has gone on. A browser takes the focus from what is really disabled, and who
// works by keyboard or by ear is then at the top of the page.
import { Button as KitButton, type ButtonProps } from '@mantine/core';
import { type ComponentPropsWithRef, type FocusEvent, type MouseEvent, type ReactNode, useState } from 'react';

type Props = Omit<ButtonProps, 'loading' | 'loaderProps'> & Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps>;

/** `disabled`: it rests. */
export function Button({ disabled = false, onClick, onFocus, onBlur, ...others }: Props): ReactNode {
  const [hasFocus, setHasFocus] = useState(false);
  const holds = disabled && hasFocus;
  const focused = (event: FocusEvent<HTMLButtonElement>): void => {
    setHasFocus(true);
    onFocus?.(event);
  };
  const blurred = (event: FocusEvent<HTMLButtonElement>): void => {
    // Another window (a dialog of the system) takes the keyboard for a while, not the place.
    if (document.activeElement !== event.currentTarget) setHasFocus(false);
    onBlur?.(event);
  };
  const pressed = (event: MouseEvent<HTMLButtonElement>): void => {
    if (!holds) return onClick?.(event);
    // It would send off the form it stands in.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <KitButton
      {...others}
      disabled={disabled && !hasFocus}
      {...(holds && { 'aria-disabled': true, 'data-disabled': true })}
      onClick={pressed}
      onFocus={focused}
      onBlur={blurred}
    />
  );
}

/** What looks like one and leads to a screen. */
export function ButtonLink({ href, ...others }: ButtonProps & { readonly href: string }): ReactNode {
  return <KitButton component="a" href={href} {...others} />;
}
