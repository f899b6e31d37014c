import { StatusCode } from '../../../trace/span-kind.ts';
import { statusOf } from '../../span-enums.ts';

/** Returns the status that the Go SDK means: a text today; in older versions its own enum's number, 1 for an error. */
export function goStatusOf(isText: boolean, text: string): StatusCode {
  if (isText) return statusOf(text);
  if (text === '1') return StatusCode.Error;
  return text === '2' ? StatusCode.Ok : StatusCode.Unset;
}
