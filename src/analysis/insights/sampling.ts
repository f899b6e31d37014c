import { groupDigits } from '../../lib/counted.ts';
import type { SpanIndex } from '../../trace/units.ts';
import type { AnalysisContext } from '../analysis-context.ts';
import type { Finding } from '../finding.ts';
import { type SamplingAccount, samplingAccount } from '../sampling-account.ts';
import { plainText } from '../wording/plain-text.ts';
import type { Insight } from './insight.ts';

/** So many spans are asked: the root, and the first of other services. */
const MOST_ASKED = 8;
const MOST_NOTES = 12;

/** How many requests the trace stands for, and why it was kept while others were not. */
export const sampling: Insight = {
  id: 'sampling',
  title: 'Sampling',
  find: (context) => {
    for (const span of spansToAsk(context)) {
      const notes = context.facts.sampling(span);
      const account = notes === null ? null : samplingAccount(notes);
      if (account !== null) return [findingOf(account, span)];
    }
    return [];
  },
};

function spansToAsk({ trace, facts }: AnalysisContext): SpanIndex[] {
  const { primaryRoot, service, services, length } = trace;
  if (primaryRoot < 0 || facts.sampling(primaryRoot) === null) return [];
  const asked = [primaryRoot];
  const isAsked = new Uint8Array(services.length);
  isAsked[service[primaryRoot]] = 1;
  for (let span = 0; span < length && asked.length < Math.min(MOST_ASKED, services.length); span++) {
    if (isAsked[service[span]] === 1) continue;
    isAsked[service[span]] = 1;
    asked.push(span);
  }
  return asked;
}

function findingOf(account: SamplingAccount, span: SpanIndex): Omit<Finding, 'insight' | 'title'> {
  return {
    confidence: 'certain',
    reason: reasonOf(account),
    sentence: [weightWords(account), policyWords(account), forceWords(account)].filter((each) => each !== '').join(' '),
    next: nextOf(account),
    rank: 'information',
    effect: 0,
    spans: [span],
    stretches: [],
    evidence: [
      ...headline(account),
      ...account.notes
        .slice(0, MOST_NOTES)
        .map(({ key, text }) => ({ title: plainText(key, 80), text: plainText(text, 200) })),
    ],
    whatIf: [],
    label: '',
  };
}

function reasonOf({ weightBy, policyBy, policy }: SamplingAccount): string {
  const keys = [weightBy, policyBy].filter((key) => key !== '');
  const who = keys.length === 0 ? 'its root' : keys.join(' and ');
  const name = policy === '' ? '' : '; what a policy looks for is read from its name';
  return `${who} ${keys.length > 1 ? 'say' : 'says'} so${name}`;
}

/** The shortest way to say it, which stands in the title too. */
function headline({ weight, policy, force, limit }: SamplingAccount): Finding['evidence'] {
  if (weight > 1) return [{ title: 'Stands for', text: `about ${amount(weight)}` }];
  if (policy !== '') return [{ title: 'Kept by', text: plainText(policy, 60) }];
  return [{ title: 'Kept', text: force || limit }];
}

function weightWords({ weight, limit }: SamplingAccount): string {
  if (weight > 1) return `Sampled 1 in ${amount(weight)}: stands for about ${amount(weight)} requests.`;
  return limit === '' ? '' : `Sampled by a limit, ${limit}: for how many requests it stands is not told.`;
}

function policyWords({ policy }: SamplingAccount): string {
  if (policy === '') return '';
  return `It was kept by the policy “${plainText(policy, 80)}”${CAUSES.find(([looks]) => looks.test(policy))?.[1] ?? ''}.`;
}

function forceWords({ force }: SamplingAccount): string {
  return force === '' ? '' : `It was kept ${force}, whatever the chances: it need not be a usual request.`;
}

/** What policies look for, as people name them. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/lat(?:ency)?\b|slow|duration|long|p9\d/i, ', for how long it took as it seems: no usual request'],
  [/err|fail|status|exception|5xx/i, ', for its errors as it seems: no usual request'],
  [/prob|random|chance|determin|dynamic|rate|always|default|baseline/i, ', which asks for nothing special as it seems'],
];

function nextOf({ weight, policy, force }: SamplingAccount): string {
  if (policy !== '' || force !== '')
    return 'Compare it with a trace that was kept by chance before taking it for usual.';
  return weight > 1
    ? 'Multiply by that when you count requests of this kind; rare ones may not have been kept at all.'
    : '';
}

function amount(weight: number): string {
  return weight >= 10 ? groupDigits(Math.round(weight)) : String(Number(weight.toPrecision(2)));
}
