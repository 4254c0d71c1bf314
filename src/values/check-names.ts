import { Check, mapOf, refuse } from './check';
import { text } from './check-scalars';
import { deferred, replaceMarks } from './placeholder';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** A name that Kubernetes uses as a label value or host name part: lower case letters, digits and dashes. */
export function dnsLabel(max = 63): Check {
  return text({ what: 'lower-case DNS name (letters, digits and dashes)', pattern: LABEL, max });
}

/** An object name: lower case letters, digits, dashes and dots, at most 253. */
export const objectName: Check = text({ what: 'Kubernetes object name (lower-case letters, digits, dashes and dots)', pattern: SUBDOMAIN, max: 253 });

/** `prefix/name` with an optional prefix, as label and annotation keys. */
export const qualifiedName: Check = (where, value) => {
  if (typeof value !== 'string') { refuse(where, value, 'is not text'); }
  const [name, prefix, ...rest] = value.split('/').reverse();
  const ok = rest.length === 0 && name.length <= 63 && QUALIFIED.test(name)
    && (prefix === undefined || (prefix.length <= 253 && SUBDOMAIN.test(prefix)));
  if (!ok) { refuse(where, value, 'is not a label key; write "name" or "domain/name" with a name of at most 63 characters'); }
};

/** A label value: at most 63 of letters, digits, `-`, `_`, `.`; empty is legal. */
export const labelValue: Check = (where, value) => {
  if (deferred(where, value, labelValue)) { return; }
  if (typeof value !== 'string') { refuse(where, value, 'is not text'); }
  if (value !== '' && (value.length > 63 || !QUALIFIED.test(replaceMarks(value, () => 'x')))) {
    refuse(where, value, 'is not a label value; use at most 63 letters, digits, "-", "_" and "."');
  }
};

/** A map of labels. */
export const labels: Check = mapOf(labelValue, qualifiedName);

/** A map of annotations: any text. */
export const annotations: Check = mapOf((where, value) => {
  if (typeof value !== 'string') { refuse(where, value, 'is not text; quote it'); }
}, qualifiedName);
