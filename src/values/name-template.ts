import { Check, literal, refuse } from './check';
import { text } from './check-scalars';

const RANDOM = '{{ .random }}';
const RANDOM_LENGTH = 5;
const PLACEHOLDER = /\{\{-?\s*([^{}]*?)\s*-?\}\}/g;
const LEGAL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What a placeholder stands for, by its name with the leading dot. */
export type NameData = { readonly [key: string]: string };

/**
 * A template of machine names with these placeholders (NAM-07, NAM-09). Upstream allows any Go template; pipelines and functions are
 * refused here, because what they render could not be judged.
 */
export function nameTemplate(keys: readonly string[]): Check {
  const data: NameData = Object.fromEntries(keys.map(key => [key, 'x']));
  return literal((where, value) => {
    text({ max: 256 })(where, value);
    const template = value as string;
    for (const [whole, key] of template.matchAll(PLACEHOLDER)) {
      if (key !== '.random' && !keys.includes(key)) {
        throw new Error(`${where}: "${whole}" is not a placeholder here; write ${[...keys, '.random'].map(name => `{{ ${name} }}`).join(', ')}.`);
      }
    }
    if (!template.includes(RANDOM)) { refuse(where, value, `has no ${RANDOM}, spelled so; two machines would get one name`); }
    if (!LEGAL.test(renderName(template, data))) {
      refuse(where, value, 'does not make DNS names; use lower-case letters, digits, dashes and dots around the placeholders');
    }
  });
}

/** The template filled in; what is drawn at random is as long as Cluster API draws it (v1.14.0). */
export function renderName(template: string, data: NameData, random: string = 'x'.repeat(RANDOM_LENGTH)): string {
  return template.replace(PLACEHOLDER, (_whole, key: string) => key === '.random' ? random : data[key]);
}
