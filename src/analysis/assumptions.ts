import type { Evidence } from './finding.ts';

/** What every prediction of calls at once rests on (B3 of the definitions). */
export function assumptionsAtOnce(what: string): Evidence {
  return {
    title: 'Holds if',
    text: `${what} do not depend on each other and do not slow each other down; own work between them stays as long as it was`,
  };
}
