import { hasPlaceholder } from './go-template';
import { Report } from './operations';
import { fieldOf, pointer } from './paths';
import { computedFrom, hasRemains, placeholderOf, readable, splitText } from '../values/placeholder';

/** What became of stand-ins that were not used as they are. */
export function lostVariables(value: unknown, path: string, report: Report): void {
  if (placeholderOf(value)) { return; }
  if (typeof value === 'number') {
    const source = computedFrom(value);
    if (source || Number.isNaN(value)) {
      report.line(`CLS-01 lost-variable: a number computed from ${source ? `"${source.name}"` : 'a class variable'} reached ${fieldOf(path)} of ${report.of}; pass ${source ? `${source.name}.asNumber` : 'the variable'} itself.`);
    }
  } else if (typeof value === 'string') {
    lostInText(value, path, report);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (!Array.isArray(value) && (hasPlaceholder(key) || hasRemains(key))) {
        report.line(`CLS-01 lost-variable: the key "${readable(key)}" in ${fieldOf(path)} of ${report.of} contains a class variable; keys are the same in every cluster.`);
        continue;
      }
      lostVariables(item, `${path}/${pointer(key)}`, report);
    }
  }
}

function lostInText(text: string, path: string, report: Report): void {
  const literal = splitText(text).filter(part => typeof part === 'string').join('');
  const number = [...literal.matchAll(/\d{9,}/g)].map(([digits]) => computedFrom(Number(digits))).find(source => source);
  const what = hasRemains(literal) ? 'a piece of a class variable'
    : number ? `a number computed from "${number.name}"`
      : /NaN/.test(literal) ? undefined : encoded(literal);
  if (what) { report.line(`CLS-01 lost-variable: ${what} reached ${fieldOf(path)} of ${report.of}; pass the variable itself.`); }
}

/** A stand-in inside a base64 or percent encoded text is out of reach. */
function encoded(text: string): string | undefined {
  if (/%EE%80%80/i.test(text)) { return 'a percent encoded class variable'; }
  return (text.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? []).some(part => hasRemains(Buffer.from(part, 'base64').toString('utf8'))) ? 'a base64 encoded class variable' : undefined;
}
