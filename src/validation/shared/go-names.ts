import { NotEvaluated, TemplateEngine } from '../../evaluate/go-template';
import { Dict, Value } from '../../evaluate/go-template/value';
import { Path, Subject } from '../subject';

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const RANDOM = '{{ .random }}';
const LONGEST = 63;

/** Data of a template, nested. */
export interface TemplateData {
  readonly [key: string]: string | TemplateData;
}

let engine: TemplateEngine | undefined;

/** What a template that has no functions but Go's own makes of data. */
export function goText(template: string, data: TemplateData): string {
  engine ??= new TemplateEngine({}, 'error');
  return engine.render(template, dict(data));
}

/**
 * Report a template of machine names that Cluster API cannot use (NAM-07): it needs `{{ .random }}` spelled so, it has to execute with the data there
 * is, and what it makes has to be a DNS name.
 */
export function checkMachineNaming(subject: Subject, template: unknown, data: TemplateData, path: Path): void {
  if (typeof template !== 'string' || template === '') { return; }
  if (!template.includes(RANDOM)) { subject.report(path, `"${template}" has no ${RANDOM}, spelled so`, `add ${RANDOM}`); }
  let name: string;
  try {
    name = goText(template, { ...data, random: 'xxxxx' });
  } catch (error) {
    if (!(error instanceof NotEvaluated)) { subject.report(path, `"${template}" makes no name: ${firstLine(error)}`, `use ${keysOf({ ...data, random: '' }).join(', ')} and nothing else`); }
    return;
  }
  // Longer names are cut before they are used.
  if (name.length <= LONGEST && !NAME.test(name)) {
    subject.report(path, `"${template}" makes names like "${name}", which is not a DNS name`, 'use lower-case letters, digits, dashes and dots around the placeholders');
  }
}

/** Data as the template engine takes it. */
export function dict(data: TemplateData): Dict {
  return new Dict(new Map(Object.entries(data).map(([key, value]): [string, Value] => [key, typeof value === 'string' ? value : dict(value)])));
}

/** What an exception says, short enough for a finding. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0].replace(/\.$/, '');
}

function keysOf(data: TemplateData, prefix = '.'): string[] {
  return Object.entries(data).flatMap(([key, value]) => typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`));
}
