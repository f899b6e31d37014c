import { containedErrors } from '../failures/contained-errors.ts';
import { fatalError } from '../failures/fatal-error.ts';
import { handledExceptions } from '../failures/handled-exceptions.ts';
import { silentFailures } from '../failures/silent-failures.ts';
import type { Insight } from './insight.ts';

/** What failed first (A4 of the definitions): the failure that the user saw, those that were handled, those not told, and exceptions that made nothing fail. */
export const error: Insight = {
  id: 'error',
  title: 'Error',
  find: (context) => [
    ...(context.errors.reachesRoot ? [fatalError(context)] : []),
    ...containedErrors(context),
    ...silentFailures(context),
    ...handledExceptions(context),
  ],
};
