import { selectorWords, selectsTemplate } from './class-patches';
import { workerClasses } from './cluster-class';
import { fields, items, text } from './read';
import { Located } from './topology';
import { Subject } from '../subject';

const FIELDS = { machineDeployments: 'machineDeploymentClass', machinePools: 'machinePoolClass' };
const QUALIFIED = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;

/** Whether a name in a selector can be one: at most one wildcard, at one end. Names without a wildcard are not looked at upstream. */
export function isSelectorName(name: string): boolean {
  const stars = name.split('*').length - 1;
  return stars === 0 || (stars === 1 && (name.startsWith('*') || name.endsWith('*')) && QUALIFIED.test(name.replace('*', 'a')));
}

/** The names of a definition's selector that are text. */
export function selectorNames({ path, part }: Located, kind: keyof typeof FIELDS): { readonly path: Located['path']; readonly name: string }[] {
  const { matchResources } = fields(part.selector);
  return items(fields(fields(matchResources)[FIELDS[kind]]).names).flatMap((name, index) =>
    typeof name === 'string' ? [{ path: [...path, 'selector', 'matchResources', FIELDS[kind], 'names', index], name }] : []);
}

/** Report names of classes that have no template of the selector's kind. */
export function checkWorkerSelector(subject: Subject, definition: Located, kind: keyof typeof FIELDS): void {
  const selector = fields(definition.part.selector);
  const words = selectorWords(selector);
  if (!words) { return; }
  const classes = workerClasses(subject.object, kind);
  for (const { path, name } of selectorNames(definition, kind)) {
    if (!isSelectorName(name)) { continue; }
    const named = classes.filter(({ part }) => typeof part.class === 'string' && matches(name, part.class));
    if (named.some(({ part }) => selectsTemplate(selector, part.infrastructure) || selectsTemplate(selector, part.bootstrap))) { continue; }
    const noun = kind === 'machineDeployments' ? 'MachineDeployment' : 'MachinePool';
    subject.report(path, named.length === 0
      ? `"${name}" matches no ${noun} class, which are ${classes.flatMap(({ part }) => text(part.class) ?? []).join(', ') || 'none'}`
      : `no ${noun} class that "${name}" matches has a template ${words}`);
  }
}

function matches(name: string, found: string): boolean {
  if (name === found || name === '*') { return true; }
  return (name.startsWith('*') && found.endsWith(name.slice(1))) || (name.endsWith('*') && found.startsWith(name.slice(0, -1)));
}
