import type { ComponentProps } from 'react';

/** A button that stands in running text and looks like a link: it goes somewhere within the page. */
export function TextButton({ className = '', ...rest }: ComponentProps<'button'>) {
  const looks =
    'cursor-pointer rounded-xs text-left underline decoration-line2 underline-offset-2 hover:decoration-current disabled:cursor-default disabled:no-underline';
  return <button type="button" className={`${looks} ${className}`} {...rest} />;
}
